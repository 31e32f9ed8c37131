import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The version in package.json; this file runs from src/cli and from dist/src/cli. */
export function readVersion(): string {
  for (let dir = import.meta.dirname; dir !== path.dirname(dir); dir = path.dirname(dir)) {
    const file = path.join(dir, 'package.json');
    if (existsSync(file)) return String(JSON.parse(readFileSync(file, 'utf8')).version);
  }
  return '?';
}
