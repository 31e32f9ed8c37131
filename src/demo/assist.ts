import { setTimeout as sleep } from 'node:timers/promises';
import { label } from '../text/labels.ts';
import { advance } from './advance.ts';
import type { DemoContext } from './context.ts';
import { type Hands, handsOf, type Seen } from './hands.ts';
import type { Actor } from './marker.ts';
import { type OpenQuestion, openQuestion, type TourCase, tourCase } from './store-tour.ts';
import { tourOf, type TourStep } from './tour.ts';
import { preferred, typedFor } from './typed.ts';

export type Assisting = DemoContext & {
  actors: readonly Actor[];
  /** Between two taps, so that one can watch; in ms. */
  paceMs: number;
};

/** More taps than this a step never takes. */
const MOST = 40;

/**
 * Does a step of the tour as its people would: real taps on the buttons in their chats, one after the other, until the
 * step is done. A step that needs an earlier one does that first.
 * @returns false when no tap led on
 */
export async function assist(ctx: Assisting, step: TourStep): Promise<boolean> {
  // One click is one limit: each shows where it arrives.
  if (step === 'overdue') return await advance(ctx, 'zh').then(() => true);
  for (let taps = 0; taps < MOST && !(await isDone(ctx, step)); taps += 1) {
    if (!(await tapOnce(ctx, step))) return false;
    await sleep(ctx.paceMs);
  }
  if (step === 'contact') await agree(ctx);
  return await isDone(ctx, step);
}

/** The enterprise is asked whether it was really called: so it was. */
async function agree(ctx: Assisting): Promise<void> {
  const filer = ctx.actors.find(({ part }) => part === 'contact');
  if (filer === undefined) return;
  const hands = await handsOf(ctx, filer.user);
  const yes = await hands.find(({ tap }) => tap.verb === 'contact' && tap.arg === 'yes');
  if (yes !== null) await hands.press(yes);
}

async function isDone({ deps }: Assisting, step: TourStep): Promise<boolean> {
  return (await tourOf(deps)).some(({ id, done }) => id === step && done);
}

/** The next tap that leads to a step, from wherever its case is; without a case one is filed. */
async function tapOnce(ctx: Assisting, step: TourStep): Promise<boolean> {
  const { deps, actors } = ctx;
  const filers = actors.filter(({ window }) => window === 1).map(({ personId }) => personId);
  const found = step === 'file' ? null : await tourCase(deps.sql, filers);
  const move = found === null ? fileOne : moveFor(step, found);
  const personId = found === null ? filers[0] : found[move.by];
  const actor = actors.find((one) => one.personId === personId);
  if (actor === undefined) return false;
  const hands = await handsOf(ctx, actor.user);
  const open = await openQuestion(deps.sql, actor.personId);
  if (open?.form === move.form)
    return await answer(hands, open, {
      name: actor.name,
      round: found?.round ?? 1,
      step,
      locale: ctx.locale,
    });
  return found === null ? await begin(hands, ctx.locale) : await tapCard(hands, found, move);
}

async function tapCard(hands: Hands, { id }: TourCase, { verb, arg }: Move): Promise<boolean> {
  const is = ({ tap }: Seen) => tap.id === id && tap.verb === verb && (arg === undefined || tap.arg === arg);
  const button = await hands.find(is);
  if (button !== null) await hands.press(button);
  return button !== null;
}

type Move = { by: 'ownerId' | 'filedBy'; verb: string; form: string; arg?: string };

const fileOne: Move = { by: 'filedBy', verb: 'new', form: 'intake' };

/** Whose button a case needs next on the way to a step. */
function moveFor(step: TourStep, { status }: TourCase): Move {
  if (status === 'submitted') return { by: 'ownerId', verb: 'acknowledge', form: '' };
  if (status === 'in_progress') {
    const verb = step === 'contact' ? 'log_contact' : 'report_done';
    return { by: 'ownerId', verb, form: verb };
  }
  const arg = step === 'refuse' ? 'unresolved' : 'resolved';
  return { by: 'filedBy', verb: 'confirm', form: 'confirm', arg };
}

/** An unfinished draft is left where it is. */
async function begin(hands: Hands, locale: DemoContext['locale']): Promise<boolean> {
  const fresh = (await hands.buttons()).find(({ tap }) => tap.verb === 'fresh');
  const last = await hands.lastMessageId();
  if (fresh !== undefined && fresh.messageId === last) await hands.press(fresh);
  else await hands.write(label(locale, 'new_appeal'));
  return true;
}

type Who = { name: string; round: number; step: TourStep; locale: DemoContext['locale'] };

/** Answers the open question: in words where words are at hand, else by a tap. */
async function answer(hands: Hands, open: OpenQuestion, who: Who): Promise<boolean> {
  const mine = (await hands.buttons()).filter(
    ({ tap }) => tap.id === open.id && tap.version === open.version,
  );
  const verb = (wanted: string) => mine.filter(({ tap }) => tap.verb === wanted);
  const text = typedFor(open, who);
  const options = verb('a');
  const isTicked = options.some((seen) => seen.label.startsWith('✅'));
  const [confirm] = verb('f');
  const [done] = verb('d');
  const [skip] = verb('s');
  const option =
    done !== undefined && (isTicked || options.length === 0) ? done : bestOf(options, open, who.step);
  if (confirm !== undefined) await hands.press(confirm);
  else if (text !== undefined) await hands.write(text);
  else if (option ?? skip) await hands.press((option ?? skip) as Seen);
  else return false;
  return true;
}

function bestOf(options: readonly Seen[], open: OpenQuestion, step: TourStep): Seen | undefined {
  const wanted = preferred(open, step);
  const ranked = wanted
    .map((key) => options.find(({ tap }) => tap.arg === key))
    .find((one) => one !== undefined);
  return ranked ?? options[0];
}
