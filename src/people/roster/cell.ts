/** A cell as text, and what the spreadsheet had made of it; `long` is more than anybody types into one. */
export type Cell = { text: string; was: 'text' | 'number' | 'date' | 'broken' | 'long' };
/** `n` is the row number that the spreadsheet shows, from 1. */
export type Row = { n: number; cells: Cell[] };
/** The rows that hold anything. */
export type Table = Row[];

/** Of rows that are wider the rest is not read: a stray format far to the right makes a row 16,384 cells wide. */
export const MAX_COLUMNS = 100;
/** Characters; what is longer is not looked at. */
export const MAX_CELL = 1000;

/** A cell that holds text. */
export function readText(text: string): Cell {
  const was = text.length > MAX_CELL ? 'long' : 'text';
  return { text: cleanText(text.slice(0, MAX_CELL)), was };
}

/** One line, no control characters, nothing PostgreSQL refuses; our own guard against formulas undone. */
function cleanText(text: string): string {
  return text
    .replace(/[\s\u200b\ufeff\p{Cc}\p{Cs}]+/gu, ' ')
    .trim()
    .replace(/^'(?='*[=+\-@＝＋－＠])/, '');
}
