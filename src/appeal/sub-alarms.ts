import type { Alarm } from './alarms.ts';
import type { Rules } from './limits.ts';

type Level = 2 | 3 | 4;

/**
 * Who hears that a sub-task is late: the co-handler where the ladder says the owner, its lead in any case, the
 * supervisor, and whoever else the ladder names.
 */
function late(rules: Rules, level: Level): Alarm[] {
  const told = rules.policy.ladder.tells[level].filter((to) => to !== 'owner' && to !== 'deputy');
  const office = [...new Set([...told, 'supervisor' as const])];
  return [
    { to: 'helper', what: 'sub.late.helper' },
    { to: 'owner', what: 'sub.late.lead' },
    ...office.map((to) => ({ to, what: 'sub.late.office' })),
  ];
}

const fixed: Record<string, Alarm[]> = {
  sign: [
    { to: 'helper', what: 'sub.unsigned.helper' },
    { to: 'owner', what: 'sub.unsigned.lead' },
  ],
  half: [{ to: 'helper', what: 'sub.half.helper' }],
  warn: [{ to: 'helper', what: 'sub.warn.helper' }],
  look: [{ to: 'owner', what: 'sub.look.lead' }],
  rule: [
    { to: 'dispatcher', what: 'sub.rule.dispatcher' },
    { to: 'leader', what: 'sub.rule.dispatcher' },
  ],
};

/** Who hears an alarm about a sub-task, `sub.1.late.2`; the kinds are those of `subTimers`. Pure. */
export function subAlarms(rules: Rules, kind: string): Alarm[] {
  const [, n = '', what = '', level] = kind.split('.');
  const alarms = what === 'late' ? late(rules, Number(level) as Level) : (fixed[what] ?? []);
  // Each sub-task is a matter of its own: what is said of another one does not take its place in the chat.
  return alarms.map((alarm) => ({ ...alarm, what: alarm.what.replace(/^sub/, `sub.${n}`) }));
}
