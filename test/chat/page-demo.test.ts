import { Hono } from 'hono';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemoState } from '../../src/chat/api.ts';
import { openPages } from '../../src/chat/shells.ts';
import { openBrowser, whyNoBrowser } from '../support/browser.ts';
import { axe } from './page-axe.ts';
import { complaintsOf } from './page-stage.ts';
import { openStage, type Stage } from './stage.ts';

if (whyNoBrowser) process.stderr.write(`${whyNoBrowser}\n`);

const cast = [
  ['王示例', '企业联系人', '示例精密材料有限公司', 1],
  ['李示范', '挂钩干部', '经发办', 2],
  ['赵样本', 'AB角', '经发办', 2],
  ['吴演示', '督查', '督查室', 3],
  ['孙模拟', '分管领导', '镇政府', 3],
] as const;

describe.skipIf(whyNoBrowser)('the demo page', () => {
  let stage: Stage;
  let browser: Browser;
  const actors: DemoState['actors'] = [];
  const asked: string[] = [];
  let done = 0;

  /** Only what the page needs of the demo's side: people, a clock and seven steps. */
  function demo() {
    const app = new Hono();
    const tour = () => Array.from({ length: 7 }, (_, i) => ({ id: `step-${i + 1}`, done: i < done }));
    app.get('/state', (c) => c.json({ actors, clock: '2026-10-14T08:20:00Z', tour: tour() }));
    app.post('/assist', async (c) => {
      asked.push((await c.req.json()).step);
      done += 1;
      return c.json({ ok: true });
    });
    app.post('/advance', (c) => c.json({ at: '2026-10-14T09:30:00Z', what: '杨企诉-2026-0042 该签收了' }));
    app.post('/reset', (c) => c.json({ ok: true }));
    return { users: async () => actors.map(({ user }) => user), app };
  }

  beforeAll(async () => {
    stage = await openStage({ pages: await openPages(), demo: demo() });
    browser = await openBrowser();
    for (const [name, role, title, window] of cast) {
      const user = await stage.chat.addUser({ name });
      actors.push({ user, name, role, title, window });
      await (await stage.chat.as(user, stage.botId)).write('/start');
      await stage.telegram.sendMessage(user, `您好，${name}`);
    }
    const keyboard = { inline_keyboard: [[{ text: '签收', callback_data: 'a' }]] };
    await stage.telegram.sendMessage(actors[1]?.user ?? 0, '新诉求', { reply_markup: keyboard });
  }, 60_000);
  afterAll(() => browser?.close());

  async function open(width: number, height = 800) {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width, height } });
    const page = await context.newPage();
    const complaints = complaintsOf(page, stage);
    const streams: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/chat/events')) streams.push(request.url());
    });
    await page.goto(`${stage.url}/demo`);
    await page.locator('.bubble').first().waitFor();
    return { page, complaints, streams };
  }
  const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(name) });

  it.each([
    [1680, 4],
    [1366, 3],
    [899, 1],
  ])('at %i px shows %i windows, without sideways scrolling', async (width, windows) => {
    const { page } = await open(width);
    expect(await page.locator('.window').count()).toBe(windows);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });

  it('breaks no rule of axe and no content policy, wide and narrow, light and dark', async () => {
    for (const width of [1366, 390, 320]) {
      const { page, complaints } = await open(width);
      expect(await axe(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await axe(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      expect(complaints).toEqual([]);
    }
  });

  it('hears of everybody on one stream: a message behind a tab puts a badge on it', async () => {
    const { page, streams } = await open(1366);
    await tab(page, '分管领导').click();
    const unread = () => tab(page, '未读').filter({ hasText: '分管领导' }).count();
    await expect.poll(unread).toBe(0);
    await tab(page, '督查').click();
    await stage.telegram.sendMessage(actors[4]?.user ?? 0, '有一件超期了');

    await tab(page, '分管领导.*1 条未读').click();
    await page.locator('.text', { hasText: '有一件超期了' }).waitFor();
    await expect.poll(unread).toBe(0);
    expect(streams).toHaveLength(1);
  });

  it('leads through seven steps: outlines the button, does it on demand, Esc hides it for good', async () => {
    done = 1;
    const { page } = await open(1366);
    await expect.poll(() => page.locator('.wanted').allTextContents()).toEqual(['签收']);
    await page.getByRole('button', { name: '帮我点' }).click();
    await expect.poll(() => page.locator('.step-no.done').count()).toBe(2);
    expect(asked).toEqual(['step-2']);

    done = 5;
    await page.reload();
    await expect.poll(() => page.locator('.wanted').allTextContents()).toEqual(['快进到下一个节点']);
    await page.getByRole('button', { name: '快进到下一个节点' }).click();
    await page.getByText('到了 10月14日 周三 17:30：杨企诉-2026-0042 该签收了').first().waitFor();

    await page.keyboard.press('Escape');
    expect(await page.locator('.tour').count()).toBe(0);
    await page.reload();
    await page.getByRole('button', { name: '导览' }).click();
    await page.locator('.tour').waitFor();
  });

  it('asks before it starts over', async () => {
    const { page } = await open(1366);
    await page.getByRole('button', { name: '重来' }).click();
    const dialog = page.getByRole('alertdialog');
    expect(await axe(page)).toEqual([]);
    await dialog.getByRole('button', { name: '取消' }).click();
    expect(await dialog.count()).toBe(0);
  });
});
