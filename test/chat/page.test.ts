import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openBrowser, whyNoBrowser } from '../support/browser.ts';
import { axe } from './page-axe.ts';
import { complaintsOf, enter, openPageStage } from './page-stage.ts';
import { drain, type Stage } from './stage.ts';

if (whyNoBrowser) process.stderr.write(`${whyNoBrowser}\n`);

const html = { parse_mode: 'HTML' } as const;
const buttons = (...rows: string[][]) => ({
  inline_keyboard: rows.map((row) => row.map((text) => ({ text, callback_data: text }))),
});
const card = (state: string) =>
  `⚡ 急 · <b>杨企诉-2026-0042</b> · 用电\n用电 · 低电压 · 2 号车间\n状态：<b>${state}</b>\n👉 轮到李示范：今天 11:12 前签收\n👤 李示范（经发办）0871-0000-0001`;

describe.skipIf(whyNoBrowser)('the chat page', () => {
  let stage: Stage;
  let browser: Browser;

  beforeAll(async () => {
    stage = await openPageStage();
    browser = await openBrowser();
  }, 60_000);
  afterAll(() => browser?.close());

  let people = 0;

  /** A person's page with a short talk in it. */
  async function open(options: Parameters<Browser['newContext']>[0] = {}) {
    const context = await browser.newContext({ locale: 'zh-CN', ...options });
    const page = await enter(context, stage, `good-${++people}`);
    const complaints = complaintsOf(page, stage);
    const me = await page.evaluate(async () => (await (await fetch('/chat/state')).json()).me.id as number);
    await drain(stage);
    return { context, page, me, complaints };
  }

  async function say(me: number, text: string, rows: string[][] = []): Promise<number> {
    const extra = rows.length > 0 ? { reply_markup: buttons(...rows) } : {};
    return (await stage.telegram.sendMessage(me, text, { ...html, ...extra })).message_id;
  }

  /** The taps that wait for the bot, by id. */
  const queries = async () =>
    (await drain(stage)).flatMap((update) => (update.callback_query as { id: string } | undefined)?.id ?? []);
  const tapped = () => vi.waitUntil(async () => orNull(await queries()), { timeout: 10_000 });
  const orNull = (ids: string[]) => (ids.length > 0 ? ids : null);

  const field = (page: Page) => page.getByLabel('输入消息');
  const focused = (page: Page) =>
    page.evaluate(() => {
      const at = document.activeElement;
      return at?.matches('[data-id]')
        ? `message ${at.getAttribute('data-id')}`
        : at?.textContent || at?.getAttribute('aria-label') || at?.tagName;
    });

  it('breaks no rule of axe, light or dark, in Chinese or English', async () => {
    const { page, me } = await open();
    await say(me, card('待签收'), [['补充说明', '催办'], ['撤回']]);
    await say(me, '请看<b>粗体</b>、<i>斜体</i>、<code>代码</code>、<a href="https://example.com">链接</a>');
    await stage.telegram.sendLocation(me, 25.3, 103);
    await page.getByText('在地图里看').waitFor();
    for (const [theme, language] of [
      ['light', '中文'],
      ['dark', 'English'],
    ] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await page.getByRole('button', { name: /设置|Settings/ }).click();
      await page.getByRole('menuitemradio', { name: language }).click();
      expect(await axe(page)).toEqual([]);
      await page.keyboard.press('Escape');
      expect(await axe(page)).toEqual([]);
    }
  });

  it('keeps the content policy and asks no other host', async () => {
    const { page, me, complaints } = await open();
    await say(me, card('待签收'), [['催办']]);
    await page.getByRole('button', { name: '附件' }).click();
    await page.keyboard.press('Escape');
    await field(page).fill('第一行');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('第二行');
    await page.keyboard.press('Enter');
    await page.locator('.own .text', { hasText: '第二行' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('is walked with the keyboard: one stop for the list, then its buttons, then the text field', async () => {
    const { page, me } = await open();
    await say(me, '先前的一条');
    const asked = await say(me, '事情解决了吗？', [['已解决', '未解决']]);
    const last = await say(me, '再看看这条');
    await page.locator('.text', { hasText: '再看看这条' }).waitFor();
    await field(page).focus();

    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe(`message ${asked}`);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('已解决');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('未解决');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(`message ${last}`);
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('输入消息');
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('附件');
    for (const _ of '12') await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe(`message ${last}`);
  });

  it('keeps the focus on a card whose buttons are redrawn', async () => {
    const { page, me } = await open();
    const id = await say(me, card('待签收'), [['签收']]);
    await page.getByRole('button', { name: '签收' }).focus();
    await page.keyboard.press('Enter');
    await stage.telegram.editMessageText(me, id, undefined, card('办理中'), {
      ...html,
      reply_markup: buttons(['已联系']),
    });
    await page.getByRole('button', { name: '已联系' }).waitFor();
    expect(await focused(page)).toBe(`message ${id}`);
    await expect.poll(() => page.getByRole('status').textContent()).toContain('0042 更新：办理中');
  });

  it('sends nothing when Enter takes a candidate of an input method', async () => {
    const { page } = await open();
    await field(page).fill('ni hao');
    await field(page).dispatchEvent('keydown', { key: 'Enter', isComposing: true });
    await field(page).dispatchEvent('keydown', { key: 'Enter', keyCode: 229 });
    expect(await field(page).inputValue()).toBe('ni hao');
    await field(page).press('Enter');
    await page.locator('.own .text', { hasText: 'ni hao' }).waitFor();
    expect(await field(page).inputValue()).toBe('');
  });

  it('does not scroll sideways at 320 px with the largest letters', async () => {
    const { page, me } = await open({ viewport: { width: 320, height: 640 } });
    await say(me, card('待签收'), [['补充说明', '催办', '撤回']]);
    await say(me, `很长的一串 ${'x'.repeat(120)} https://example.com/${'y'.repeat(90)}`);
    await page.getByRole('button', { name: '设置' }).click();
    await page.getByRole('menuitemradio', { name: '150%' }).click();
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(await page.evaluate(() => document.querySelector('.list-box')?.scrollWidth)).toBe(320);
    const small = await page
      .locator('.keyboard button')
      .evaluateAll((all) => all.filter((each) => each.getBoundingClientRect().height < 44).length);
    expect(small).toBe(0);
  });

  it('holds the lines a reader looks at when older ones come above and new ones below', async () => {
    const { page, me, context } = await open({ viewport: { width: 390, height: 700 } });
    for (let n = 1; n <= 120; n++) await say(me, `第 ${n} 条`);
    await expect.poll(() => unread(page)).toBe(0);
    await page.close();
    const again = await context.newPage();
    await again.goto(`${stage.url}/chat`);
    await again.getByText('第 120 条', { exact: true }).waitFor();
    const watched = again.getByText('第 75 条', { exact: true });
    await watched.scrollIntoViewIfNeeded();
    const before = (await watched.boundingBox())?.y ?? 0;

    await again.getByText('第 30 条', { exact: true }).waitFor({ state: 'attached' });
    await say(me, '最新一条');
    await again.getByRole('button', { name: '到最新，1 条新消息' }).waitFor();
    expect(Math.abs(((await watched.boundingBox())?.y ?? 0) - before)).toBeLessThan(1);

    await again.getByRole('button', { name: /到最新/ }).click();
    await expect.poll(() => again.getByText('最新一条', { exact: true }).isVisible()).toBe(true);
  });

  it('tells of an edited card that is out of view, and leads to it', async () => {
    const { page, me } = await open({ viewport: { width: 390, height: 600 } });
    const id = await say(me, card('待签收'), [['催办']]);
    for (let n = 1; n <= 20; n++) await say(me, `之后第 ${n} 条`);
    await page.getByText('之后第 20 条', { exact: true }).waitFor();
    await stage.telegram.editMessageText(me, id, undefined, card('办理中'), html);

    await page.getByRole('button', { name: '↑ 0042 有更新' }).click();
    await expect.poll(() => page.locator('.card-state', { hasText: '办理中' }).isVisible()).toBe(true);
    await expect.poll(() => page.locator('.pill').count()).toBe(0);
  });

  it('keeps what is typed and sends what waits when the line is back, once and in order', async () => {
    const { page, context } = await open();
    await context.setOffline(true);
    for (const text of ['第一句', '第二句']) {
      await field(page).fill(text);
      await field(page).press('Enter');
    }
    await page.getByText('网络断开，正在重连… 您打的字不会丢').waitFor();
    await field(page).fill('还没写完');
    await context.setOffline(false);

    await expect.poll(() => page.locator('.sending').count(), { timeout: 20_000 }).toBe(0);
    await expect.poll(() => page.locator('.bar').count(), { timeout: 20_000 }).toBe(0);
    expect(await page.locator('.own .text').allTextContents()).toEqual(['/start', '第一句', '第二句']);
    await page.reload();
    expect(await field(page).inputValue()).toBe('还没写完');
  });

  it('answers a tap with a toast or an alert, and acts once on a double tap', async () => {
    const { page, me } = await open();
    await say(me, '解决了吗？', [['已解决', '未解决']]);
    await page.getByRole('button', { name: '已解决' }).dblclick();
    await expect.poll(() => page.locator('[aria-disabled=true] .spinner').count()).toBe(1);
    const [first = '', ...more] = await tapped();
    expect([...more, ...(await queries())]).toEqual([]);

    await stage.telegram.answerCbQuery(first, '记下了');
    await page.locator('.toast', { hasText: '记下了' }).waitFor();
    await page.waitForTimeout(500);
    await page.getByRole('button', { name: '未解决' }).click();
    const [second = ''] = await tapped();
    await stage.telegram.answerCbQuery(second, '先说明原因', { show_alert: true });
    await page.getByRole('alertdialog').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('alertdialog').count()).toBe(0);
    expect(await focused(page)).toBe('未解决');
  });

  it('says so when the log-in is over, and keeps the draft', async () => {
    const { page, context } = await open();
    await context.clearCookies();
    await field(page).fill('写到一半');
    await field(page).press('Enter');
    await page.getByText('登录过期，请重新打开邀请链接').waitFor();
    expect(await page.locator('.own .text').allTextContents()).toContain('写到一半');
  });

  it('sends photos drawn anew, as an album with its caption', async () => {
    const { page } = await open();
    const shot = await page.screenshot();
    await page.getByRole('button', { name: '附件' }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('menuitem', { name: '照片' }).click();
    const file = (name: string) => ({ name, mimeType: 'image/png', buffer: shot });
    await (await chooser).setFiles([file('a.png'), file('b.png')]);
    await page.locator('.tray li').nth(1).waitFor();
    await field(page).fill('两张现场照片');
    await page.getByRole('button', { name: '发送' }).click();
    await page.locator('.own .photo').nth(1).waitFor();
    const sent = (await drain(stage)).flatMap((update) => update.message ?? []) as {
      photo?: unknown[];
      caption?: string;
      media_group_id?: string;
    }[];
    expect(sent.map(({ photo }) => Boolean(photo))).toEqual([true, true]);
    expect(new Set(sent.map((message) => message.media_group_id)).size).toBe(1);
    expect(sent.map(({ caption }) => caption)).toContain('两张现场照片');
  });

  it('says before sending what is too large', async () => {
    const { page } = await open();
    await page.getByRole('button', { name: '附件' }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('menuitem', { name: '文件' }).click();
    const buffer = Buffer.alloc(21 * 1024 * 1024);
    await (await chooser).setFiles([{ name: '图纸.zip', mimeType: 'application/zip', buffer }]);
    await page.getByText('图纸.zip 有 21.0 MB，最大 20 MB。请压缩或拆成几个再发').waitFor();
    expect(await page.locator('.tray li').count()).toBe(0);
  });

  it('spends nothing of a deep link before its button is tapped', async () => {
    const { page } = await open();
    await page.goto(`${stage.url}/chat?start=code-1`);
    await page.getByRole('button', { name: '开始' }).waitFor();
    expect(await drain(stage)).toEqual([]);
    await page.getByRole('button', { name: '开始' }).click();
    await field(page).waitFor();
    const [update] = (await drain(stage)) as { message?: { text?: string } }[];
    expect(update?.message?.text).toBe('/start code-1');
    expect(await page.locator('.own .text').allTextContents()).not.toContain('/start code-1');
  });

  it('shows messages after no more than 20 KB of script', async () => {
    const { page } = await open();
    const codes = await page.evaluate(() => {
      const links = [...document.querySelectorAll('script[src], link[rel=modulepreload]')];
      const urls = links.map((each) => each.getAttribute('src') ?? each.getAttribute('href') ?? '');
      return Promise.all(urls.map(async (url) => (await fetch(url)).text()));
    });
    const bytes = codes.map((code) => gzipSync(code, { level: 9 }).length);
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(20 * 1024);
  });
});

/** How many messages the server takes for unread. */
function unread(page: Page): Promise<number> {
  return page.evaluate(async () => (await (await fetch('/chat/state')).json()).chats[0].unread as number);
}
