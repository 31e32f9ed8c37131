import { SetupError } from '../../setup-error.ts';
import type { Check, Finding, Result } from './finding.ts';

const PATIENCE_MS = 10_000;

/** Runs all checks at once, none longer than ten seconds. */
export function examine<P>(patient: P, checks: Check<P>[], patienceMs = PATIENCE_MS): Promise<Finding[]> {
  return Promise.all(
    checks.map(async ({ id, run }) => ({ id, ...(await patiently(run(patient), patienceMs)) })),
  );
}

/** What a check found, or what became of it. */
async function patiently(check: Promise<Result>, patienceMs: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Result>((resolve) => {
    timer = setTimeout(() => resolve(noAnswer(patienceMs / 1000)), patienceMs);
  });
  try {
    return await Promise.race([check, late]);
  } catch (error) {
    return broken(error);
  } finally {
    clearTimeout(timer);
  }
}

function noAnswer(seconds: number): Result {
  return {
    status: 'fail',
    detail: { zh: `${seconds} 秒没有回应`, en: `no answer in ${seconds} s` },
    fix: {
      zh: '看看它是不是在运行、网络通不通，再查一次',
      en: 'see whether it runs and can be reached, then try again',
    },
  };
}

export function broken(error: unknown): Result {
  const why = error instanceof Error ? error.message : String(error);
  return {
    status: 'fail',
    detail:
      error instanceof SetupError ? error.words : { zh: `查不了：${why}`, en: `cannot be checked: ${why}` },
    fix:
      error instanceof SetupError
        ? null
        : { zh: '先解决上面的问题，再查一次', en: 'mend what stands above, then try again' },
  };
}
