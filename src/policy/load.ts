import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument, type YAMLError } from 'yaml';
import { z } from 'zod';
import { crossCheck } from './cross-checks.ts';
import { defaultRaw } from './default-policy.ts';
import { type Issue, readIssues } from './issues.ts';
import { locate, type Place, writePath } from './locate.ts';
import { expand, inFull, isMap, merge, type Raw, type RawMap } from './merge.ts';
import { type Policy, policySchema } from './policy.ts';
import { questionSchema, type Words } from './question.ts';
import { versionOf } from './version.ts';

/** What is wrong in a policy file, and where; without a place where the file is empty. */
export type Fault = { path: string; line: number | null; column: number | null; words: Words };

/** All faults of one policy file at once. */
export class PolicyFaults extends Error {
  override name = 'PolicyFaults';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map((fault) => writeFault(fault, 'en')).join('\n'));
    this.faults = faults;
  }
}

/** `policy.yaml:12:7 grades.normal.done: …` */
export function writeFault({ path, line, column, words }: Fault, locale: 'zh' | 'en', file = ''): string {
  const place = [file, line, column].filter(Boolean).join(':');
  return `${place ? `${place} ` : ''}${path ? `${path}${locale === 'zh' ? '：' : ': '}` : ''}${words[locale]}`;
}

/**
 * Reads a policy file (YAML, so JSON too), which may give only what differs from the default.
 * @throws PolicyFaults with every fault
 */
export function loadPolicy(text: string): Policy {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (doc.errors.length > 0) throw new PolicyFaults(doc.errors.map((error) => yamlFault(error, lines)));
  const { policy, merged, issues } = build(doc.toJS() as Raw);
  if (policy) return policy;
  const placed = issues.map((issue) => ({ issue, place: locate(doc, lines, merged, issue.path, issue.key) }));
  throw new PolicyFaults(inOrder(placed).map(({ issue, place }) => faultOf(issue, merged, place)));
}

/** The default policy, or what a file makes of it. */
export function readPolicy(file?: string): Policy {
  return loadPolicy(file === undefined ? '' : readFileSync(file, 'utf8'));
}

/** A policy in the form in which a file may give it back: all of it, without the version made from it. */
export function policyDocument({ version: _, ...document }: Policy): RawMap {
  const { common: __, ...base } = defaultRaw();
  return inFull(base, document as RawMap) as RawMap;
}

/** A policy from its row: what newer releases added to the format is filled in, the version stays. */
export function restorePolicy(row: { version: string; document: unknown }): Policy {
  const { policy, issues } = build(row.document as Raw);
  if (!policy) throw new Error(`policy ${row.version} no longer reads: ${issues[0]?.path.join('.')}`);
  return { ...policy, version: row.version };
}

type Built = { policy?: Policy; merged: RawMap; issues: Issue[] };

function build(given: Raw): Built {
  if (given !== null && !isMap(given)) {
    const words = {
      zh: '要写成一组设置，例：calendar: always',
      en: 'must be a group of settings, such as calendar: always',
    };
    return { merged: {}, issues: [{ path: [], words }] };
  }
  // The version is made here; one that a file carries over from `policy show` says nothing.
  const { version: _, ...raw } = merge(defaultRaw(), withCalendar(given ?? {})) as RawMap;
  const common = commonIssues(raw);
  const document = expand(raw);
  const merged: RawMap = { ...document, common: raw.common ?? null };
  const read = policySchema.safeParse({ ...document, version: versionOf(document) });
  if (!read.success) return { merged, issues: [...common, ...readIssues(read.error.issues, document)] };
  const issues = [...common, ...crossCheck(read.data)];
  return issues.length > 0 ? { merged, issues } : { policy: read.data, merged, issues };
}

/** `calendar: china` is short for the calendar of China without deviations. */
function withCalendar(given: RawMap): RawMap {
  if (given.calendar !== 'china') return given;
  return { ...given, calendar: { base: 'china', workdays: [], holidays: [], complete: [] } };
}

/** Shared questions are checked where they stand, so that a fault in one is told once. */
function commonIssues({ common }: RawMap): Issue[] {
  if (common === undefined) return [];
  const shared = isMap(common)
    ? Object.entries(common).map(([key, value]) => [key, isMap(value) ? { key, ...value } : value])
    : [];
  const document = { common: isMap(common) ? Object.fromEntries(shared) : common };
  const read = z.record(z.string(), questionSchema).safeParse(document.common);
  return read.success ? [] : readIssues(read.error.issues, document, ['common']);
}

type Placed = { issue: Issue; place: Place | null };

/** By place; and a fault that only repeats, at every use, one of a shared question is left out. */
function inOrder(placed: Placed[]): Placed[] {
  const inCommon = placed.some(({ issue }) => issue.path[0] === 'common');
  return placed
    .filter(({ issue, place }) => !inCommon || issue.path[0] !== 'categories' || place?.exact)
    .sort(
      (a, b) =>
        (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0),
    );
}

function faultOf({ path, words }: Issue, merged: RawMap, place: Place | null): Fault {
  return { path: writePath(merged, path), line: place?.line ?? null, column: place?.column ?? null, words };
}

function yamlFault(error: YAMLError, lines: LineCounter): Fault {
  const { line, col } = lines.linePos(error.pos[0]);
  return {
    path: '',
    line,
    column: col,
    words: { zh: `这里的 YAML 写法不对（${error.code}）`, en: `not YAML: ${error.message}` },
  };
}
