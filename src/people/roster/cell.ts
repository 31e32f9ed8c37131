/** A cell as text, and what the spreadsheet had made of it. */
export type Cell = { text: string; was: 'text' | 'number' | 'date' | 'broken' };
/** `n` is the row number that the spreadsheet shows, from 1. */
export type Row = { n: number; cells: Cell[] };
/** The rows that hold anything. */
export type Table = Row[];

/** One line, no control characters, nothing PostgreSQL refuses; our own guard against formulas undone. */
export function cleanText(text: string): string {
  return text
    .replace(/[\s\u200b\ufeff\p{Cc}\p{Cs}]+/gu, ' ')
    .trim()
    .replace(/^'(?=[=+\-@])/, '');
}
