/** Text without what PostgreSQL's JSON does not hold: NUL and half a character. */
export function clean(text: string): string {
  return text.replace(/\p{Surrogate}|\0/gu, '');
}

/** Whether all of it can be kept as it is. */
export const isClean = (text: string): boolean => clean(text) === text;
