import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { Refusal } from '../refusal.ts';

/**
 * The confidential box: what conduct reports hold is in the database only as this seals it. Everything in it is
 * encrypted with AES-256-GCM under a key of its own, and that key under the key of the installation.
 */
export type Box = {
  /** `about` names what is sealed; it must be given again to open it, so that sealed rows cannot change places. */
  seal: (value: unknown, about: string) => string;
  /** @throws Error when the key or `about` is another one, or a bit was changed; it tells nothing of the content */
  open: <T>(sealed: string, about: string) => T;
  /** The same for the same words, and nothing to be read from it: finds a row without naming anybody. */
  mark: (words: string) => string;
  /** Shows to whoever knows the signer, and needs no key for it, that the holder of the key said this. */
  sign: (words: string) => string;
  /** A uuid that nothing else of the system was drawn with. */
  newId: () => string;
  /** False where the key is missing or is not that of this database: nothing can be taken in or read. */
  isOpen: boolean;
};

type Random = (bytes: number) => Buffer;

export const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** @param key of the installation, 32 bytes */
export function openBox(key: Buffer, random: Random): Box {
  const wrapping = derive(key, 'wrap');
  const marking = derive(key, 'mark');
  const signing = signingKey(key);
  return {
    isOpen: true,
    seal: (value, about) => {
      const own = random(KEY_BYTES);
      const wrapped = encrypt(wrapping, own, about, random);
      const content = encrypt(own, Buffer.from(JSON.stringify(value)), about, random);
      return `${wrapped.toString('base64url')}.${content.toString('base64url')}`;
    },
    open: (sealed, about) => {
      const [wrapped = '', content = ''] = sealed.split('.').map((part) => Buffer.from(part, 'base64url'));
      const own = decrypt(wrapping, Buffer.from(wrapped), about);
      return JSON.parse(decrypt(own, Buffer.from(content), about).toString());
    },
    mark: (words) => createHmac('sha256', marking).update(words).digest('base64url'),
    sign: (words) => sign(null, Buffer.from(words), signing).toString('base64url'),
    newId: () => asUuid(random(16)),
  };
}

/** Stands where there is no key, or not the one that the reports of this database were sealed with. */
export function closedBox(): Box {
  const refuse = (): never => {
    throw new Refusal('conduct.closed');
  };
  return { isOpen: false, seal: refuse, open: refuse, mark: refuse, sign: refuse, newId: refuse };
}

/** What may be kept in the open to tell whether a key is still the same. */
export function fingerprint(key: Buffer): string {
  return derive(key, 'fingerprint').toString('base64url').slice(0, 16);
}

/** Who signs with this key, by the public half, in base64url: nothing of the key is to be learnt from it. */
export function signerOf(key: Buffer): string {
  return createPublicKey(signingKey(key)).export({ format: 'jwk' }).x ?? '';
}

/** Whether that signer said these words; false where the signer is none. */
export function isSigned(signer: string, words: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: signer }, format: 'jwk' });
    return verify(null, Buffer.from(words), key, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410, section 7). */
const ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

const signingKey = (key: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([ED25519, derive(key, 'sign')]), format: 'der', type: 'pkcs8' });

const derive = (key: Buffer, what: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `xiaoer conduct ${what}`, KEY_BYTES));

function encrypt(key: Buffer, plain: Buffer, about: string, random: Random): Buffer {
  const iv = random(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, body, cipher.getAuthTag()]);
}

function decrypt(key: Buffer, sealed: Buffer, about: string): Buffer {
  const body = sealed.subarray(IV_BYTES, -TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(about))
    .setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(body), decipher.final()]);
}

function asUuid(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');
}
