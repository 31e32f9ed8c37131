import type { Deps } from '../deps.ts';
import { type DeadId, readDeadId, writeDeadId } from '../health/dead.ts';
import { type DeadLetter, dropDead, listDead, replayDead, showDead } from '../health/store-dead.ts';
import { recordAct } from '../record/acts.ts';
import { SetupError } from '../setup-error.ts';
import { writeMoment } from '../text/when.ts';
import { isAgreed } from './ask.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { withDeps } from './context.ts';
import { columns, type Terminal } from './terminal.ts';

const LISTED = 200;

export const deadCommand: Command = {
  name: 'dead',
  summary: {
    zh: '处理不了的消息、发不出去的通知：列出来，看一条，再试，或不要了',
    en: 'Updates that could not be handled, notices that could not be sent: list, look at one, try again, give up',
  },
  usage: ['dead list', 'dead show ID', 'dead replay ID… | --all', 'dead drop ID… [--yes]'],
  examples: ['dead list', 'dead replay --all'],
  options: {
    all: { type: 'boolean', help: { zh: '全部再试', en: 'try all of them again' } },
    yes: { type: 'boolean', help: { zh: '不用再问（drop）', en: 'do not ask (drop)' } },
    json: { type: 'boolean', help: { zh: '结果用 JSON', en: 'result as JSON' } },
  },
  run: async (call) => {
    const [what = '', ...rest] = call.positionals;
    const ids = rest.map(readId);
    const isAll = call.flag('all');
    if (what === 'list' && ids.length === 0) return await withDeps('dead', (deps) => list(call, deps));
    const [first] = ids;
    if (what === 'show' && first && ids.length === 1)
      return await withDeps('dead', (deps) => show(call, deps, first));
    if (what === 'replay' && ids.length > 0 !== isAll)
      return await withDeps('dead', (deps) => replay(call, deps, isAll ? 'all' : ids));
    if (what === 'drop' && ids.length > 0) return await drop(call, ids);
    throw new UsageError({
      zh: '要写 dead list、dead show ID、dead replay ID（或 --all）、dead drop ID。',
      en: 'Say dead list, dead show ID, dead replay ID (or --all), or dead drop ID.',
    });
  },
};

function readId(text: string): DeadId {
  const id = readDeadId(text);
  if (id !== null) return id;
  throw new UsageError({
    zh: `“${text}”不是编号，照 dead list 里的写，例：in-7-1024、out-31。`,
    en: `"${text}" is no id; write it as dead list does, such as in-7-1024 or out-31.`,
  });
}

async function list({ terminal, flag }: Call, deps: Deps): Promise<number> {
  const { say, out, err } = terminal;
  const letters = await listDead(deps.sql, LISTED);
  if (flag('json')) {
    out(JSON.stringify({ dead: letters.map(jsonOf) }));
    return 0;
  }
  const { zone } = deps.policies.calendar(deps.policies.current());
  const at = (date: Date) => writeMoment({ locale: terminal.locale, zone, now: deps.now() }, date);
  for (const line of columns(letters.map((letter) => rowOf(terminal, letter, at)))) out(line);
  if (letters.length === 0) err(say({ zh: '没有失败的。', en: 'Nothing failed.' }));
  else
    err(
      say({
        zh: '看一条（含个人信息）：dead show ID；修好后再试：dead replay ID；不要了：dead drop ID',
        en: 'Look at one (personal data): dead show ID; once mended: dead replay ID; give up: dead drop ID',
      }),
    );
  return 0;
}

const jsonOf = ({ isPassed, since, ...letter }: DeadLetter) => ({
  ...letter,
  since: since.toISOString(),
  passed: isPassed,
});

function rowOf({ say }: Terminal, letter: DeadLetter, at: (date: Date) => string): string[] {
  const { id, what, no, why, tries, since, isPassed } = letter;
  const passed = isPassed ? say({ zh: '，之后还有', en: ', newer ones are done' }) : '';
  const tried = say({ zh: `试了 ${tries} 次${passed}`, en: `tries: ${tries}${passed}` });
  return [id, at(since), no === null ? what : `${what} ${no}`, tried, why];
}

async function show({ terminal, flag }: Call, deps: Deps, id: DeadId): Promise<number> {
  const { say, out } = terminal;
  const found = await showDead(deps.sql, id);
  if (found === null) throw notThere();
  // Names and words of people: who looks is on record before anything is shown.
  const subject = writeDeadId(id);
  const act = { type: 'read', subject, data: { what: 'dead letter' }, actorId: null } as const;
  await deps.sql.begin((tx) => recordAct(deps, tx, act));
  if (flag('json')) {
    out(JSON.stringify(found));
    return 0;
  }
  const { person, phone, content } = found;
  if (person !== null) out(say({ zh: `${person}（${phone}）`, en: `${person} (${phone})` }));
  out(JSON.stringify(content, null, 2));
  return 0;
}

async function replay({ terminal, flag }: Call, deps: Deps, which: 'all' | DeadId[]): Promise<number> {
  const n = await replayDead(deps.sql, deps.now(), which);
  const words = { zh: `重新排上了 ${n} 条。`, en: `Queued again: ${n}.` };
  terminal.out(flag('json') ? JSON.stringify({ replayed: n }) : terminal.say(words));
  return 0;
}

async function drop(call: Call, ids: DeadId[]): Promise<number> {
  const { terminal, flag } = call;
  if (!flag('yes') && !(await isAgreed(terminal, sureOf(ids.length)))) return 1;
  const n = await withDeps('dead', async (deps) => {
    const dropped = await dropDead(deps.sql, deps.now(), ids);
    if (dropped > 0)
      deps.log.warn({ dead: call.positionals.slice(1), dropped }, 'dead letters were given up');
    return dropped;
  });
  if (n === 0) throw notThere();
  terminal.out(
    flag('json')
      ? JSON.stringify({ dropped: n })
      : terminal.say({ zh: `不要了 ${n} 条。`, en: `Given up: ${n}.` }),
  );
  return 0;
}

const sureOf = (n: number) => ({
  question: {
    zh: `不要了 ${n} 条，找不回来。输入 y 表示确定：`,
    en: `Give up ${n}; they cannot be had back. Type y to go on: `,
  },
  unasked: {
    zh: '不要了就找不回来。确定的话加 --yes。',
    en: 'What is given up cannot be had back. Add --yes if you are sure.',
  },
});

function notThere(): SetupError {
  return new SetupError({
    zh: '没有这个编号（也许已经再试过了）。看 dead list。',
    en: 'There is no such id (it may have been tried again). See dead list.',
  });
}
