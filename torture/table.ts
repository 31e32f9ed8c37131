import type { Outcome } from './fault.ts';

const HEADS = ['fault', 'load', 'lost', 'twice', 'told again', 'recovery', 'note'] as const;

/** The outcomes as a table of Markdown, which reads as well on a terminal. */
export function tableOf(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map((one) => [
    one.fault,
    one.load,
    `${one.lost}`,
    `${one.twice}`,
    `${one.repeated}`,
    `${(one.recoveryMs / 1000).toFixed(1)} s`,
    one.note,
  ]);
  return [HEADS, HEADS.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Something was lost, or a step was taken twice. Told twice is what at-least-once allows. */
export const isBroken = ({ lost, twice }: Outcome): boolean => lost > 0 || twice > 0;
