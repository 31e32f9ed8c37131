/** The value of a placeholder as HTML; '' where there is nothing to say. */
export type Values = (placeholder: string) => string;

const PLACEHOLDER = /\{(\w+)\}/g;
const BRACKETS = / ?[（(]([^（）()]*)[）)](\{)?/g;
const SEPARATOR = /( · |，|, |；|; |　|。|\. |\.$)/;
const LABEL = /(\{\w+\})[：:] ?/g;
const LAST_LABEL = /[：:] ?(?:\{\w+\} ?)+$/;

export function placeholders(template: string): string[] {
  return Array.from(template.matchAll(PLACEHOLDER), ([, name = '']) => name);
}

/**
 * Fills a template. Lines, bracketed asides and clauses of which nothing is known are left out, so that
 * one template serves however much there is to say.
 * @param tight Chinese stands without spaces: drops one that turns out to be between two Chinese characters
 */
export function fill(template: string, values: Values, tight: boolean): string {
  const isBlank = (part: string) => {
    const names = placeholders(part);
    return names.length > 0 && names.every((name) => values(name) === '');
  };
  const write = (lines: string[]) =>
    lines
      .map((line) => join(prune(line, values, isBlank), values, tight))
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .replace(/^\n+|\n+$/g, '');
  const lines = template.split('\n');
  // A text of one line loses what is not known, not itself: an empty message cannot be sent.
  return write(lines.filter((line) => !isBlank(line))) || write(lines);
}

type IsBlank = (part: string) => boolean;

function prune(line: string, values: Values, isBlank: IsBlank): string {
  if (placeholders(line).every((name) => values(name) !== '')) return line;
  const drop = (part: string) => (isBlank(part) ? '' : part);
  const known = dropClauses(dropAsides(line, isBlank), isBlank);
  return known.replace(LAST_LABEL, drop).replace(LABEL, (part, name) => (isBlank(name) ? '' : part));
}

function dropAsides(line: string, isBlank: IsBlank): string {
  return line.replace(BRACKETS, (part, aside, next) => {
    if (!isBlank(aside)) return part;
    return next === undefined ? '' : ' {';
  });
}

function dropClauses(line: string, isBlank: IsBlank): string {
  const parts = line.split(SEPARATOR);
  let kept = '';
  for (let i = 0; i < parts.length; i += 2) {
    const clause = parts[i] ?? '';
    if (isBlank(clause) && isBalanced(clause)) continue;
    kept += (kept === '' ? '' : (parts[i - 1] ?? '')) + clause;
  }
  return begun(kept, line);
}

const MARK = /^\p{Extended_Pictographic}\ufe0f? /u;

/** What is left of a line begins as the line began: with its mark, with a capital letter. */
function begun(kept: string, line: string): string {
  if (kept === '' || line.startsWith(kept)) return kept;
  const mark = MARK.exec(line)?.[0] ?? '';
  if (mark !== '' && kept.startsWith(mark)) return kept;
  const isCapital = /^[A-Z]/.test(line.slice(mark.length));
  return mark + (isCapital ? kept.replace(/^[a-z]/, (letter) => letter.toUpperCase()) : kept);
}

function isBalanced(clause: string): boolean {
  return (clause.match(/<\w/g)?.length ?? 0) === (clause.match(/<\//g)?.length ?? 0);
}

function join(line: string, values: Values, tight: boolean): string {
  let text = '';
  // Splitting at a captured name gives literal, name, literal, name, …, literal.
  for (const [i, part] of line.split(/\{(\w+)\}/).entries()) {
    text = glue(text, i % 2 === 0 ? part : started(text, values(part)), tight);
  }
  return text.replace(/^ +| +$/g, '');
}

/** The dispatcher, where a desk without a name begins a line. */
function started(left: string, value: string): string {
  return /^(?:\p{Extended_Pictographic}\ufe0f? )?$/u.test(left) ? value.replace(/^the /, 'The ') : value;
}

/** 今天 23:12（还有 1 分钟）, and the 前 that belongs to the time and not to the bracket. */
const SOON = /(（还有[^（）]*）)$/;
const BY = /^ ?前/;

/** 赵样本 (for 李示范), and the 's turn that belongs to the name and not to the bracket. */
const STANDS_IN = /( \([^()]*\))$/;
const TURN = /^'s turn/;

/** Puts two pieces together with the spaces that the characters on both sides ask for. */
function glue(left: string, right: string, tight: boolean): string {
  if (left === '' || right === '') return left + right;
  if (tight && SOON.test(left) && BY.test(right)) return left.replace(SOON, ' 前$1') + right.replace(BY, '');
  if (TURN.test(right) && STANDS_IN.test(left))
    return left.replace(STANDS_IN, "'s turn$1") + right.replace(TURN, '');
  const atLeft = left.endsWith(' ');
  const atRight = right.startsWith(' ');
  if (atLeft && atRight) return left + right.slice(1);
  if (!tight || !(atLeft || atRight) || !endsWide(left) || !startsWide(right)) return left + right;
  return atLeft ? left.slice(0, -1) + right : left + right.slice(1);
}

function endsWide(html: string): boolean {
  return /[\p{Script=Han}\u3001-\u303f\uff01-\uff60”’](?:<[^>]*>)* ?$/u.test(html);
}

function startsWide(html: string): boolean {
  return /^ ?(?:<[^>]*>)*[\p{Script=Han}\u3001-\u303f\uff01-\uff60“‘]/u.test(html);
}
