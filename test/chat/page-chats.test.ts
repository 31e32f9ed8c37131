import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, whyNoBrowser } from '../support/browser.ts';
import { axe } from './page-axe.ts';
import { enter, openPageStage } from './page-stage.ts';
import type { Stage } from './stage.ts';

describe.skipIf(whyNoBrowser)('two chats', () => {
  let stage: Stage;
  let browser: Browser;

  beforeAll(async () => {
    stage = await openPageStage();
    await stage.chat.registerBot({ token: '434343:the-other-bot', username: 'other_bot', name: '小二·干部' });
    browser = await openBrowser();
  }, 60_000);
  afterAll(() => browser?.close());

  it('stand in a column on a desktop, with what is unread, in its title too', async () => {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 768 } });
    const page = await enter(context, stage, 'good-1');
    await page
      .getByRole('navigation', { name: '对话' })
      .getByRole('button', { name: /小二·干部/ })
      .click();
    await page.getByRole('heading', { name: '小二·干部' }).waitFor();
    const me = await page.evaluate(async () => (await (await fetch('/chat/state')).json()).me.id as number);
    await stage.telegram.sendMessage(me, '有新进展');

    await page.getByRole('button', { name: /^小二 .*1 条未读/ }).waitFor();
    expect(await page.title()).toBe('(1) 小二');
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: /1 条未读/ }).click();
    await page.locator('.text', { hasText: '有新进展' }).waitFor();
    await expect.poll(() => page.title()).toBe('小二');
  });

  it('take turns on a phone', async () => {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 } });
    const page = await enter(context, stage, 'good-2');
    const first = await page.getByRole('heading', { level: 1 }).textContent();
    await page.locator('.other-chats').click();
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).not.toBe(first);
    expect(await axe(page)).toEqual([]);
  });
});
