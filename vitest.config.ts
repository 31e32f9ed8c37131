import { defineConfig } from 'vitest/config';

/** These change the process they run in: environment, clean-up at the end of a module. Each has one of its own. */
const apart = ['test/db/**/*.test.ts', 'test/cli/**/*.test.ts', 'test/*.test.ts'];

export default defineConfig({
  test: {
    environment: 'node',
    globalSetup: ['test/support/global-setup.ts'],
    reporters: ['default', './test/support/reporter.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: { name: 'apart', include: apart, setupFiles: ['test/support/end-of-file.ts'] },
      },
      // The rest share theirs: a third of the run went into loading the same modules for every file.
      {
        extends: true,
        test: {
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: apart,
          isolate: false,
          // Its check comes after what the other clears away: the last hook is the first to run.
          setupFiles: ['test/support/same-env.ts', 'test/support/end-of-file.ts'],
        },
      },
    ],
  },
});
