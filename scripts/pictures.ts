import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openBrowser } from '../test/support/browser.ts';

// Takes the pictures of the READMEs and manuals from the running program, so that they cannot grow old: the demo at
// its second step, what each role sees first, and the stations of one appeal at two phones. Needs Chromium and a
// Chinese font.
const root = path.resolve(import.meta.dirname, '..');
const images = path.join(root, 'docs/images');
const dir = mkdtempSync(path.join(tmpdir(), 'xiaoer-pictures-'));
mkdirSync(images, { recursive: true });

const env = { ...process.env, DATA_DIR: dir, PORT: '3977', LOG_LEVEL: 'silent' };
const demo = spawn('npx', ['tsx', 'src/cli/main.ts', 'demo', '--no-open', '--lang', 'zh'], {
  cwd: root,
  env,
  detached: true,
});
const url = await new Promise<string>((resolve, reject) => {
  demo.stdout.on('data', (text) => {
    const found = /http:\S+\/demo/.exec(String(text))?.[0];
    if (found !== undefined) resolve(found);
  });
  demo.on('exit', () => reject(new Error('the demo did not start')));
});

const browser = await openBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  await page.goto(url);
  await page.getByRole('button', { name: '帮我点' }).click();
  await page.getByText('收到了，编号').first().waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: '签收' }).last().waitFor();
  await page.waitForTimeout(4000);
  await page.screenshot({ path: path.join(images, 'demo.png') });
  await page.close();
  await takeRoles();
} finally {
  await browser.close();
  if (demo.pid !== undefined) process.kill(-demo.pid, 'SIGTERM');
  await new Promise((resolve) => demo.once('exit', resolve));
  rmSync(dir, { recursive: true, force: true });
}

/** Whose window, what they send, what must then be there, and the page of the manual that shows it. */
async function takeRoles(): Promise<void> {
  const roles = [
    ['企业联系人', '/my', '我的诉求', 'enterprise'],
    ['挂钩干部', '/tasks', '我的待办', 'cadre'],
    ['协办', '/help', '协办', 'cohandler'],
    ['派单员', '/intake', '收件台', 'dispatcher'],
    ['督查', '/board', '全镇看板', 'supervisor'],
    ['镇纪委', '/reports', '保密件', 'discipline'],
    ['管理员', '/health', '系统状况', 'administrator'],
  ] as const;
  const page = await browser.newPage({
    viewport: { width: 1366, height: 860 },
    locale: 'zh-CN',
    deviceScaleFactor: 2,
  });
  await page.goto(url);
  for (const [role, command, there, file] of roles) {
    await page.getByRole('tab', { name: new RegExp(`^${role}`) }).click();
    const window = page.locator('section.window', { hasText: `${role} · ` });
    await window.getByRole('textbox').fill(command);
    await window.getByRole('textbox').press('Enter');
    await window.locator('.msg:not(.own)', { hasText: there }).last().waitFor();
    await page.waitForTimeout(600);
    await window.screenshot({ path: path.join(images, `manual-${file}.png`) });
  }
}

execFileSync('npx', ['vitest', 'run', 'test/page-story.test.ts'], {
  cwd: root,
  env: { ...process.env, XIAOER_SHOTS: images },
  stdio: 'inherit',
});
