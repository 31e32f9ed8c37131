import { createHash, createHmac } from 'node:crypto';
import type { Config } from '../config.ts';
import { settingMadeOnce } from '../db/store-settings.ts';
import type { Deps } from '../deps.ts';
import { type Client, openClient } from '../telegram/client.ts';
import type { Contact } from '../telegram/contact.ts';

/** The number of the built-in chat's bot; Telegram's own are other people's. */
const BUILTIN_BOT = 7_000_000_001;

/** Which Bot API the bots speak to, and with what token. */
export type Gate = {
  token: string;
  /** The built-in chat, of this process or of another on the same network. */
  isBuiltin: boolean;
  /** Where updates shall be sent to; undefined polls for them. */
  webhook: { url: string; path: string; secret: string } | undefined;
};

/** Decides between Telegram (a token is given) and the built-in chat, whose token is made once. */
export async function chooseGate(deps: Deps, config: Config): Promise<Gate> {
  const { botToken } = config;
  if (botToken === undefined) {
    const token = await settingMadeOnce(deps.db, 'builtin_token', () => newToken(deps));
    return { token, isBuiltin: true, webhook: undefined };
  }
  return { token: botToken, isBuiltin: false, webhook: await webhookOf(deps, config) };
}

const newToken = (deps: Deps): string => `${BUILTIN_BOT}:${deps.random(27).toString('base64url')}`;

async function webhookOf(
  deps: Deps,
  { webhookUrl, webhookSecret, botToken }: Config,
): Promise<Gate['webhook']> {
  if (webhookUrl === undefined || botToken === undefined) return undefined;
  const secret = webhookSecret ?? (await ownSecret(deps, botToken));
  // The path is hard to guess, but it is not the secret: paths get into the logs of proxies.
  const path = `/telegram/${createHash('sha256').update(`path ${secret}`).digest('hex').slice(0, 32)}`;
  return { url: webhookUrl + path, path, secret };
}

/**
 * Whoever has it can send updates in anybody's name. It takes the token, which is in no database or backup, and what is
 * kept in the database, which a token does not tell: neither alone gives it.
 */
async function ownSecret(deps: Deps, botToken: string): Promise<string> {
  const made = () => deps.random(32).toString('base64url');
  const kept = await settingMadeOnce(deps.db, 'webhook_secret', made);
  return createHmac('sha256', botToken).update(`webhook ${kept}`).digest('base64url');
}

/** `here` is the address of this process's own server, where the built-in chat is. */
export function clientFor(
  { metrics }: Deps,
  gate: Gate,
  config: Config,
  { here, ...more }: { here: string; contact: Contact; patienceMs?: number | undefined },
): Client {
  const apiRoot = config.telegramApiRoot ?? (gate.isBuiltin ? here : undefined);
  return openClient({ token: gate.token, apiRoot, onCall: metrics.called, ...more });
}
