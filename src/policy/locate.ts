import {
  type Document,
  isAlias,
  isMap as isYamlMap,
  isNode,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type Pair,
} from 'yaml';
import { idOf } from './merge.ts';

export type Path = readonly PropertyKey[];
export type Place = { line: number; column: number; exact: boolean };

/** One step down a value: entries of a list by index. */
export function childOf(value: unknown, step: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
}

export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce(childOf, value);
}

/** `categories.PWR.questions.kind.min`: entries of lists by code or key where they have one, else by number from 1. */
export function writePath(value: unknown, path: Path): string {
  let at = value;
  return path
    .map((step) => {
      const parent = at;
      at = childOf(at, step);
      if (!Array.isArray(parent)) return String(step);
      return (typeof at === 'object' && idOf(at)) || String(Number(step) + 1);
    })
    .join('.');
}

/**
 * Where in the file a fault of the merged policy stands: the value at `path`, or (inexact) the nearest thing
 * around it that the file does hold. `key` asks for the place of the key itself.
 */
export function locate(
  doc: Document,
  lines: LineCounter,
  merged: unknown,
  path: Path,
  key = false,
): Place | null {
  let node: unknown = doc.contents;
  let mark: Node | null = doc.contents;
  let at = merged;
  for (const [i, step] of path.entries()) {
    const found = stepInto(isAlias(node) ? node.resolve(doc) : node, at, step);
    if (!found) return placeOf(lines, mark, false);
    at = childOf(at, step);
    node = found.value;
    const wantsKey = key && i === path.length - 1;
    mark = wantsKey || !isNode(found.value) ? (found.key ?? mark) : found.value;
  }
  return placeOf(lines, mark, true);
}

type Found = { key: Node | null; value: unknown };

function stepInto(node: unknown, merged: unknown, step: PropertyKey): Found | undefined {
  if (isSeq(node)) {
    const value = node.items[Number(step)];
    return value === undefined ? undefined : { key: null, value };
  }
  if (!isYamlMap(node)) return undefined;
  const name = Array.isArray(merged) ? idOf(childOf(merged, step)) : String(step);
  const pair: Pair | undefined = node.items.find(({ key }) => isScalar(key) && String(key.value) === name);
  return pair && { key: isNode(pair.key) ? pair.key : null, value: pair.value };
}

function placeOf(lines: LineCounter, node: Node | null, exact: boolean): Place | null {
  if (!node?.range) return null;
  const { line, col } = lines.linePos(node.range[0]);
  return { line, column: col, exact };
}
