import { z } from 'zod';
import { childOf, type Path, valueAt } from './locate.ts';
import { nearest } from './nearest.ts';
import { policySchema } from './policy.ts';
import { type Words, why } from './question.ts';

/** A fault before it has a place in the file. `key`: the fault is the key itself, not its value. */
export type Issue = { path: Path; words: Words; key?: boolean };

type ZodIssue = z.core.$ZodIssue;
type Schema = z.core.JSONSchema._JSONSchema;

const FORMATS: Record<string, Words> = {
  [why.duration]: {
    zh: '时长，例：5wd（工作日）4wh（工作小时）30d 24h 30m 90s',
    en: 'a duration, for example 5wd (working days) 4wh (working hours) 30d 24h 30m 90s',
  },
  [why.time]: { zh: '钟点，例："08:30"', en: 'a time of day, for example "08:30"' },
  [why.digest]: { zh: 'off，或钟点，例："08:45"', en: 'off, or a time of day, for example "08:45"' },
  [why.date]: { zh: '日期，例：2027-02-05', en: 'a date, for example 2027-02-05' },
  [why.key]: { zh: '英文字母、数字和下划线', en: 'letters, digits and underscores' },
  [why.pattern]: { zh: '正则表达式', en: 'a regular expression' },
  [why.hash]: { zh: '12 位十六进制数', en: '12 hex digits' },
  [why.phone]: { zh: '电话号码', en: 'a phone number' },
  [why.keep]: {
    zh: '保管期限，例：10y（年）6mo（月）90d（天），off 是一直留着',
    en: 'how long to keep it, for example 10y (years) 6mo (months) 90d (days), off for ever',
  },
};

const TYPES: Record<string, Words> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  tuple: { zh: '两个值的列表', en: 'a list of two' },
  object: { zh: '一组设置', en: 'a group of settings' },
  record: { zh: '一组设置', en: 'a group of settings' },
};

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function oneOf(words: readonly Words[]): Words {
  return { zh: words.map(({ zh }) => zh).join('，或'), en: words.map(({ en }) => en).join(', or ') };
}

/** What an issue says is allowed instead. */
function allowed(issue: ZodIssue): Words {
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    return { zh: values.join('、'), en: values.join(', ') };
  }
  if (issue.code === 'invalid_type')
    return TYPES[issue.expected] ?? { zh: issue.expected, en: issue.expected };
  if (issue.code === 'invalid_union')
    return oneOf(issue.errors.flatMap(([first]) => (first ? [allowed(first)] : [])));
  return FORMATS[issue.message] ?? { zh: issue.message, en: issue.message };
}

function notShared(name: string): Words {
  return { zh: `common 里没有“${name}”这个问题`, en: `there is no question “${name}” in common` };
}

function notThat(issue: ZodIssue, value: unknown): Words {
  const { zh, en } = allowed(issue);
  if (value === undefined) return { zh: `没有写。要：${zh}`, en: `missing; needed: ${en}` };
  const meant = issue.code === 'invalid_value' ? nearest(String(value), issue.values.map(String)) : undefined;
  return {
    zh: `不能是“${shown(value)}”，要：${zh}${meant ? `。是不是“${meant}”？` : ''}`,
    en: `cannot be “${shown(value)}”; allowed: ${en}${meant ? `. Did you mean “${meant}”?` : ''}`,
  };
}

function bounds(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): Words {
  const small = issue.code === 'too_small';
  const limit = small ? issue.minimum : issue.maximum;
  const [zh, en] = small ? ['至少', 'at least'] : ['最多', 'at most'];
  const [zhUnit, enUnit] = { string: [' 个字', ' characters'], array: [' 项', ' entries'] }[
    issue.origin as string
  ] ?? ['', ''];
  if (issue.inclusive === false) {
    return {
      zh: `要${small ? '大于' : '小于'} ${limit}`,
      en: `must be ${small ? 'more' : 'less'} than ${limit}`,
    };
  }
  return { zh: `${zh} ${limit}${zhUnit}`, en: `${en} ${limit}${enUnit}` };
}

/** The schema at a path, to name the keys that are known there. */
function schemaAt(path: Path): Schema | undefined {
  return path.reduce<Schema | undefined>((schema, step) => into(schema, step), z.toJSONSchema(policySchema));
}

function into(schema: Schema | undefined, step: PropertyKey): Schema | undefined {
  if (typeof schema !== 'object') return undefined;
  const group = schema.anyOf?.map((branch) => into(branch as Schema, step)).find(Boolean);
  return (group ?? childOf(schema.properties, step) ?? schema.items ?? schema.additionalProperties) as Schema;
}

function keysAt(path: Path): string[] {
  const schema = schemaAt(path);
  if (typeof schema !== 'object') return [];
  const groups = [schema, ...(schema.anyOf ?? [])];
  return groups.flatMap((group) => (typeof group === 'object' ? Object.keys(group.properties ?? {}) : []));
}

function unknownKey(path: Path, key: string): Issue {
  const known = keysAt(path);
  const meant = nearest(key, known);
  return {
    path: [...path, key],
    key: true,
    words: {
      zh: `没有这一项${meant ? `，是不是“${meant}”？` : '。'}能写的：${known.join('、')}`,
      en: `no such setting${meant ? `; did you mean “${meant}”?` : '.'} Known here: ${known.join(', ')}`,
    },
  };
}

/** The branch of a union that fits the kind of value given, so that its own faults can be told. */
function branchOf(errors: readonly ZodIssue[][], value: unknown): ZodIssue[] | undefined {
  if (typeof value !== 'object') return undefined;
  return errors.find((branch) =>
    branch.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys'),
  );
}

/** What zod found, in words, each with the path it stands at. */
export function readIssues(found: readonly ZodIssue[], document: unknown, base: Path = []): Issue[] {
  return found.flatMap((issue): Issue[] => {
    const path = [...base, ...issue.path];
    const value = valueAt(document, path);
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map((key) => unknownKey(path, key));
      case 'too_small':
      case 'too_big':
        return [{ path, words: bounds(issue) }];
      case 'invalid_union': {
        const branch = branchOf(issue.errors, value);
        return branch ? readIssues(branch, document, path) : [{ path, words: notThat(issue, value) }];
      }
      case 'invalid_key':
        return [{ path, key: true, words: notThat(issue.issues[0] ?? issue, path.at(-1)) }];
      case 'invalid_type':
        if (path.at(-2) === 'questions' && typeof value === 'string')
          return [{ path, words: notShared(value) }];
        return [{ path, words: notThat(issue, value) }];
      default:
        return [{ path, words: notThat(issue, value) }];
    }
  });
}
