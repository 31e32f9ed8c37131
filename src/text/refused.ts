import type { Refusal } from '../refusal.ts';
import { sayKey, type Value } from './say.ts';
import { type Clock, writeTime } from './when.ts';

/** The sentence of a refusal, its times written for the reader. */
export function sayRefusal(clock: Clock, { code, params }: Pick<Refusal, 'code' | 'params'>): string {
  const values: Record<string, Value> = {};
  for (const [name, value] of Object.entries(params)) {
    values[name] = value instanceof Date ? writeTime(clock, value) : value;
  }
  return sayKey(clock.locale, code, values);
}
