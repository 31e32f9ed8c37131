import type { Problem } from '../api.ts';

/** What went wrong with a call. `offline`: it never came back, so it may be repeated. */
export type Failure = Problem | { error: 'offline' };

export class CallFailed extends Error {
  override name = 'CallFailed';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.error);
    this.failure = failure;
  }
}

/** Adds `?as=` where a page holds several people's phones (the demo). */
export function address(path: string, as: number | undefined): string {
  if (as === undefined) return path;
  return `${path}${path.includes('?') ? '&' : '?'}as=${as}`;
}

/** The failure an answer stands for; an answer that is not ours (a proxy's page) counts as not reached. */
export function failureOf(status: number, body: string): Failure {
  try {
    const problem = JSON.parse(body) as Problem;
    if (typeof problem.error === 'string') return problem;
  } catch {
    // not JSON: judged by its status below
  }
  if (status === 401) return { error: 'login' };
  if (status === 413) return { error: 'too_big', limit: 0 };
  if (status === 429) return { error: 'too_fast', seconds: 5 };
  return status >= 500 ? { error: 'offline' } : { error: 'not_found' };
}

async function request<T>(path: string, init: RequestInit): Promise<T> {
  let answer: Response;
  let body: string;
  try {
    answer = await fetch(path, { credentials: 'same-origin', cache: 'no-store', ...init });
    body = await answer.text();
  } catch {
    throw new CallFailed({ error: 'offline' });
  }
  if (!answer.ok) throw new CallFailed(failureOf(answer.status, body));
  return JSON.parse(body) as T;
}

export const csrf = { 'X-Requested-With': 'xiaoer' };

export function get<T>(path: string, as?: number, signal?: AbortSignal): Promise<T> {
  return request<T>(address(path, as), signal ? { signal } : {});
}

export function post<T>(path: string, body: unknown, as?: number): Promise<T> {
  return request<T>(address(path, as), {
    method: 'POST',
    headers: { ...csrf, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** An id for something to send; plain http has no `crypto.randomUUID`. */
export function makeId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
