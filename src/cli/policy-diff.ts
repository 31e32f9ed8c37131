import type { Grade } from '../appeal/appeal.ts';
import type { MovedCase, Moves } from '../appeal/moves.ts';
import { movesUnder } from '../appeal/views-moves.ts';
import { localTime } from '../calendar/zone.ts';
import { type Change, changesBetween } from '../policy/changes.ts';
import { policyDocument } from '../policy/load.ts';
import type { Policy } from '../policy/policy.ts';
import { calendarOf } from '../policy/store.ts';
import type { Locale } from '../text/locale.ts';
import { gradeName } from '../text/names.ts';
import type { Call } from './command.ts';
import { withDeps } from './context.ts';
import { columns, type Terminal } from './terminal.ts';

/** Settings that are named one by one. */
const NAMED = 20;
const LONGEST = 40;

/** `policy diff FILE`: what a policy would change before it is in force, and which open cases it would move. */
export async function diffPolicy({ terminal, flag }: Call, file: string, next: Policy): Promise<number> {
  const { before, moves, zone } = await withDeps('policy', async (deps, config) => {
    const inForce = deps.policies.current();
    return {
      before: inForce,
      moves: await movesUnder(deps, calendarOf(next, config.zone)),
      zone: config.zone,
    };
  });
  const changes = changesBetween(policyDocument(before), policyDocument(next));
  if (flag('json')) {
    const { first: cases, ...counts } = moves;
    terminal.out(JSON.stringify({ before: before.version, after: next.version, changes, ...counts, cases }));
    return 0;
  }
  const { say, out } = terminal;
  out(
    say({
      zh: `${file}（版本 ${next.version}）比现行办法（版本 ${before.version}）：${changes.length === 0 ? '一样。' : `改了 ${changes.length} 处`}`,
      en: `${file} (version ${next.version}) against the policy in force (version ${before.version}): ${changes.length === 0 ? 'the same.' : `settings changed: ${changes.length}`}`,
    }),
  );
  for (const line of columns(changes.slice(0, NAMED).map(changeCells))) out(`  ${line}`);
  if (changes.length > NAMED) out('  …');
  writeMoves(terminal, moves, zone);
  return 0;
}

const changeCells = ({ path, before, after }: Change): string[] => [
  path,
  `${short(before)} → ${short(after)}`,
];

function short(value: Change['before']): string {
  const text = value === null ? '–' : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** The open cases before and after, for `policy diff` and for a start that asks. */
export function writeMoves(
  { say, out, locale }: Pick<Terminal, 'say' | 'out' | 'locale'>,
  moves: Moves,
  zone: string,
): void {
  const { open, moved, later, earlier, first } = moves;
  out(
    say({
      zh: `在办 ${open} 件：各按提出时的时限办，不变。`,
      en: `Open cases: ${open}. Each keeps the limits that it began with.`,
    }),
  );
  if (moved === 0) {
    out(say({ zh: '没有哪件的日子会动。', en: 'No date of theirs would move.' }));
    return;
  }
  const grades = (Object.entries(moves.byGrade) as [Grade, number][]).map(
    ([grade, n]) => `${gradeName(locale, grade)} ${n}`,
  );
  out(
    say({
      zh: `工作日历改了，${moved} 件的日子会动（${grades.join('，')}）：办结时限推后 ${later} 件，提前 ${earlier} 件`,
      en: `The working calendar changed, which moves ${moved} (${grades.join(', ')}); limits later: ${later}, earlier: ${earlier}`,
    }),
  );
  for (const line of columns(first.map((one) => caseCells(one, locale, zone)))) out(`  ${line}`);
  if (moved > first.length) out('  …');
}

function caseCells({ no, grade, limit, alarm }: MovedCase, locale: Locale, zone: string): string[] {
  const write = (at: number): string => {
    const { date, hm } = localTime(zone, new Date(at));
    return `${date} ${hm}`;
  };
  const what = limit === null ? (locale === 'zh' ? '提醒' : 'alarm') : locale === 'zh' ? '办结' : 'done';
  const shift = limit ?? alarm;
  return [
    no,
    gradeName(locale, grade),
    what,
    shift === null ? '' : `${write(shift.before)} → ${write(shift.after)}`,
  ];
}
