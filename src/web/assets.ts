import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Context } from 'hono';

export type Asset = { type: string; body: Uint8Array | string; gzip?: Uint8Array };

/** The files of a page: their names change with what is in them. */
export type Files = {
  /** The address of the one whose name begins and ends so: `chat`, `.js`. */
  url(start: string, end: string): string;
  find(name: string): Asset | undefined;
};

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
};

/** @param at the address under which they are given out, without a slash at its end */
export function openFiles(files: ReadonlyMap<string, Uint8Array>, at: string): Files {
  const assets = new Map<string, Asset>();
  for (const [name, body] of files) {
    const type = types[path.extname(name)];
    if (type) assets.set(name, { type, body, gzip: gzipSync(body) });
  }
  return {
    url: (start, end) => {
      const pattern = new RegExp(`^${start}-[0-9A-Z]+\\${end}$`);
      const name = [...assets.keys()].find((each) => pattern.test(each));
      if (!name) throw new Error(`The page's files are not complete: no ${start}…${end}`);
      return `${at}/${name}`;
    },
    find: (name) => assets.get(name),
  };
}

/** The files that a build put into a folder. */
export async function readFolder(folder: string): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const name of await readdir(folder)) files.set(name, await readFile(path.join(folder, name)));
  return files;
}

/** Answers with a file, packed where the browser takes that, to be kept for good. */
export function giveAsset(c: Context, asset: Asset | null | undefined): Response | Promise<Response> {
  if (!asset) return c.notFound();
  const packed = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '') ? asset.gzip : undefined;
  const body = packed ?? asset.body;
  return c.body(typeof body === 'string' ? body : new Uint8Array(body), 200, {
    'content-type': asset.type,
    ...(packed ? { 'content-encoding': 'gzip' } : {}),
    vary: 'accept-encoding',
    'x-content-type-options': 'nosniff',
    'cache-control': 'public, max-age=31536000, immutable',
  });
}
