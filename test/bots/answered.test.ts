import { expect, it } from 'vitest';
import { openStage } from './staff-stage.ts';

const stage = await openStage();
const { town } = stage;
const contact = await stage.chat('contact');
const dispatcher = await stage.chat('dispatcher');
const idOf = (chat: typeof contact) => chat.messages().at(-1)?.messageId;

it('takes the buttons off a question, and off what began it, once it is answered', async () => {
  const appeal = await town.files();
  await town.does('owner', { type: 'acknowledge' }, appeal);
  const done = { type: 'report_done', outcome: 'resolved', text: '换了变压器，380 伏', left: '' } as const;
  await town.does('owner', done, appeal);
  await stage.deliver();
  const notice = contact.dataOf('已解决').messageId;
  await contact.taps('已解决', notice);
  await contact.taps('满意');
  await contact.says('王某某');
  const doubt = idOf(contact);
  expect(contact.buttons(doubt).flat()).toContain('确认');
  expect(contact.buttons(notice).flat()).toContain('已解决');
  await contact.says('王示例');
  expect(contact.buttons(doubt)).toEqual([]);
  expect(contact.buttons(notice)).toEqual([]);
});

it('takes them off where the button’s word was typed', async () => {
  const appeal = await town.files({ category: 'PWR' });
  await dispatcher.presses({ verb: 'reject', id: appeal.id });
  await dispatcher.taps('超出职责');
  await dispatcher.says('用地审批在县里');
  await dispatcher.says('县自然资源局');
  const preview = idOf(dispatcher);
  expect(dispatcher.buttons(preview).flat()).toContain('确认');
  await dispatcher.says('确认');
  expect(dispatcher.buttons(preview)).toEqual([]);
});
