import { localTime } from '../calendar/zone.ts';
import { Refusal } from '../refusal.ts';
import { holdCase, releaseCase } from '../retain/hold.ts';
import { readHolds } from '../retain/store-holds.ts';
import { SetupError } from '../setup-error.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { withDeps } from './context.ts';
import { columns } from './terminal.ts';

export const holdCommand: Command = {
  name: 'hold',
  summary: {
    zh: '留存一件：期限到了也不清除；--release 解除',
    en: 'Hold a case: nothing of it is erased, whatever its age; --release ends that',
  },
  usage: ['hold CASE --reason TEXT', 'hold CASE --release', 'hold list'],
  examples: ['hold 2026-0012 --reason court-2026-118', 'hold list'],
  options: {
    reason: { type: 'string', value: 'TEXT', help: { zh: '为什么留', en: 'why it is held' } },
    release: { type: 'boolean', help: { zh: '解除留存', en: 'end the hold' } },
    json: { type: 'boolean', help: { zh: '结果用 JSON', en: 'result as JSON' } },
  },
  run: async (call) => {
    const [no, more] = call.positionals;
    const reason = call.option('reason')?.trim() ?? '';
    const isRelease = call.flag('release');
    if (no === 'list' && more === undefined) return await list(call);
    if (no === undefined || more !== undefined || isRelease === (reason !== ''))
      throw new UsageError({
        zh: '要写 hold 编号 --reason 原因、hold 编号 --release 或 hold list。',
        en: 'Say hold CASE --reason TEXT, hold CASE --release, or hold list.',
      });
    return isRelease ? await release(call, no) : await hold(call, no, reason);
  },
};

async function hold({ terminal, flag }: Call, no: string, reason: string): Promise<number> {
  const held = await withDeps('hold', (deps) =>
    holdCase(deps, { no, reason, actorId: null }).catch(explain(no)),
  );
  const words = {
    zh: `留存了 ${held.no}，解除之前什么都不清除。`,
    en: `${held.no} is held: nothing of it is erased until it is released.`,
  };
  terminal.out(flag('json') ? JSON.stringify({ held: held.no }) : terminal.say(words));
  return 0;
}

async function release({ terminal, flag }: Call, no: string): Promise<number> {
  const wasHeld = await withDeps('hold', (deps) =>
    releaseCase(deps, { no, actorId: null }).catch(explain(no)),
  );
  const words = wasHeld
    ? { zh: `解除了 ${no} 的留存。`, en: `${no} is released.` }
    : { zh: `${no} 没有留存。`, en: `${no} is not held.` };
  terminal.out(flag('json') ? JSON.stringify({ released: wasHeld }) : terminal.say(words));
  return 0;
}

async function list({ terminal, flag }: Call): Promise<number> {
  const { holds, dayOf } = await withDeps('hold', async ({ sql, policies }) => {
    const { zone } = policies.calendar(policies.current());
    return { holds: await readHolds(sql), dayOf: (at: Date) => localTime(zone, at).date };
  });
  if (flag('json')) terminal.out(JSON.stringify({ holds }));
  else for (const line of columns(holds.map((h) => [h.no, dayOf(h.since), h.reason]))) terminal.out(line);
  if (holds.length === 0) terminal.err(terminal.say({ zh: '没有留存的。', en: 'Nothing is held.' }));
  return 0;
}

const explain =
  (no: string) =>
  (error: unknown): never => {
    if (!(error instanceof Refusal)) throw error;
    throw new SetupError(
      error.code === 'refuse.erased'
        ? { zh: `${no} 的内容已经清除了，留不住。`, en: `The contents of ${no} are erased already.` }
        : {
            zh: `没有 ${no} 这件。编号照卡片上写，例 2026-0012 或只写 0012。`,
            en: `There is no ${no}. Write the number as on the card, such as 2026-0012, or 0012 alone.`,
          },
    );
  };
