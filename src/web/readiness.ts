/** One thing that must be well: `why` says what is not, or what to look at though it is. */
export type Check = { name: string; run: () => Promise<Outcome> };
export type Outcome = { ok: boolean; why?: string };
export type Readiness = { ok: boolean; checks: Record<string, Outcome> };

const PATIENCE_MS = 3000;

/** All checks at once; one that throws or takes too long is not well. */
async function readiness(checks: readonly Check[]): Promise<Readiness> {
  const outcomes = await Promise.all(
    checks.map(async (check) => [check.name, await tryCheck(check)] as const),
  );
  return { ok: outcomes.every(([, outcome]) => outcome.ok), checks: Object.fromEntries(outcomes) };
}

/** All checks, run once for all who ask meanwhile: whoever asks without end costs no more than one who does. */
export function sharedReadiness(checks: readonly Check[]): () => Promise<Readiness> {
  let underWay: Promise<Readiness> | undefined;
  return () => {
    underWay ??= readiness(checks).finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
}

async function tryCheck({ run }: Check): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Outcome>((resolve) => {
    timer = setTimeout(
      () => resolve({ ok: false, why: `no answer within ${PATIENCE_MS / 1000} s` }),
      PATIENCE_MS,
    );
  });
  try {
    return await Promise.race([run(), late]);
  } catch (error) {
    return { ok: false, why: (error as Error).message };
  } finally {
    clearTimeout(timer);
  }
}
