import { writeFileSync } from 'node:fs';
import type { TestCase, TestModule } from 'vitest/node';
import type { Reporter } from 'vitest/reporters';
import { whyNoBrowser } from './browser.ts';
import { redisBinary } from './redis.ts';

/** The file that gets the counts, for `.ci/run`. */
const RESULTS = process.env.XIAOER_TEST_RESULTS;

/** What this machine lacks, and which tests go without because of it. */
function lacking(): string[] {
  return [
    ...(redisBinary === undefined
      ? [
          'no redis-server here: everything ran with the queues in PostgreSQL, not in Redis (apt-get install redis-server)',
        ]
      : []),
    ...(whyNoBrowser !== null
      ? ['no Chromium here: the pages were not opened (apt-get install chromium fonts-noto-cjk)']
      : []),
    ...(process.getuid?.() === 0 ? [] : ['not root: the cases of a start as root did not run']),
  ];
}

/** Ends a run with what was skipped and why, and the counts. */
export default class EndReport implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string): number => tests.filter((test) => test.result().state === state).length;
    const broken = modules.filter(
      (module) => module.errors().length > 0 && [...module.children.allTests()].length === 0,
    );
    const counts = {
      passed: count('passed'),
      failed: count('failed') + broken.length,
      skipped: count('skipped'),
    };
    const lines = [...skippedLines(tests), ...lacking().map((why) => `note: ${why}`)];
    for (const line of lines) process.stdout.write(`${line}\n`);
    process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
    if (RESULTS) writeFileSync(RESULTS, JSON.stringify(counts));
  }
}

function skippedLines(tests: TestCase[]): string[] {
  const perFile = new Map<string, number>();
  for (const test of tests) {
    if (test.result().state !== 'skipped') continue;
    const file = test.module.relativeModuleId;
    perFile.set(file, (perFile.get(file) ?? 0) + 1);
  }
  return [...perFile].map(([file, n]) => `skipped: ${n} in ${file}`);
}
