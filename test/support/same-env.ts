import { afterAll, expect } from 'vitest';

/** Files that share a process leave its environment as they found it: the next one may start programs in it. */
const before = { ...process.env };

afterAll(() => {
  expect(process.env).toEqual(before);
});
