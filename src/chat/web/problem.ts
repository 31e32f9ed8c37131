import type { Problem } from '../api.ts';

const STATUS = {
  login: 401,
  forbidden: 403,
  not_found: 404,
  blocked: 409,
  too_big: 413,
  too_much: 413,
  too_fast: 429,
  bad_request: 400,
  fault: 500,
} as const satisfies Record<Problem['error'], number>;

/** Why the page's request was not done, in the form the page is told. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.error);
    this.problem = problem;
  }
}

export const problem = (what: Problem) => new ProblemError(what);
export const badField = (field: string) => new ProblemError({ error: 'bad_request', field });

export function problemResponse(what: Problem): Response {
  const headers: Record<string, string> = { 'cache-control': 'no-store' };
  if (what.error === 'too_fast') headers['retry-after'] = String(what.seconds);
  return Response.json(what, { status: STATUS[what.error], headers });
}
