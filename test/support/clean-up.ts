import { onTestFinished } from 'vitest';

type Work = () => void | Promise<void>;

const atEndOfFile: Work[] = [];

/**
 * Runs when the test that is running ends, or, outside of tests, at the end of the file. vitest ignores an `afterAll`
 * inside a test or a `beforeAll`: what was opened there would run on for the rest of the run.
 */
export function cleanUp(work: Work): void {
  try {
    onTestFinished(work);
  } catch {
    atEndOfFile.push(work);
  }
}

/** What was opened last is closed first. */
export async function cleanUpFile(): Promise<void> {
  for (let work = atEndOfFile.pop(); work !== undefined; work = atEndOfFile.pop()) await work();
}
