import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a button under a message says when it is tapped. */
export type Tap = {
  /** Letters, digits, `.`, `_` and `-`. */
  verb: string;
  /** A uuid: of an appeal, a dialog, … */
  id?: string | undefined;
  /** Not empty. */
  arg?: string | undefined;
  /** The version of what the button was made for: an older one is stale. */
  version?: number | undefined;
};

export type Decoded =
  | { kind: 'ok'; tap: Tap }
  /** Ours, but made for another chat: forwarded, or copied by a changed client. */
  | { kind: 'foreign' }
  /** Not ours at all. */
  | { kind: 'forged' };

export type Buttons = {
  /** Callback data, at most 64 bytes; throws when the tap does not fit. */
  encode: (tap: Tap, chatId: number) => string;
  decode: (data: string, chatId: number) => Decoded;
};

const BYTES = 64;
/** Characters of the seal: the first show that it is ours, the others that it was made for this chat. */
const OURS = 2;
const CHATS = 6;
const SEAL = OURS + CHATS;
const VERB = /^[\w.-]+$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Callback data sealed with a secret: `seal verb|id|version|arg`. The seal only spares us nonsense;
 * who may do what is checked again on every tap.
 */
export function createButtons(secret: Buffer): Buttons {
  const mac = (text: string, length: number) =>
    createHmac('sha256', secret).update(text).digest('base64url').slice(0, length);
  const seal = (body: string, chatId: number) => mac(body, OURS) + mac(`${chatId}\n${body}`, CHATS);

  function encode(tap: Tap, chatId: number): string {
    const body = writeTap(tap);
    const data = seal(body, chatId) + body;
    if (Buffer.byteLength(data) > BYTES) throw new Error(`button data too long: ${tap.verb}`);
    return data;
  }
  function decode(data: string, chatId: number): Decoded {
    const body = data.slice(SEAL);
    if (!isSame(data.slice(0, OURS), mac(body, OURS))) return { kind: 'forged' };
    if (!isSame(data.slice(0, SEAL), seal(body, chatId))) return { kind: 'foreign' };
    return { kind: 'ok', tap: readTap(body) };
  }
  return { encode, decode };
}

function isSame(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}

function writeTap({ verb, id, arg, version }: Tap): string {
  if (!VERB.test(verb) || arg === '' || (id !== undefined && !UUID.test(id)))
    throw new Error(`not fit for a button: ${verb}`);
  const parts = [verb, id === undefined ? '' : packId(id), version?.toString(36) ?? '', arg ?? ''];
  return parts.join('|').replace(/\|+$/, arg?.endsWith('|') ? '$&' : '');
}

function readTap(body: string): Tap {
  const [verb = '', id, version] = body.split('|', 3);
  const arg = body.split('|').slice(3).join('|');
  return {
    verb,
    ...(id ? { id: unpackId(id) } : {}),
    ...(version ? { version: Number.parseInt(version, 36) } : {}),
    ...(arg ? { arg } : {}),
  };
}

/** A uuid in 22 characters. */
export function packId(uuid: string): string {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url');
}

export function unpackId(packed: string): string {
  const hex = Buffer.from(packed, 'base64url').toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
