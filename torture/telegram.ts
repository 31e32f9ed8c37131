import type { Call, Mischief } from '../test/support/bot-api.ts';
import type { Pair } from './cases.ts';
import { startPool } from './crashes.ts';
import { counted, type Fault, type Outcome } from './fault.ts';
import type { Ground } from './ground.ts';

/** What Telegram does to everything that is said in some chats; a poll is a poll. */
type Trouble = { name: string; how: Exclude<Mischief, undefined>; long?: true };

const troubles: readonly Trouble[] = [
  { name: '429 storm', how: { code: 429, description: 'Too Many Requests: retry after 1', retryAfter: 1 } },
  { name: '500', how: { code: 500, description: 'Internal Server Error' } },
  { name: '502 with a page of HTML', how: { html: 502 } },
  { name: 'reset before it is carried out', how: 'reset' },
  { name: 'reset after it was carried out', how: 'lost' },
  { name: 'hangs', how: 'hang', long: true },
];

const PAIRS_EACH = 2;
const NOTES = 2;
const LONG_MS = 30_000;
const SHORT_MS = 2500;

const chatsOf = (pairs: readonly Pair[]) =>
  new Set(pairs.flatMap(({ contactChat, ownerChat }) => [contactChat, ownerChat]));

/** All of them at once on one ground, each in chats of its own, and people beside them whom none of it concerns. */
export const telegramFaults: Fault = {
  name: 'telegram',
  ground: { pairs: PAIRS_EACH * (troubles.length + 1) },
  async run(ground) {
    await startPool(ground);
    const some = troubles.filter(({ long }) => !(ground.short && long));
    const parts = some.map((trouble, n) => ({ trouble, pairs: pairsOf(ground, n) }));
    const others = pairsOf(ground, some.length);
    let isOver = false;
    ground.api.meddle((call) => (isOver ? undefined : mischiefIn(parts, call)));
    const loads = parts.map(({ pairs }) => timed(ground.load.notes(pairs, NOTES)));
    const untouched = timed(ground.load.notes(others, NOTES));
    await new Promise((resolve) => setTimeout(resolve, ground.short ? SHORT_MS : LONG_MS));
    isOver = true;
    const overAt = performance.now();
    const ends = await Promise.all(loads);
    await ground.settled();
    const outcomes = parts.map(({ trouble, pairs }, n) =>
      judge(ground, `Telegram: ${trouble.name}`, pairs, Math.max(0, (ends[n]?.at ?? 0) - overAt)),
    );
    const beside = judge(ground, 'Telegram in trouble, chats beside it', others, (await untouched).ms);
    return await Promise.all([...outcomes, beside]);
  },
};

const pairsOf = ({ pairs }: Ground, n: number) => pairs.slice(n * PAIRS_EACH, (n + 1) * PAIRS_EACH);

function mischiefIn(
  parts: readonly { trouble: Trouble; pairs: readonly Pair[] }[],
  { chatId }: Call,
): Mischief {
  return parts.find(({ pairs }) => chatsOf(pairs).has(chatId))?.trouble.how;
}

/** When it was done, and how long it took. */
async function timed(work: Promise<void>): Promise<{ at: number; ms: number }> {
  const began = performance.now();
  await work;
  return { at: performance.now(), ms: performance.now() - began };
}

async function judge(
  ground: Ground,
  fault: string,
  pairs: readonly Pair[],
  recoveryMs: number,
): Promise<Outcome> {
  const chats = chatsOf(pairs);
  const updates = ground.people.sent.filter(({ chatId }) => chats.has(chatId)).length;
  const load = `${pairs.length} conversations, ${updates} updates`;
  return { fault, load, recoveryMs, ...counted(await ground.audit(pairs)) };
}
