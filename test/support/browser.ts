import { accessSync, constants } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const isThere = (file: string) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const executablePath = places.find((place) => place !== undefined && isThere(place));

/** Why page tests cannot run here; null where they can. */
export const whyNoBrowser =
  executablePath === undefined
    ? 'page tests are skipped: no Chromium here (apt-get install chromium, or set CHROMIUM_PATH)'
    : null;

/** A Chromium without a window. The caller closes it. */
export function openBrowser(): Promise<Browser> {
  if (executablePath === undefined) throw new Error(String(whyNoBrowser));
  return chromium.launch({ executablePath, args: flags });
}
