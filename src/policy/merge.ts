/** What YAML or JSON holds. */
export type Raw = null | boolean | number | string | Raw[] | { [key: string]: Raw };
export type RawMap = { [key: string]: Raw };

export function isMap(value: unknown): value is RawMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a list's entry is known by: the code of a category, the key of a question or an option. */
export function idOf(entry: unknown): string | undefined {
  if (typeof entry === 'string') return entry;
  if (!isMap(entry)) return undefined;
  const id = entry.code ?? entry.key ?? entry.use;
  return typeof id === 'string' ? id : undefined;
}

/**
 * A policy file over the default: groups merge, values and lists replace, `null` takes away. A list of things
 * with a code or key may also be given as a group from that code or key to what differs.
 */
export function merge(base: Raw | undefined, over: Raw): Raw {
  if (!isMap(over)) return over;
  if (Array.isArray(base)) return mergeList(base, over);
  const merged: RawMap = isMap(base) ? { ...base } : {};
  for (const [key, value] of Object.entries(over)) {
    if (value === null) delete merged[key];
    else merged[key] = merge(merged[key], value);
  }
  return merged;
}

function mergeList(base: Raw[], over: RawMap): Raw[] {
  const known = new Set(base.map(idOf));
  const kept = base.flatMap((entry) => changed(entry, over[idOf(entry) ?? '']));
  const added = Object.entries(over).flatMap(([id, entry]) =>
    known.has(id) || !isMap(entry) ? [] : [{ [/^[A-Z]/.test(id) ? 'code' : 'key']: id, ...entry }],
  );
  return [...kept, ...added];
}

function changed(entry: Raw, change: Raw | undefined): Raw[] {
  if (change === undefined) return [entry];
  if (change === null) return [];
  return [merge(typeof entry === 'string' ? { use: entry } : entry, change)];
}

/** A value such that merging it over `base` gives it back: what `base` has and it has not is taken away. */
export function inFull(base: Raw | undefined, value: Raw): Raw {
  if (!isMap(base) || !isMap(value)) return value;
  const taken = Object.keys(base).filter((key) => !(key in value));
  return Object.fromEntries([
    ...Object.entries(value).map(([key, part]) => [key, inFull(base[key], part)]),
    ...taken.map((key) => [key, null]),
  ]);
}

/** Puts the shared questions of `common` where categories name them: `since`, or `{ use: since, required: false }`. */
export function expand(raw: RawMap): RawMap {
  const { common = {}, ...rest } = raw;
  if (!Array.isArray(rest.categories) || !isMap(common)) return rest;
  const categories = rest.categories.map((category): Raw => {
    if (!isMap(category) || !Array.isArray(category.questions)) return category;
    return { ...category, questions: category.questions.map((question) => expandQuestion(question, common)) };
  });
  return { ...rest, categories };
}

function expandQuestion(question: Raw, common: RawMap): Raw {
  const given = typeof question === 'string' ? { use: question } : question;
  if (!isMap(given) || typeof given.use !== 'string') return question;
  const { use, ...changes } = given;
  const shared = common[use];
  // An unknown name is left as it is, for the check to point at.
  return isMap(shared) ? merge({ key: use, ...shared }, changes) : use;
}
