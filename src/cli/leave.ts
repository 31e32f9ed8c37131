import { instantOf, readDay } from '../calendar/zone.ts';
import type { Deps } from '../deps.ts';
import { rulesNow } from '../appeal/rules.ts';
import { countHandedOver } from '../notices/store-handover.ts';
import { takeLeave } from '../people/leave.ts';
import { normalisePhone } from '../people/phone.ts';
import { clearLeave } from '../people/profile.ts';
import { readPerson, readStaffByPhone } from '../people/views.ts';
import { SetupError } from '../setup-error.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { withDeps } from './context.ts';

export const leaveCommand: Command = {
  name: 'leave',
  summary: {
    zh: '给干部登记休假，AB角代管，企业会知道；--end 销假',
    en: "Mark somebody's leave: the deputy stands in and the enterprises are told; --end ends it",
  },
  usage: ['leave PHONE --until DATE [--from DATE]', 'leave PHONE --end'],
  examples: ['leave 13800000001 --until 2026-03-09', 'leave 13800000001 --end'],
  options: {
    until: {
      type: 'string',
      value: 'DATE',
      help: { zh: '休到哪天（含），例 2026-03-09', en: 'last day away, as 2026-03-09' },
    },
    from: {
      type: 'string',
      value: 'DATE',
      help: { zh: '从哪天起；不写就是现在', en: 'first day away; now without it' },
    },
    end: { type: 'boolean', help: { zh: '回来了（销假）', en: 'back at work' } },
    json: { type: 'boolean', help: { zh: '结果用 JSON', en: 'result as JSON' } },
  },
  run: async (call) => {
    const phone = normalisePhone(call.positionals[0] ?? '');
    if (phone === null)
      throw new UsageError({ zh: '要给出名册上的手机号。', en: 'Give the phone of the roster.' });
    const span = call.flag('end') ? null : { from: dayOf(call, 'from'), until: dayOf(call, 'until') };
    if (span !== null && span.until === null)
      throw new UsageError({
        zh: '休到哪天？写 --until，回来了写 --end。',
        en: 'Until when? Give --until, or --end.',
      });
    return await withDeps('leave', (deps) => mark(call, deps, phone, span));
  },
};

function dayOf({ option }: Call, name: 'from' | 'until'): string | null {
  const text = option(name);
  if (text === undefined || !Number.isNaN(readDay(text))) return text ?? null;
  throw new UsageError({ zh: `--${name} 写成 2026-03-09 这样。`, en: `Write --${name} as 2026-03-09.` });
}

type Span = { from: string | null; until: string | null };

async function mark(call: Call, deps: Deps, phone: string, span: Span | null): Promise<number> {
  const person = await readStaffByPhone(deps.sql, phone);
  if (person === null)
    throw new SetupError({
      zh: `名册里没有在岗的 ${phone}。看看号码；是新来的，先 import staff。`,
      en: `Nobody on the staff has ${phone}. Check the number; somebody new has to be imported first.`,
    });
  if (span === null) {
    await clearLeave(deps, person.id, null);
    return written(
      call,
      { name: person.name, on_leave: false },
      { zh: `${person.name} 销假了`, en: `${person.name} is back` },
    );
  }
  const leave = momentsOf(deps, span);
  await takeLeave(deps, { personId: person.id, ...leave, once: deps.newId(), actorId: null });
  const deputy = person.deputyId === null ? null : await readPerson(deps.sql, person.deputyId);
  const { n } = await countHandedOver(deps.sql, person.id);
  const names = { name: person.name, deputy: deputy?.name ?? null, cases: n };
  return written(
    call,
    { ...names, on_leave: true, from: leave.from.toISOString(), until: leave.until.toISOString() },
    {
      zh: `${person.name} 休假到 ${span.until}，${deputy === null ? '没有 AB角' : `由${deputy.name}代管`}，在办 ${n} 件`,
      en: `${person.name} is on leave until ${span.until}; ${deputy === null ? 'no deputy' : `${deputy.name} stands in`}, open cases: ${n}`,
    },
  );
}

function momentsOf(deps: Deps, { from, until }: Span): { from: Date; until: Date } {
  const { zone } = rulesNow(deps).calendar;
  const startOf = (day: string, plus = 0): number => instantOf(zone, readDay(day) + plus, 0);
  const now = deps.now().getTime();
  const begin = from === null ? now : Math.max(now, startOf(from));
  const end = startOf(until ?? '', 1) - 1;
  if (end <= begin)
    throw new UsageError({
      zh: '这几天已经过去了，或前后颠倒。',
      en: 'These days are over, or the wrong way round.',
    });
  return { from: new Date(begin), until: new Date(end) };
}

function written({ terminal, flag }: Call, data: object, words: { zh: string; en: string }): number {
  terminal.out(flag('json') ? JSON.stringify(data) : terminal.say(words));
  return 0;
}
