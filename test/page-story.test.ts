import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { createInvitations } from '../src/people/invitations.ts';
import { openBrowser, whyNoBrowser } from './support/browser.ts';
import { createSystem, type System } from './support/system.ts';
import type { Part } from './support/town.ts';

/** Where the pictures go; `npm run pictures` puts them into docs/images. */
const shots = process.env.XIAOER_SHOTS ?? mkdtempSync(path.join(tmpdir(), 'xiaoer-shots-'));
const phone = { width: 390, height: 844 };

/** A person at the page: everything is done with what can be seen and tapped. */
type Hand = {
  tap: (label: string) => Promise<void>;
  type: (text: string) => Promise<void>;
  sees: (text: string | RegExp) => Promise<void>;
  shot: (name: string) => Promise<void>;
  faults: string[];
};

async function sitDown(browser: Browser, system: System, who: Part): Promise<Hand> {
  const [invitation] = await createInvitations(system.deps, { personIds: [system.town.who[who]] });
  const context = await browser.newContext({ viewport: phone, locale: 'zh-CN', deviceScaleFactor: 2 });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await page.goto(`${system.running.url}/chat/join/${invitation?.code}`);
  await page.getByRole('button').first().click();
  await page.waitForURL(/\/chat$/);
  return handOf(page, faults);
}

function handOf(page: Page, faults: string[]): Hand {
  return {
    faults,
    tap: async (label) => {
      const button = page.getByRole('button', { name: label, exact: true }).last();
      await button.waitFor({ timeout: 20_000 }).catch(async (error) => {
        await page.screenshot({ path: path.join(shots, 'fault.png') });
        throw error;
      });
      // As long as a thumb takes: the page lets a tap be that comes right behind another on the same message.
      await page.waitForTimeout(350);
      await button.click();
    },
    type: async (text) => {
      await page.getByRole('textbox').last().fill(text);
      await page.getByRole('button', { name: '发送' }).click();
    },
    sees: async (text) => {
      await page.getByText(text).last().waitFor({ timeout: 20_000 });
    },
    shot: async (name) => {
      mkdirSync(shots, { recursive: true });
      await page.waitForTimeout(400);
      await page.screenshot({ path: path.join(shots, `${name}.png`) });
    },
  };
}

describe.skipIf(whyNoBrowser !== null)('in a real browser', () => {
  let system: System | undefined;
  let browser: Browser | undefined;
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  });

  it('plays one appeal from 提诉求 to 满意 through the page', { timeout: 180_000 }, async () => {
    system = await createSystem();
    browser = await openBrowser();
    const contact = await sitDown(browser, system, 'contact');
    await contact.tap('同意');
    await contact.sees(/绑好了/);
    const owner = await sitDown(browser, system, 'owner');
    await owner.tap('同意');
    await owner.sees(/绑好了/);

    await contact.tap('提诉求');
    await contact.sees('是哪方面的事？');

    await contact.tap('用电');
    await contact.sees(/出了什么事/);
    await contact.type('2 号车间下午电压只有 340 伏，三台数控机床带不动');
    await contact.tap('低电压');
    await contact.tap('380 V');
    await contact.tap('下午');
    await contact.sees('✅ 下午');
    await contact.tap('完成');
    await contact.tap('本周');
    await contact.sees(/在哪儿/);
    await contact.type('2 号车间东侧配电箱');
    await contact.tap('影响生产');
    await contact.sees(/希望办成什么样/);
    await contact.type('电压稳在 380 伏左右，机床不跳闸');
    await contact.tap('看汇总');
    await contact.sees(/看一遍/);
    await contact.shot('intake-summary');
    await contact.tap('提交');
    await contact.sees(/收到了，编号/);
    await contact.shot('receipt');

    await owner.sees(/新诉求/);
    await owner.shot('cadre-new');
    // Hours pass, so that the pictures show times that somebody could have.
    await system.pass('20m');
    await owner.tap('签收');
    await owner.sees('办理中');
    await system.pass('45m');
    await owner.tap('已联系');
    await owner.tap('打电话');
    await owner.tap('刚才');
    await owner.sees(/说了什么/);
    await owner.type('明早 9 点带供电所去量电压');
    await contact.sees(/是这样吗/);
    await contact.shot('contact-asked');
    await contact.tap('是');
    await contact.sees(/好。下一步/);

    await system.pass('4h');
    await owner.tap('报办结');
    await owner.tap('已解决');
    await owner.sees(/写清办了什么/);
    await owner.type('换了 120 米主线，三台机床同开两小时，电压 381 到 384 伏');
    await owner.tap('跳过');
    await owner.tap('确认');
    await contact.sees(/事情解决了吗/);
    await contact.shot('confirm');
    await system.pass('25m');
    await contact.tap('已解决');
    await contact.tap('满意');
    await contact.sees(/打上您的全名/);
    await contact.type('王示例');
    await contact.sees(/销号，签名/);
    await contact.shot('signed');
    await owner.sees(/企业满意/);
    await owner.shot('cadre-done');

    const [row] = await system.deps.sql`select status from appeals where no is not null`;
    expect(row).toEqual({ status: 'satisfied' });
    expect([...contact.faults, ...owner.faults]).toEqual([]);
  });
});
