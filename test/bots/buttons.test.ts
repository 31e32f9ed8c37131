import { expect, it } from 'vitest';
import { features } from '../../bots/features.ts';
import { forms } from '../../bots/forms.ts';
import { createButtons, type Tap } from '../../src/telegram/buttons.ts';
import { deck } from '../../src/text/deck.ts';
import { buttonOf, offerNames } from '../../src/text/offers.ts';
import { openMatrix } from './matrix-stage.ts';

const matrix = await openMatrix();
const { buttons, chats, things } = matrix;
const verbs = [...new Set(features.flatMap((feature) => Object.keys(feature.verbs ?? {})))];
const tapOf = (verb: string): Tap => ({ verb, id: things.live, version: 3, arg: '1' });
const said = (key: 'refuse.forged' | 'refuse.other_person_button' | 'refuse.question_old') => deck[key].zh;

/** Taps each of these in a person's chat; what is answered otherwise than in these words. */
async function answeredOtherwise(data: string[], words: string, role: 'contact' | 'owner' | 'outsider') {
  const before = await matrix.fingerprint();
  const others: string[] = [];
  for (const one of data) {
    const { box, chat } = await matrix.tapsData(role, one);
    if (box !== words || chat !== '') others.push(`${one}: ${box} ${chat}`);
  }
  expect(await matrix.fingerprint()).toEqual(before);
  return others;
}

it('fits every button into 64 bytes, with the longest thing it may name', () => {
  const long = { id: things.live, version: 46_655 };
  for (const name of offerNames) {
    const { action } = buttonOf(name, 'zh', things.live);
    expect(
      Buffer.byteLength(buttons.encode({ ...action, ...long }, chats.contact)),
      name,
    ).toBeLessThanOrEqual(64);
  }
  const keys = matrix.deps.policies
    .current()
    .categories.flatMap(({ code, questions }) => [
      code,
      ...questions.flatMap(({ options = [] }) => options.map(({ key }) => key)),
    ]);
  for (const arg of keys)
    expect(() => buttons.encode({ verb: 'a', ...long, arg }, chats.contact), arg).not.toThrow();
});

it('refuses what was forged: every button, with no seal, that of another one, or of another installation', async () => {
  const other = createButtons(Buffer.alloc(32, 9));
  const seal = buttons.encode({ verb: 'open', id: things.closed }, chats.contact).slice(0, 8);
  const bodies = verbs.map((verb) => buttons.encode(tapOf(verb), chats.contact).slice(8));
  const forged = [
    ...bodies,
    ...bodies.map((body) => seal + body),
    ...verbs.map((verb) => other.encode(tapOf(verb), chats.contact)),
  ];
  // Two characters show that a button is ours at all: by chance one in 4096 bodies has them, and is foreign then.
  const answers = await answeredOtherwise(forged, said('refuse.forged'), 'contact');
  expect(answers.filter((one) => !one.includes(said('refuse.other_person_button')))).toEqual([]);
  expect(answers.length).toBeLessThan(4);
});

it('refuses what was made for somebody else, forwarded or copied, whoever taps it', async () => {
  const theirs = verbs.map((verb) => buttons.encode(tapOf(verb), chats.contact));
  for (const role of ['owner', 'outsider'] as const)
    expect(await answeredOtherwise(theirs, said('refuse.other_person_button'), role)).toEqual([]);
});

it('takes an open question from the one who was asked, and only the newest', async () => {
  await matrix.says('contact', '/new');
  await matrix.taps('contact', { verb: 'fresh' });
  const dialog = await matrix.dialogOf('contact');
  if (dialog === null) throw new Error('nothing was asked');
  const before = await matrix.fingerprint();
  for (const verb of ['a', 'b', 's', 'c', 'd', 'f', 'e']) {
    const tap = { verb, id: dialog.id, version: dialog.version, arg: 'OTH' };
    expect((await matrix.taps('rival', tap)).box, verb).toBe(said('refuse.question_old'));
    const old = { ...tap, version: dialog.version - 1 };
    expect((await matrix.taps('contact', old)).box, verb).toBe(said('refuse.question_old'));
    expect((await matrix.taps('contact', { ...tap, id: things.live })).box, verb).toBe(
      said('refuse.question_old'),
    );
  }
  expect(await matrix.fingerprint()).toEqual(before);
});

it('takes each step once, though the update comes again and the button is tapped again', async () => {
  const events = async (): Promise<number> => {
    const [row] = await matrix.deps.sql<{ n: number }[]>`select count(*)::int as n from appeal_events`;
    return row?.n ?? 0;
  };
  const taken: string[] = [];
  const again: string[] = [];
  const at = matrix.deps.now().getTime();
  await matrix.town.does(
    'owner',
    { type: 'log_contact', at, how: 'phone', note: '问了' },
    { id: things.live },
  );
  const oneTap = verbs.filter(
    (verb) => !(verb in forms) && !/^(join|ask|invite|health|policy|conduct)/.test(verb),
  );
  for (const role of ['helper', 'contact', 'owner'] as const) {
    for (const verb of oneTap) {
      const before = await events();
      const tap = { ...tapOf(verb), ...({ judge_lead: { arg: 'no' }, contact: { arg: 'yes' } }[verb] ?? {}) };
      await matrix.taps(role, tap);
      const first = await events();
      if (first === before) continue;
      taken.push(verb);
      await matrix.repeats();
      await matrix.taps(role, tap);
      if ((await events()) !== first) again.push(`${role} ${verb}`);
    }
  }

  expect(again).toEqual([]);
  expect(taken).toEqual(expect.arrayContaining(['ack_sub', 'grant_phone', 'contact', 'danger.called']));
});
