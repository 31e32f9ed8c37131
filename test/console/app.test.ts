import { Hono } from 'hono';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConsole } from '../../src/console/console.ts';
import { serve } from '../../src/web/server.ts';
import { axe } from '../chat/page-axe.ts';
import { openBrowser, whyNoBrowser } from '../support/browser.ts';
import { cleanUp } from '../support/clean-up.ts';
import { BOT, initData, openConsole } from './stage.ts';

describe.skipIf(whyNoBrowser)('the console in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  }, 60_000);
  afterAll(() => browser?.close());

  async function open() {
    const stage = await openConsole();
    const { deps, town } = stage;
    await town.files();
    const app = new Hono().route('/', createConsole({ deps, bot: BOT, limits: 'off' }));
    const served = await serve({ host: '127.0.0.1', port: 0, app, log: deps.log });
    cleanUp(served.close);
    return { ...stage, url: served.url };
  }

  it('breaks no rule of axe, light or dark, wide or narrow, and needs no sideways scrolling', async () => {
    const { url, link } = await open();
    const context = await browser.newContext({ viewport: { width: 1366, height: 800 } });
    const page = await context.newPage();
    await page.goto(`${url}/console/in/${await link('supervisor')}`);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: '进督查台' }).click();
    await page.getByRole('link', { name: '全部在办' }).click();
    await page.getByRole('link', { name: /^杨企诉/ }).click();
    const found: string[] = [];
    for (const path of ['/console', '/console/cases', new URL(page.url()).pathname]) {
      for (const [width, colorScheme] of [[1366, 'light'] as const, [360, 'dark'] as const]) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        await page.goto(url + path);
        found.push(...(await axe(page)).map((one) => `${path} ${width}: ${one}`));
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (over > 0) found.push(`${path} ${width}: ${over} px too wide`);
      }
    }
    await context.close();
    expect(found).toEqual([]);
  });

  it('opens inside Telegram by what it signed, goes from page to page and back, and hands an export outside', async () => {
    const { url, userOf, deps } = await open();
    const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.addInitScript(() => {
      const told: string[] = [];
      Object.assign(window, {
        told,
        TelegramWebviewProxy: { postEvent: (event: string, data: string) => told.push(`${event} ${data}`) },
      });
    });
    const told = () => page.evaluate(() => (window as unknown as { told: string[] }).told);
    const hash = new URLSearchParams({
      tgWebAppData: initData(userOf.leader, deps.now()),
      tgWebAppThemeParams: '{"bg_color":"#17212b"}',
    });
    await page.goto(`${url}/console/app#${hash}`);
    await page.getByRole('heading', { name: '总览' }).waitFor();
    expect(page.url()).toBe(`${url}/console/app`);
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    await page.getByRole('link', { name: '全部在办' }).click();
    await page.getByRole('link', { name: /^杨企诉/ }).click();
    await page.getByRole('heading', { name: '经过' }).waitFor();
    await page.evaluate(() =>
      (
        window as unknown as { Telegram: { WebView: { receiveEvent: (event: string) => void } } }
      ).Telegram.WebView.receiveEvent('back_button_pressed'),
    );
    await page.getByRole('searchbox').fill('没有这家');
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByText('没有符合的件。').waitFor();
    await page.getByRole('link', { name: '重置' }).click();
    await page.getByRole('link', { name: /^杨企诉/ }).waitFor();
    await page.getByRole('link', { name: '导出 CSV' }).click();
    await expect.poll(async () => (await told()).at(-1)).toContain('web_app_open_link');
    const { url: file } = JSON.parse((await told()).at(-1)?.slice('web_app_open_link '.length) ?? '{}');
    const [first, second] = [await fetch(file), await fetch(file)];
    expect([first.status, second.status]).toEqual([200, 410]);
    expect(await first.text()).toContain('导出人：孙模拟');
    expect((await told()).filter((one) => /ready|expand/.test(one))).toHaveLength(2);
    expect(await context.cookies()).toEqual([]);

    await context.setOffline(true);
    await page.getByRole('link', { name: '导出 CSV' }).click();
    await page.getByText(/没连上/).waitFor();
    await context.setOffline(false);
    await page.reload();
    await page.getByText('请在 Telegram 里给小二发 /console').waitFor();
    await page.goto('about:blank');
    await page.goto(`${url}/console/app#${hash}`);
    await page.getByText('进不来').waitFor();
    await context.close();
    expect(complaints.filter((one) => !/401|ERR_INTERNET/.test(one))).toEqual([]);
  });
});
