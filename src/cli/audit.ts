import { localTime } from '../calendar/zone.ts';
import type { Deps } from '../deps.ts';
import { fingerprintOf, readFingerprint } from '../record/checkpoint.ts';
import { type Found, verifyRecord, type Verified } from '../record/verify.ts';
import { actsSince, checkpointsOf } from '../record/views.ts';
import { nameOfAct, wordsOf } from './audit-words.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { withDeps } from './context.ts';
import { columns } from './terminal.ts';

export const auditCommand: Command = {
  name: 'audit',
  summary: {
    zh: '查记录有没有被动过，看每天的封存指纹和管理记录',
    en: 'Check that no log was tampered with; the daily fingerprints; the administrative log',
  },
  usage: ['audit verify [--fingerprint F]', 'audit checkpoints', 'audit log [--days N]'],
  examples: ['audit verify', 'audit verify --fingerprint K7M2-9QXF-4TZB'],
  options: {
    fingerprint: {
      type: 'string',
      value: 'F',
      help: { zh: '和您自己留的一条指纹对', en: 'compare with one that you have kept' },
    },
    days: {
      type: 'string',
      value: 'N',
      help: { zh: '最近几天的，不写就是 30', en: 'of the last N days; 30 without it' },
    },
    json: { type: 'boolean', help: { zh: '每行一个 JSON', en: 'one JSON a line' } },
  },
  run: async (call) => {
    const [what, more] = call.positionals;
    if (more === undefined && what === 'verify') return await verify(call);
    if (more === undefined && what === 'checkpoints') return await listCheckpoints(call);
    if (more === undefined && what === 'log') return await listActs(call);
    throw new UsageError({
      zh: '要写 audit verify、audit checkpoints 或 audit log。',
      en: 'Say audit verify, audit checkpoints or audit log.',
    });
  },
};

/** More than so many lines nobody reads; all of them are counted. */
const MOST_TOLD = 200;

async function verify(call: Call): Promise<number> {
  const { terminal, flag } = call;
  const given = call.option('fingerprint');
  const fingerprint = given === undefined ? undefined : readFingerprint(given);
  if (fingerprint !== undefined && !/^(?:[0-9A-Z]{4}-){2}[0-9A-Z]{4}$/.test(fingerprint))
    throw new UsageError({
      zh: `“${given}”不是指纹：12 位字母和数字，例 K7M2-9QXF-4TZB。`,
      en: `"${given}" is no fingerprint: it has 12 letters and figures, as K7M2-9QXF-4TZB.`,
    });
  let told = 0;
  const tell = (found: Found): void => {
    told += 1;
    if (told > MOST_TOLD) return;
    terminal.progress('');
    if (flag('json')) terminal.out(JSON.stringify(found));
    else terminal.out(`${terminal.paint('red', '×')} ${terminal.say(wordsOf(found))}`);
  };
  const began = performance.now();
  const onProgress = (done: number, of: number): void => {
    const share = `${Math.floor((100 * done) / Math.max(1, of))}%`;
    terminal.progress(terminal.say({ zh: `已查 ${share}`, en: `checked ${share}` }));
  };
  const verified = await withDeps('audit', (deps) => verifyRecord(deps, { fingerprint, tell, onProgress }));
  terminal.progress('');
  const seconds = (performance.now() - began) / 1000;
  if (flag('json')) terminal.out(JSON.stringify({ ok: verified.faults === 0, ...verified, seconds }));
  else writeEnd(call, verified, seconds, fingerprint);
  return verified.faults === 0 ? 0 : 1;
}

function writeEnd(
  { terminal }: Call,
  { cases, events, acts, checkpoints, faults, areLimitsCompared }: Verified,
  seconds: number,
  fingerprint: string | undefined,
): void {
  const { say, out, err, paint } = terminal;
  const took = seconds.toFixed(1);
  err(
    say({
      zh: `查了 ${cases} 件的 ${events} 行、管理记录 ${acts} 行、封存 ${checkpoints} 次，用了 ${took} 秒`,
      en: `Checked: ${events} rows of ${cases} cases, ${acts} administrative acts, ${checkpoints} checkpoints, in ${took} s`,
    }),
  );
  if (!areLimitsCompared) err(say(uncompared));
  if (faults > 0) {
    out(
      say({
        zh: `${faults} 处不对。先备份，再查是谁动的。`,
        en: `Wrong: ${faults}. Make a backup first, then find out who did it.`,
      }),
    );
    return;
  }
  const kept =
    fingerprint === undefined
      ? { zh: '', en: '' }
      : { zh: '，和您留的指纹对得上', en: ' and agree with the fingerprint that you kept' };
  out(
    `${paint('green', '√')} ${say({ zh: `记录没有被动过${kept.zh}`, en: `The logs are as they were written${kept.en}` })}`,
  );
}

const uncompared = {
  zh: '期限没有比：日历换过，案件还没有按新日历算。start 运行一会儿再查。',
  en: 'Limits were not compared: the calendar changed, and the cases have not been reckoned by it yet. Let start run, and check again.',
};

async function listCheckpoints({ terminal, flag }: Call): Promise<number> {
  const all = await withDeps('audit', ({ sql }) => checkpointsOf(sql));
  if (flag('json')) {
    for (const one of all)
      terminal.out(
        JSON.stringify({
          no: one.no,
          day: one.day,
          events: one.events,
          cases: one.cases,
          acts: one.acts,
          fingerprint: fingerprintOf(one),
        }),
      );
    return 0;
  }
  const { say, out, err } = terminal;
  if (all.length === 0)
    err(say({ zh: '还没有封存过：start 运行时每天一次。', en: 'None yet: start makes one a day.' }));
  for (const line of columns(all.map((one) => [one.day, fingerprintOf(one), say(sealed(one))]))) out(line);
  return 0;
}

const sealed = ({ cases, events }: { cases: number; events: number }) => ({
  zh: `${cases} 件 ${events} 行`,
  en: `${events} rows of ${cases} cases`,
});

async function listActs(call: Call): Promise<number> {
  const days = Number(call.option('days') ?? 30);
  if (!Number.isInteger(days) || days < 1)
    throw new UsageError({ zh: '--days 写一个整数，例 30。', en: 'Write --days as a whole number, as 30.' });
  const { terminal, flag } = call;
  const { rows, timeOf } = await withDeps('audit', async (deps) => ({
    rows: await actsSince(deps.sql, new Date(deps.now().getTime() - days * 86_400_000)),
    timeOf: writerOf(deps),
  }));
  if (flag('json')) for (const row of rows) terminal.out(JSON.stringify(row));
  else
    for (const line of columns(
      rows.map(({ at, type, by, subject, data }) => [
        timeOf(at),
        by ?? terminal.say({ zh: '（服务器）', en: '(server)' }),
        terminal.say(nameOfAct(type)),
        [subject, ...Object.entries(data).map(([key, value]) => `${key}=${shown(value, timeOf)}`)]
          .filter(Boolean)
          .join(' '),
      ]),
    ))
      terminal.out(line);
  if (rows.length === 0)
    terminal.err(terminal.say({ zh: `最近 ${days} 天没有。`, en: `None in the last ${days} days.` }));
  return 0;
}

/** Moments as the town's, like those before them. */
function shown(value: unknown, timeOf: (at: Date) => string): string {
  const text = String(value);
  return /^\d{4}-\d\d-\d\dT/.test(text) ? timeOf(new Date(text)).replace(' ', 'T') : text;
}

/** `2026-03-02 09:00` of the town. */
function writerOf({ policies }: Deps): (at: Date) => string {
  const { zone } = policies.calendar(policies.current());
  return (at) => {
    const { date, hm } = localTime(zone, at);
    return `${date} ${hm}`;
  };
}
