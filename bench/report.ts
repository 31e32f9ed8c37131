import { cpus, loadavg, totalmem } from 'node:os';
import { median } from './rounds.ts';

/** One promise measured: what it is compared with, and the median of both. */
export type Line = {
  what: string;
  unit: string;
  value: number;
  /** Every counted round. */
  rounds: number[];
  baseline: string;
  baselineValue: number;
  baselineRounds: number[];
  /** value ÷ baseline. */
  ratio: number;
  /** The ratio must not be above this. */
  most?: number;
};

export type Compared = { name: string; rounds: number[] };

export function line(what: string, unit: string, ours: Compared, theirs: Compared, most?: number): Line {
  const [value, baselineValue] = [median(ours.rounds), median(theirs.rounds)];
  const sides = {
    value,
    rounds: ours.rounds,
    baseline: theirs.name,
    baselineValue,
    baselineRounds: theirs.rounds,
  };
  return { what, unit, ...sides, ratio: value / baselineValue, ...(most === undefined ? {} : { most }) };
}

export const isKept = ({ ratio, most }: Line): boolean => most === undefined || ratio <= most;

export function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  // What else the machine was doing tells how far the figures may be trusted; the ratios suffer less.
  const load = loadavg()[0]?.toFixed(1);
  return `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${memory} GiB, ${process.platform} ${process.arch}, Node ${process.version}, PostgreSQL fsync=on, load ${load} before`;
}

const short = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

export function written(one: Line): string {
  const { what, unit, value, baseline, baselineValue, ratio, rounds, most } = one;
  const limit =
    most === undefined ? '' : isKept(one) ? `  (at most ${most}: kept)` : `  (at most ${most}: BROKEN)`;
  const sides = `${short(value)} ${unit} against ${short(baselineValue)} (${baseline})`;
  return `${what}\n    ${sides}, n=${rounds.length}\n    ratio ${ratio < 0.1 ? ratio.toPrecision(2) : ratio.toFixed(2)}${limit}`;
}
