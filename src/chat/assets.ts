import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundlePage } from './bundle.ts';

export type Asset = { type: string; body: Uint8Array; gzip: Uint8Array };

/** What a page's head points at. */
export type PageLinks = {
  script: string;
  /** What the script imports at once: named, so that it is fetched at the same time. */
  preload: string[];
  style: string;
  icon: string;
  iconDot: string;
};

export type Assets = {
  links(page: 'chat' | 'demo'): PageLinks;
  /** The file of `GET /chat/assets/:name`. */
  find(name: string): Asset | undefined;
};

/** Where a build puts the bundled files, beside the compiled module. */
export const builtPage = path.join(import.meta.dirname, 'page-files');

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
};

/** Loads the page's files: bundled now when running from source, else those of the build. Once, at start. */
export async function loadAssets(): Promise<Assets> {
  const fromSource = import.meta.filename.endsWith('.ts');
  const files = fromSource ? await bundlePage() : await readBuilt();
  const assets = new Map<string, Asset>();
  for (const [name, body] of files) {
    const type = types[path.extname(name)];
    if (type) assets.set(name, { type, body, gzip: gzipSync(body) });
  }
  const url = (start: string, end: string) => {
    const pattern = new RegExp(`^${start}-[0-9A-Z]+\\${end}$`);
    const name = [...assets.keys()].find((each) => pattern.test(each));
    if (!name) throw new Error(`The page's files are not complete: no ${start}…${end}`);
    return `/chat/assets/${name}`;
  };
  const shared = { style: url('style', '.css'), icon: url('icon', '.svg'), iconDot: url('icon-dot', '.svg') };
  return {
    links: (page) => {
      const script = url(page, '.js');
      return { script, preload: importsOf(assets.get(path.basename(script))), ...shared };
    },
    find: (name) => assets.get(name),
  };
}

function importsOf(script: Asset | undefined): string[] {
  const code = Buffer.from(script?.body ?? []).toString();
  return [...code.matchAll(/from"\.\/(part-\w+\.js)"/g)].map(([, name]) => `/chat/assets/${name}`);
}

async function readBuilt(): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const name of await readdir(builtPage)) files.set(name, await readFile(path.join(builtPage, name)));
  return files;
}
