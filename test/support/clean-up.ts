import { afterAll, onTestFinished } from 'vitest';

/** Runs when the test that is running ends, or, outside of tests, at the end of the file. vitest ignores `afterAll` inside a test. */
export function cleanUp(work: () => void | Promise<void>): void {
  try {
    onTestFinished(work);
  } catch {
    afterAll(work);
  }
}
