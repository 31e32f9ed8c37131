import type { Raw, RawMap } from './merge.ts';
import { isMap } from './merge.ts';

/** One setting that two policies give differently; `null`: one of them does not give it. */
export type Change = { path: string; before: Raw; after: Raw };

/** What differs between two policies, setting by setting, in the order of the files. Pure. */
export function changesBetween(before: Raw, after: Raw, path = ''): Change[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const [one, other] = [parts(before), parts(after)];
  if (one === null || other === null) return [{ path, before, after }];
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return keys.flatMap((key) =>
    changesBetween(one[key] ?? null, other[key] ?? null, path === '' ? key : `${path}.${key}`),
  );
}

/** A group by its names; a list by the code, key or level of each entry. Null for what is one value. */
function parts(value: Raw): RawMap | null {
  if (isMap(value)) return value;
  if (!Array.isArray(value) || !value.every(isMap)) return null;
  const named = value.map((entry, i) => [String(entry.code ?? entry.key ?? entry.level ?? i), entry]);
  return Object.fromEntries(named);
}
