import path from 'node:path';
import { type Asset, openFiles, readFolder } from '../web/assets.ts';
import { bundlePage } from './bundle.ts';

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
const builtPage = path.join(import.meta.dirname, 'page-files');

/** Loads the page's files: bundled now when running from source, else those of the build. Once, at start. */
export async function loadAssets(): Promise<Assets> {
  const fromSource = import.meta.filename.endsWith('.ts');
  const { url, find } = openFiles(
    fromSource ? await bundlePage() : await readFolder(builtPage),
    '/chat/assets',
  );
  const shared = { style: url('style', '.css'), icon: url('icon', '.svg'), iconDot: url('icon-dot', '.svg') };
  return {
    links: (page) => {
      const script = url(page, '.js');
      return { script, preload: importsOf(find(path.basename(script))), ...shared };
    },
    find,
  };
}

function importsOf(script: Asset | undefined): string[] {
  const code = Buffer.from(script?.body ?? []).toString();
  return [...code.matchAll(/from"\.\/(part-\w+\.js)"/g)].map(([, name]) => `/chat/assets/${name}`);
}
