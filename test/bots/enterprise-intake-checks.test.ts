import { expect, it } from 'vitest';
import { photo, startChats } from '../support/chat.ts';
import { createTown } from '../support/town.ts';
import { createWorld } from '../support/world.ts';

const world = await createWorld({ at: '2026-11-19T09:12+08:00' });
const town = await createTown(world);
const server = await startChats(world);
const chat = await server.chatOf(town.who.contact, { locale: 'en' });

it('takes a whole appeal in English, saying what is wrong with every bad answer', async () => {
  await chat.says('/new');
  expect(chat.last()).toBe('What is it about?\nNot sure? Tap Other and say what it is.');
  expect(chat.buttons()[0]).toEqual(['Danger to life']);
  expect(chat.buttons().flat()).toContain('Conduct');
  await chat.taps('Power');

  await chat.says('No');
  expect(chat.last()).toContain('A few more words');
  await chat.says('id 530127199001011234 in workshop 2');
  expect(chat.last()).toContain('There seems to be an ID number in it');
  await chat.sends({ sticker: { file_id: 's', emoji: '🙂' } });
  expect(chat.last()).toContain('I saw the sticker. This step needs a few typed words');
  await chat.says('In workshop 2 only 340 V in the afternoon, three CNC machines stall');

  await chat.taps('Other');
  expect(chat.last()).toBe('Fine, type it in a few words.');
  await chat.taps('Low voltage');
  await chat.says('440');
  expect(chat.last()).toContain('At this step, just tap a button.');
  await chat.taps('380 V');
  await chat.taps('Done');
  expect(chat.last()).toContain('Please tap one of the buttons above');
  await chat.taps('Afternoon');
  await chat.taps('Night');
  expect(chat.buttons(chat.dataOf('✅ Night').messageId).flat()).toContain('✅ Afternoon');
  await chat.taps('✅ Night');
  await chat.taps('Done');

  await chat.says('next year');
  expect(chat.last()).toContain('That date was not understood');
  await chat.says('24 Dec 2026');
  expect(chat.last()).toContain('is still to come');
  await chat.taps('Yesterday');
  await chat.sends({ location: { latitude: 24.9, longitude: 103.1 } });
  expect(chat.texts().at(-2)).toContain('📍24.90000, 103.10000');
  await chat.taps('Affected');
  await chat.says('voltage steady near 380 V, no more trips');
  expect(chat.last()).toContain('Optional questions: 10');
  await chat.taps('Go on');

  await chat.says('050123');
  expect(chat.last()).toContain('A customer number has 10 to 16 digits');
  await chat.taps('Skip');
  await chat.says('three hundred odd');
  expect(chat.last()).toContain('A figure is needed, then the time.');
  await chat.says('34, 15:00');
  expect(chat.last()).toContain('34 V is far from 380 V');
  await chat.taps('Confirm');
  expect(
    chat.texts().some((text) => text.includes('What voltage was measured, and when?\n✅ 34, 15:00')),
  ).toBe(true);
  await chat.taps('Back');
  await chat.says('340, 15:00');
  await chat.says('now 400');
  expect(chat.last()).toContain('Two figures: now and wanted');
  await chat.says('now 400, wanted 630');
  await chat.taps('Our own');
  await chat.says('Skip');
  await chat.taps('None');
  await chat.taps('Skip');
  await chat.taps('None');
  await chat.says('10 Nov');
  expect(chat.last()).toContain('has passed');
  await chat.taps("Month's end");
  expect(chat.last()).toContain('Photos or files?');
});

it('takes photos one by one and as an album, and says what it cannot take', async () => {
  await chat.sends(photo('one'));
  expect(chat.last()).toBe('✅ Received: photo; 1 of 5. Send more, or tap Done.');
  await chat.sends(photo('one'));
  expect(chat.last()).toBe('That one is here already.');
  const before = chat.messages().length;
  const edits = () => server.api.calls.filter(({ method }) => method === 'editMessageText').length;
  const edited = edits();
  await chat.sendsAll(['two', 'three', 'four'].map((id) => photo(id, { media_group_id: 'album' })));
  expect(chat.messages()).toHaveLength(before + 1);
  expect(edits()).toBe(edited);
  expect(chat.last()).toBe('✅ The album arrived whole (3); 4 of 5.');
  await chat.sends({
    document: { file_id: 'd', file_unique_id: 'd', file_name: 'bill.pdf', file_size: 21 * 1024 * 1024 },
  });
  expect(chat.last()).toContain('bill.pdf has 21.0 MB; I can take 20 MB at most');
  await chat.sends({
    document: { file_id: 'e', file_unique_id: 'e', file_name: 'tool.exe', file_size: 1000 },
  });
  expect(chat.last()).toContain('I do not take this kind (exe)');
  await chat.sendsAll(['five', 'six'].map((id) => photo(id, { media_group_id: 'more' })));
  expect(chat.last()).toContain('5 at most. The first are kept; left out: photo');
  await chat.taps('Done');
  expect(chat.last()).toContain('Files: photos: 5');
});

it('changes any field from the summary, and submits what the summary shows', async () => {
  await chat.taps('Edit');
  expect(chat.buttons().at(0)).toEqual(['Category', 'What']);
  expect(chat.buttons().at(-1)).toEqual(['Show less']);
  await chat.taps('Show less');
  expect(chat.buttons()).toEqual([['Submit'], ['Edit', 'Cancel']]);
  await chat.taps('Edit');
  await chat.taps('Wanted');
  expect(chat.texts().at(-2)).toBe('✏️ Changing: Wanted');
  await chat.says('no trips');
  expect(chat.last()).toContain('Wanted: no trips');
  await chat.taps('Edit');
  await chat.taps('Kind');
  await chat.taps('The bill');
  expect(chat.last()).not.toContain('Supply');
  await chat.taps('Submit');
  const [row] = await world.deps.sql`select status, state -> 'answers' as answers from appeals`;
  expect(row?.status).toBe('submitted');
  expect(Object.keys(row?.answers)).not.toContain('level');
  const files = await world.deps.sql`select 1 from files where event_id is not null`;
  expect(files).toHaveLength(5);
  expect(chat.last()).toContain('✅ Submitted, number 杨企诉-2026-0001');
});

it('cuts the name of a place, which its sender cannot shorten', async () => {
  await chat.says('/new');
  await chat.taps('Power');
  await chat.says('In workshop 3 only 340 V in the afternoon, two machines stall');
  const venue = { title: '<'.repeat(6000), address: '园区路 1 号' };
  await chat.sends({ location: { latitude: 24.9, longitude: 103.1 }, venue });
  expect(chat.last()).toBe('The location is noted under Where.');
  const [row] = await world.deps.sql`
    select state -> 'answers' ->> 'location' as place from appeals where status = 'draft'`;
  expect(row?.place).toMatch(/^<{119}… 📍24.90000, 103.10000$/);
});
