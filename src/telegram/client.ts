import { Agent } from 'node:https';
import { Telegram } from 'telegraf';
import { type Contact, createContact } from './contact.ts';
import { asSendError, type TroubleKind } from './errors.ts';

/** Payloads of the Bot API, which is ahead of telegraf's types; what is undefined is left out. */
export type Payload = Record<string, unknown>;

export type Client = {
  /** For telegraf itself; calls by way of it have no timeout and are not paced. */
  telegram: Telegram;
  /** One call of the Bot API. Throws a `SendError`, which tells nothing of the payload or the token. */
  call: <T>(method: string, payload?: Payload, timeoutMs?: number) => Promise<T>;
  /** Whether calls reach it. */
  contact: Contact;
  /** The number before the colon of the token. */
  botId: number;
};

export type ClientOptions = {
  token: string;
  /** Where the Bot API is; Telegram's own if left out. */
  apiRoot?: string | undefined;
  /** Told of every call, without what was in it. */
  onCall?: ((method: string, as: 'ok' | TroubleKind, ms: number) => void) | undefined;
  /** Shared by clients of the same Bot API. */
  contact?: Contact;
  /** How long an answer is waited for, ms; {@link TIMEOUT_MS} without, and longer where files go with the call. */
  patienceMs?: number | undefined;
};

/** Of these nobody knows that it was Telegram that answered; a token that is refused is no answer that helps. */
const UNHEARD: readonly TroubleKind[] = ['weather', 'unknown'];

/** telegraf itself would wait for 500 s. */
const TIMEOUT_MS = 20_000;
const UPLOAD_TIMEOUT_MS = 30_000;

type AnyCall = (method: string, payload: Payload, options: { signal: AbortSignal }) => Promise<unknown>;

export function openClient({
  token,
  apiRoot,
  onCall = () => {},
  contact = createContact(),
  patienceMs,
}: ClientOptions): Client {
  const telegram = new Telegram(token, {
    ...(apiRoot ? { apiRoot } : {}),
    agent: new Agent({ keepAlive: true, keepAliveMsecs: 10_000, maxSockets: 32 }),
    webhookReply: false,
  });
  const callApi = telegram.callApi.bind(telegram) as unknown as AnyCall;
  async function call<T>(
    method: string,
    payload: Payload = {},
    timeoutMs = patienceMs ?? timeoutOf(payload),
  ): Promise<T> {
    const began = performance.now();
    try {
      const answer = (await callApi(method, payload, { signal: AbortSignal.timeout(timeoutMs) })) as T;
      onCall(method, 'ok', performance.now() - began);
      contact.heard();
      return answer;
    } catch (error) {
      const failure = asSendError(method, error);
      onCall(method, failure.kind, performance.now() - began);
      if (UNHEARD.includes(failure.kind)) contact.missed(failure);
      else contact.heard();
      throw failure;
    }
  }
  return { telegram, call, contact, botId: Number(token.split(':')[0]) };
}

function timeoutOf(payload: Payload): number {
  const uploads = Object.values(payload).some((value) => (value as { source?: unknown } | undefined)?.source);
  return uploads ? UPLOAD_TIMEOUT_MS : TIMEOUT_MS;
}
