import type { MessageEntity } from '../message.ts';

/** An appeal's card as the bot writes it, taken apart by lines (offsets into the text, end exclusive). */
export type CardParts = {
  /** The last four digits (or the co-handler's part): how people call the case. */
  no: string;
  level: { step: 1 | 2 | 3 | 4; word: string } | null;
  /** Lines in front of the card, like 📩 新诉求. */
  before: Line[];
  number: Line;
  /** Between number and title: the enterprise and its grid. */
  between: Line[];
  title: Line | null;
  state: Line;
  stateText: string;
  rows: (Line & { mark: string })[];
};
export type Line = { from: number; to: number };

const caseNo = /\p{Script=Han}{2,6}-(?:\d{4})-(\d{4,}(?:-协\d+)?)/u;
const stateLine = /^(?:状态：|Status: )(.+)$/;
const levelMark = /^(🔵|🟡|🟠|🔴)\s*(\p{L}+)\s*·\s*/u;
const rowMark = /^(\p{Extended_Pictographic}\uFE0F?)\s*/u;
const steps = { '🔵': 1, '🟡': 2, '🟠': 3, '🔴': 4 } as const;

/** Takes a bot's text apart if it is a card: a case number, and its state on a line of its own below. */
export function cardParts(text: string, entities: readonly MessageEntity[] = []): CardParts | null {
  const lines = linesOf(text);
  const words = (line: Line) => text.slice(line.from, line.to);
  const at = lines.findIndex((line) => caseNo.test(words(line)) && startsBold(line, words(line), entities));
  const numberLine = lines[at];
  if (!numberLine || at > 2) return null;
  const stateAt = lines.findIndex(
    (line, index) => index > at && index < at + 5 && stateLine.test(words(line)),
  );
  const state = lines[stateAt];
  if (!state) return null;
  const mark = levelMark.exec(words(numberLine));
  return {
    no: caseNo.exec(words(numberLine))?.[1] ?? '',
    level: mark ? { step: steps[mark[1] as keyof typeof steps], word: mark[2] ?? '' } : null,
    before: lines.slice(0, at),
    number: { from: numberLine.from + (mark?.[0].length ?? 0), to: numberLine.to },
    between: lines.slice(at + 1, Math.max(at + 1, stateAt - 1)),
    title: stateAt > at + 1 ? (lines[stateAt - 1] ?? null) : null,
    state,
    stateText: stateLine.exec(words(state))?.[1] ?? '',
    rows: lines.slice(stateAt + 1).map((line) => rowOf(line, words(line))),
  };
}

function rowOf(line: Line, words: string): Line & { mark: string } {
  const mark = rowMark.exec(words);
  return { from: line.from + (mark?.[0].length ?? 0), to: line.to, mark: mark?.[1] ?? '' };
}

/** A card sets its number in bold; a number that only occurs in a sentence does not make one. */
function startsBold(line: Line, words: string, entities: readonly MessageEntity[]): boolean {
  const from = line.from + words.search(caseNo);
  return entities.some(
    (entity) => entity.type === 'bold' && entity.offset <= from && entity.offset + entity.length > from,
  );
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (const words of text.split('\n')) {
    lines.push({ from, to: from + words.length });
    from += words.length + 1;
  }
  return lines.filter((line) => line.to > line.from);
}
