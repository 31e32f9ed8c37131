import path from 'node:path';
import { type Files, openFiles, readFolder } from '../web/assets.ts';
import { bundle } from '../web/bundle.ts';

/** Script and style of the console, from source. */
export const bundleConsole = (): Promise<Map<string, Uint8Array>> =>
  bundle(path.join(import.meta.dirname, 'page'), ['app.ts', 'console.css']);

/** Where a build puts them, beside the compiled module. */
const built = path.join(import.meta.dirname, 'page-files');

/** The files of the console: bundled now when running from source, else those of the build. */
export async function loadFiles(): Promise<Files> {
  const isSource = import.meta.filename.endsWith('.ts');
  return openFiles(isSource ? await bundleConsole() : await readFolder(built), '/console/assets');
}
