import type { BrowserContext, Page } from 'playwright-core';
import { openPages } from '../../src/chat/shells.ts';
import { type Stage, openStage } from './stage.ts';

/** A chat server with the real pages. */
export async function openPageStage(): Promise<Stage> {
  return openStage({
    pages: await openPages({ hours: { zh: '工作日 08:30–17:30', en: 'Workdays 08:30–17:30' } }),
  });
}

/** What a page complained of: CSP reports, errors, requests to other hosts. */
export function complaintsOf(page: Page, stage: Stage): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const to = request.url();
    if (!to.startsWith(stage.url) && !/^(data|blob):/.test(to)) complaints.push(`asked ${to}`);
  });
  return complaints;
}

/** Opens an invitation in a browser, taps the button, and waits for the chat. */
export async function enter(context: BrowserContext, stage: Stage, code = 'good-1'): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${stage.url}/chat/join/${code}`);
  await page.locator('form button').click();
  await page.locator('.composer').waitFor();
  return page;
}
