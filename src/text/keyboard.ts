/** One button: what stands on it and what tapping it does. */
export type Button<Action> = { label: string; action: Action };

const THREE_IN_A_ROW = 8;
const TWO_IN_A_ROW = 18;

/** Breaks rows until every label can be read on a phone: three a row up to 8 characters each, two up to 18. */
export function reflow<B extends { label: string }>(rows: readonly (readonly B[])[]): B[][] {
  return rows.flatMap((row) => {
    const most = fitting(row);
    const size = Math.ceil(row.length / Math.ceil(row.length / most));
    const broken: B[][] = [];
    for (let i = 0; i < row.length; i += size) broken.push(row.slice(i, i + size));
    return broken;
  });
}

function fitting(row: readonly { label: string }[]): number {
  const longest = Math.max(0, ...row.map(({ label }) => Array.from(label).length));
  if (longest <= THREE_IN_A_ROW) return 3;
  return longest <= TWO_IN_A_ROW ? 2 : 1;
}
