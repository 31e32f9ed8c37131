import { Readable } from 'node:stream';
import type { Sql } from '../db/client.ts';
import { readBytes, type StoredFile } from './store-files.ts';

/**
 * Answers with a file, or with the part of it that is asked for, as players of sound and film do; piece by piece, as
 * fast as it is taken.
 */
export function sendBytes(
  sql: Sql,
  { hash, size }: StoredFile,
  range: string | undefined,
  headers: Record<string, string>,
): Response {
  const part = range === undefined ? null : partOf(range, size);
  if (part === 'outside') {
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` } });
  }
  const [from, to] = part ?? [0, size - 1];
  const body = Readable.toWeb(Readable.from(readBytes(sql, hash, from, to))) as ReadableStream;
  return new Response(body, {
    status: part ? 206 : 200,
    headers: {
      ...headers,
      'accept-ranges': 'bytes',
      'content-length': `${to - from + 1}`,
      ...(part ? { 'content-range': `bytes ${from}-${to}/${size}` } : {}),
    },
  });
}

/** The first and last byte of one range; null where several or none are asked for: then all of it is sent. */
function partOf(range: string, size: number): [number, number] | 'outside' | null {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range) ?? [];
  if (first === '' && last === '') return null;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from > to ? 'outside' : [from, to];
}
