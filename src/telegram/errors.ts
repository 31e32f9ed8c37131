import { TelegramError } from 'telegraf';

/**
 * What went wrong with a call, by what is to be done about it:
 * same — nothing to change, as good as done · late — the tap is too old to be answered · gone — the message is no longer
 * there · blocked, no_chat — this person cannot be written to · rate — wait, then again · weather — was not carried
 * out, try again · server — Telegram or its gateway answered that it could not (5xx), and hardly did it · unknown — no
 * answer, may have been carried out · fault — our own mistake, the same call will fail again
 */
export type TroubleKind =
  | 'same'
  | 'late'
  | 'gone'
  | 'blocked'
  | 'no_chat'
  | 'rate'
  | 'weather'
  | 'server'
  | 'unknown'
  | 'fault';

/** A call that did not succeed. Holds nothing of what was sent, nor the token, so it may be logged. */
export class SendError extends Error {
  override name = 'SendError';
  readonly kind: TroubleKind;
  readonly method: string;
  /** For `rate`: how long to wait, in ms. */
  readonly retryAfterMs: number;

  constructor(kind: TroubleKind, method: string, why: string, retryAfterMs = 0) {
    super(`${method}: ${why}`);
    this.kind = kind;
    this.method = method;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Telegram's texts for 400, without their "Bad Request: ". */
const BAD_REQUESTS: [RegExp, TroubleKind][] = [
  [/message is not modified/i, 'same'],
  [/query is too old|query id is invalid|QUERY_ID_INVALID/i, 'late'],
  [/message (to (edit|delete|be replied) )?not found|MESSAGE_ID_INVALID/i, 'gone'],
  [/message can'?t be (edited|deleted)/i, 'gone'],
  [/chat not found|user is deactivated|PEER_ID_INVALID|chat_id is empty/i, 'no_chat'],
];

/** The connection was never made, so the call cannot have been carried out. */
const NEVER_LEFT = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN'],
  ...['CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
]);

/** Without a number of its own, a 429 asks for this. */
const RETRY_AFTER_S = 5;

/** Turns whatever a call threw into a `SendError`. */
export function asSendError(method: string, error: unknown): SendError {
  if (error instanceof SendError) return error;
  if (error instanceof TelegramError) return fromAnswer(method, error);
  const { code = '', type = '', name = '' } = error as { code?: string; type?: string; name?: string };
  if (NEVER_LEFT.has(code)) return new SendError('weather', method, `no connection (${code})`);
  return new SendError('unknown', method, `no answer (${code || type || name})`);
}

function fromAnswer(method: string, error: TelegramError): SendError {
  const { code, description = '' } = error;
  // Telegram quotes what it could not read, and that may be a person's words.
  const why = `${code} ${description.replace(/"[^"]*"/g, '"…"').slice(0, 200)}`;
  if (code === 429) {
    const seconds = error.parameters?.retry_after ?? RETRY_AFTER_S;
    return new SendError('rate', method, why, seconds * 1000);
  }
  return new SendError(kindOf(code, description), method, why);
}

function kindOf(code: number, description: string): TroubleKind {
  if (code >= 500) return 'server';
  if (code === 403) return 'blocked';
  // The token is not known (any more): nothing that a notice could help; it waits until the operator mends it.
  if (code === 401 || code === 404) return 'weather';
  return BAD_REQUESTS.find(([text]) => text.test(description))?.[1] ?? 'fault';
}

/** Why a call that failed may have been carried out all the same; undefined where it was not. */
export function mayHaveCome(error: unknown): 'no_answer' | 'server_error' | undefined {
  if (!(error instanceof SendError)) return undefined;
  if (error.kind === 'unknown') return 'no_answer';
  return error.kind === 'server' ? 'server_error' : undefined;
}

/** Runs a call and takes troubles of these kinds for success. */
export async function forgiving(kinds: TroubleKind[], call: () => Promise<unknown>): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (!(error instanceof SendError && kinds.includes(error.kind))) throw error;
  }
}
