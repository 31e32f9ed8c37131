import { createHash } from 'node:crypto';

/** What ties a row of a log to the rows before it. All but the salt is base64url of a SHA-256, 43 characters. */
export type Link = {
  /** Drawn for this row; goes when the payload is erased, so that nobody can guess the payload from its digest. */
  salt: string;
  digest: string;
  /** The hash of the row before; '' in the first. */
  previous: string;
  hash: string;
};

/** The last row of a chain as its owner remembers it. */
export type Head = { hash: string; count: number };

export const newChain: Head = { hash: '', count: 0 };

/** A row of a case's log without its payload: what can be said about it for ever. */
export type Entry = {
  id: string;
  appealId: string;
  seq: number;
  type: string;
  actorId: string | null;
  relation: string;
  /** `2026-03-02T01:00:00.000000`, UTC, microseconds: all that the database keeps. */
  at: string;
  cause: string;
};

/** What a chain hashes; the first word keeps rows of one log from standing in another. */
export type Fields = readonly (string | number | null)[];

export const entryFields = (e: Entry): Fields => [
  'appeal',
  e.id,
  e.appealId,
  e.seq,
  e.type,
  e.actorId,
  e.relation,
  e.at,
  e.cause,
];

/** The next row of a chain. Pure: the salt is drawn by whoever calls. */
export function linkTo(previous: string, fields: Fields, payload: unknown, salt: string): Link {
  const digest = digestOf(salt, payload);
  return { salt, digest, previous, hash: hashOf(fields, previous, digest) };
}

export function hashOf(fields: Fields, previous: string, digest: string): string {
  return sha256(JSON.stringify([...fields, previous, digest]));
}

export function digestOf(salt: string, payload: unknown): string {
  return sha256(`${salt}\n${canonical(payload)}`);
}

/**
 * JSON with its keys in order, so that a value is the same text before and after PostgreSQL kept it as jsonb.
 * What JSON leaves out (undefined) is left out.
 */
export function canonical(value: unknown): string {
  return write(value) ?? 'null';
}

/** By hand: JSON.stringify with a function for each value takes several times as long. */
function write(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((one) => write(one) ?? 'null').join(',')}]`;
  if (value instanceof Date) return JSON.stringify(value);
  const object = value as Record<string, unknown>;
  const parts: string[] = [];
  for (const key of Object.keys(object).sort()) {
    const one = write(object[key]);
    if (one !== undefined) parts.push(`${JSON.stringify(key)}:${one}`);
  }
  return `{${parts.join(',')}}`;
}

/** As PostgreSQL writes a moment down to what it keeps. */
export const moment = (at: Date): string => `${at.toISOString().slice(0, -1)}000`;

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

const SALT_BYTES = 16;

export const drawSalt = (random: (bytes: number) => Buffer): string =>
  random(SALT_BYTES).toString('base64url');
