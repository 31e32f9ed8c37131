/** What the Bot API answers instead of a result: Telegram's own code and words. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly code: number;
  readonly retryAfter: number | undefined;

  constructor(code: number, description: string, retryAfter?: number) {
    super(description);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** 400 with Telegram's habit of beginning in lower case, which keeps ALL_CAPS codes. */
export function badRequest(what: string): ApiError {
  const keep = /^.[A-Z_]/.test(what);
  return new ApiError(400, `Bad Request: ${keep ? what : what.charAt(0).toLowerCase() + what.slice(1)}`);
}

export const forbidden = (what: string) => new ApiError(403, `Forbidden: ${what}`);
export const conflict = (what: string) => new ApiError(409, `Conflict: ${what}`);
export const tooMany = (seconds: number) =>
  new ApiError(429, `Too Many Requests: retry after ${seconds}`, seconds);
