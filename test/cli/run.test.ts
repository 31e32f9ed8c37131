import { describe, expect, it } from 'vitest';
import { loaders } from '../../src/cli/commands.ts';
import { chooseLocale, columns, widthOf } from '../../src/cli/terminal.ts';
import { xiaoer } from './support.ts';

const zh = { LANG: 'zh_CN.UTF-8' };

it('alone shows the commands people need, and where the manual is', async () => {
  const { code, out, err } = await xiaoer([], zh);
  expect(code).toBe(0);
  expect(err).toBe('');
  for (const name of ['import', 'invites', 'doctor']) expect(out).toContain(`  ${name}`);
  expect(out).not.toContain('migrate');
  expect(out).toContain('docs/manual');
});

it('shows every command under --help', async () => {
  const { out } = await xiaoer(['--help']);
  for (const name of Object.keys(loaders)) expect(out).toContain(`  ${name}`);
});

it.each(Object.keys(loaders))(
  '%s --help says what it does, gives two examples and the options',
  async (name) => {
    const chinese = await xiaoer([name, '--help'], zh);
    const english = await xiaoer([name, '-h']);
    expect(chinese.code).toBe(0);
    expect(chinese.out.match(/ {2}npx xiaoer /g)).toHaveLength(2);
    expect(chinese.out).toMatch(/例子[\s\S]*选项/);
    expect(english.out).toMatch(/Examples[\s\S]*Options/);
    expect(english.out).not.toMatch(/[\u4e00-\u9fff]{2}/);
  },
);

it('speaks Chinese where the environment does, and what --lang says before all', async () => {
  expect(chooseLocale(undefined, { LANG: 'zh_CN.UTF-8' })).toBe('zh');
  expect(chooseLocale(undefined, { LC_ALL: 'zh_TW', LANG: 'en_US' })).toBe('zh');
  expect(chooseLocale(undefined, { LC_ALL: 'C', LANG: 'zh_CN' })).toBe('en');
  expect(chooseLocale(undefined, {})).toBe('en');
  expect((await xiaoer(['--lang', 'zh', 'nonsense'])).err).toContain('没有 nonsense 这条命令');
  expect((await xiaoer(['nonsense', '--lang=en'], zh)).err).toContain('There is no command');
});

describe('a wrong call ends with 2, says why and where the help is', () => {
  it.each([
    [['imprt'], '您是不是想用 `import`？'],
    [['xyzzy'], '没有 xyzzy 这条命令'],
    [['import', 'staff', 'x.csv', '--dryrun'], '您是不是想用 --dry-run？'],
    [['import', 'staff', 'x.csv', '--dry-run=yes'], '--dry-run 后面不用写值'],
    [['import', 'staff', 'x.csv', '--sheet'], '没有 --sheet 这个选项'],
    [['leave', '13900000001', '--until'], '--until 后面要写上值'],
    [['leave', '13900000001', '--until', '--end'], '--until 后面要写上值'],
    [['import', 'cats', 'x.csv'], '要 staff 或 enterprises'],
    [['import', 'staff'], '要给出文件'],
    [['invites', '--role', '厨师'], '没有“厨师”这个角色'],
    [['invites', '--out', 'dir'], '--out 要和 --new 一起用'],
    [['policy'], 'policy check FILE'],
    [['template'], 'staff'],
  ])('%j', async (argv, words) => {
    const { code, out, err } = await xiaoer(argv, zh);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(words);
    expect(err).toContain('--help');
  });
});

it('names a file that cannot be read, and ends with 1', async () => {
  const { code, err } = await xiaoer(['import', 'staff', '/nowhere/staff.csv'], zh);
  expect(code).toBe(1);
  expect(err).toContain('读不了 /nowhere/staff.csv（ENOENT）');
});

it('counts Han characters as two columns', () => {
  expect(widthOf('小二 ab')).toBe(7);
  expect(widthOf('，（')).toBe(4);
  expect(
    columns([
      ['小二', 'x'],
      ['a', 'y'],
    ]),
  ).toEqual(['小二  x', 'a     y']);
});
