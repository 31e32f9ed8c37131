import { isUnsigned } from '../appeal/appeal.ts';
import type { Opinion, Result } from '../appeal/facts.ts';
import { after, doneDue, gradeNow, leftUntil, signDue } from '../appeal/limits.ts';
import { turnOf } from '../appeal/turn.ts';
import type { Member } from '../appeal/views.ts';
import type { Params } from '../text/case-params.ts';
import { writeAt, writeOver, writeSpan } from '../text/case-times.ts';
import { gradeName, roleName } from '../text/names.ts';
import { reasonText } from '../text/reasons.ts';
import { raw } from '../text/html.ts';
import { piece, say } from '../text/say.ts';
import { writeDuration } from '../text/when.ts';
import { actorName, actorOf, eventOf, orderOf, type Telling, wordsOf } from './telling.ts';

/** What notices name besides the facts of the case: mostly what the step itself says. */

/** The owner is named by who acted: a deputy speaks under their own name. */
export const acting = (t: Telling): Params => {
  const actor = actorOf(t);
  return actor === null ? {} : { owner_name: actor.name, owner_unit: actor.unit };
};

export const saying = (t: Telling): Params => ({
  by: actorName(t),
  text: wordsOf(t),
  reason: wordsOf(t),
  note: wordsOf(t),
});

export const contacting = (t: Telling): Params => {
  const { contact } = t.view.appeal;
  return {
    ...acting(t),
    at: writeAt(t.clock, contact?.at),
    how: contact === null ? '' : reasonText(t.clock.locale, contact.how),
    note: contact?.note ?? '',
  };
};

/** The words of a result; what is left of it belongs to them. */
const resultText = ({ text, left }: Result, { clock }: Telling): string =>
  left === '' ? text : `${text}\n${say(clock.locale, 'result.left', { text: left })}`;

export const reporting = (t: Telling): Params => {
  const result = t.view.appeal.proposal ?? t.view.appeal.result;
  if (result === null) return {};
  const by = t.view.people[result.by];
  const who = by === undefined ? {} : { owner_name: by.name, owner_unit: by.unit };
  return { ...who, result: resultText(result, t) };
};

export const supplying = (t: Telling): Params => {
  const answers = eventOf(t, 'answer_info')?.answers ?? [];
  const none = answers.filter((answer) => answer.none).length;
  const { locale } = t.clock;
  const none_word = say(locale, 'label.none');
  return {
    text: wordsOf(t),
    n: answers.length - none,
    none_line: none === 0 ? '' : piece(locale, 'info.none_line', { k: none }),
    lines: raw(
      answers
        .map(({ item, text, files, none: lacks }, i) => {
          const sent = files === 0 ? '' : say(locale, 'info.files', { n: files });
          const said = lacks
            ? none_word
            : [text, sent].filter((part) => part !== '').join(locale === 'zh' ? '，' : ', ');
          return say(locale, 'info.line', { i: i + 1, item, answer: said });
        })
        .join('\n'),
    ),
  };
};

export const objecting = (t: Telling): Params => {
  const kind = eventOf(t, 'object_info')?.kind;
  return { text: wordsOf(t), kind: kind === undefined ? '' : say(t.clock.locale, `label.${kind}`) };
};

const opinionParams = (t: Telling, { solved, rating, reason, text }: Opinion): Params => ({
  solved: say(t.clock.locale, `label.${solved}`),
  rating: say(t.clock.locale, `label.${rating}`),
  reason: reasonText(t.clock.locale, reason),
  text,
  words: text,
});

/** As what somebody has a case of the third round: its leader, or the head where no leader is at work. */
export const ledBy = (owner: Member | null): 'leader' | 'head' | undefined =>
  (['leader', 'head'] as const).find((role) => owner?.roles.includes(role));

export const answering = (t: Telling): Params => {
  const { opinion, result } = t.view.appeal;
  const { owner } = t.view;
  const led = ledBy(owner);
  return {
    ...(opinion === null ? {} : opinionParams(t, opinion)),
    ...(led === undefined ? {} : { leader_name: owner?.name, leader_role: roleName(t.clock.locale, led) }),
    handler_name: t.view.people[result?.by ?? '']?.name ?? '',
  };
};

export const urging = (t: Telling): Params => {
  const event = eventOf(t, 'urge');
  const { urges } = t.view.appeal;
  const place = urges.indexOf(t.recorded?.at ?? 0);
  const what = event === null ? '' : reasonText(t.clock.locale, event.what);
  return {
    n: place < 0 ? urges.length : place + 1,
    text: event?.text || what,
    last_at: writeAt(t.clock, t.view.appeal.progress?.at),
  };
};

/** The grade by name, and the limit for 签收 only while it is still to come. */
export const raising = (t: Telling): Params => ({
  grade: gradeName(t.clock.locale, t.view.appeal.grade),
  ...unsignedOnly(t),
});

export const unsignedOnly = ({ view }: Telling): Params => (isUnsigned(view.appeal) ? {} : { sign_due: '' });

export const reassigning = (t: Telling): Params => ({ ...saying(t), ...unsignedOnly(t) });

export const withdrawing = (t: Telling): Params => {
  const { contact, ending } = t.view.appeal;
  const gap = contact === null || ending === null ? 0 : ending.at - contact.loggedAt;
  return { gap: writeDuration(t.clock.locale, gap) };
};

export const ordering = (t: Telling): Params => {
  const order = orderOf(t);
  const event = t.recorded?.event;
  const waited =
    order === undefined ? 0 : -leftUntil(t.view.rules, t.view.appeal, order.issuedAt, t.clock.now.getTime());
  return {
    order_no: order?.no ?? '',
    order_due: writeAt(t.clock, order?.dueAt),
    at: writeAt(t.clock, order?.ackedAt),
    text: (event?.type === 'answer_order' ? order?.answer : order?.text) ?? '',
    gap: writeSpan(t.view, t.clock, waited),
    by: actorName(t, t.view.supervisor),
  };
};

/** What the ladder says: by how much which limit has passed, how often it was said, and what holds it up. */
export const climbing = (t: Telling): Params => {
  const { appeal, rules } = t.view;
  const now = t.clock.now.getTime();
  const isSign = eventOf(t, 'ring')?.kind === 'sign';
  const due = isSign ? signDue(rules, appeal) : doneDue(rules, appeal, now);
  const { reason } = appeal;
  const { locale } = t.clock;
  return {
    over: due === null ? '' : writeOver(t.view, t.clock, due),
    what: say(locale, isSign ? 'what.sign' : 'what.done'),
    n: Math.max(1, Object.keys(appeal.rung).filter((kind) => kind.startsWith('late.')).length),
    minutes: Math.max(1, Math.round((now - (appeal.ownedAt ?? now)) / 60_000)),
    done_line: appeal.progress?.text ?? '',
    ...(reason === null ? { reason_line: say(locale, 'reason.none.line') } : {}),
    stuck: reason === null ? say(locale, 'reason.none') : reasonText(locale, reason.code, reason.text),
    due: due === null ? '' : writeAt(t.clock, topOfLadder(t, due)),
  };
};

/** When the last step of the ladder comes. */
function topOfLadder({ view: { rules, appeal } }: Telling, due: number): number | null {
  const last = rules.policy.ladder.steps.find((step) => step.level === 5);
  return last === undefined ? null : after(rules, gradeNow(appeal), due, last.after);
}

/** What comes next, and by when. */
export const nextStep = ({ view, clock }: Telling): Params => {
  const turn = turnOf(view.rules, view.appeal, clock.now.getTime());
  return {
    next_what: turn === null ? '' : say(clock.locale, `what.${turn.what}`),
    next_due: writeAt(clock, turn?.due),
  };
};

/** The whole number of the contact, for the few moments in which somebody must call at once. */
export const calling = ({ view }: Telling): Params => ({ contact_phone: view.contact?.phone ?? '' });
