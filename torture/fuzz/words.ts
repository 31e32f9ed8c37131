import type { Dice } from './dice.ts';

/**
 * What nobody of ours writes: if Telegram finds such a mark-up in a message, somebody's words were put in unescaped.
 * None of them is `&lt;` or `&amp;`, so that those two in a text that was read mean that it was escaped twice.
 */
const MARKED = [
  '<u>划线</u>',
  '<a href="https://evil.invalid/">点这里领补贴</a>',
  '<tg-spoiler>藏</tg-spoiler>',
  '<pre><code class="language-js">x</code></pre>',
  '</b></blockquote>',
  '<b>',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '<!--',
  '< b >',
  'Иванов <a@b.invalid>',
  'a & b &#60;u&#62; &nbsp;',
  '*bold* _it_ `code` [x](https://evil.invalid/) ||s||',
  `{no} {{title}} $\{name} $& $1 %s %n {0}`,
];

const HOSTILE = [
  "'; drop table appeals; --",
  `" or 1=1 union select token from chat.bots --`,
  '../../../../etc/passwd',
  'C:\\Windows\\System32\\cmd.exe',
  '/proc/self/environ',
  '=cmd|"/c calc"!A1',
  '@SUM(1+1)*cmd',
  '+1-800',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'true',
  '-1',
  '9'.repeat(400),
  '1e309',
  'Infinity',
  '0x10',
  '2026-02-30',
  '99:99',
  '\u0000\u0001\u0002\u001b[31m',
  '\ud800 половина \udc00',
];

const ODD = [
  '\u200b\u200b\u200b',
  '\u200d',
  '\u2060\ufeff\u00ad',
  '\u3164\u115f\u2800',
  '\u202eكلمة مقلوبة\u202c',
  'مرحبا שלום \u2067rtl\u2069',
  '👨‍👩‍👧‍👦🏳️‍🌈👍🏽🇨🇳',
  'Z̸̢̨͓̦̪̯̹̈́̀͌͐͝a̶l̴g̷o̵',
  '𠮷野家𡘙',
  '　　全角　空格　　',
  '\n\n\n\n',
  '\t',
  '。',
  '?',
  'ﷺ',
  '①②③㈠㈡',
  'ｆｕｌｌｗｉｄｔｈ１２３',
];

/** What a person would say to one question or another, so that conversations get somewhere. */
const PLAUSIBLE = [
  '2 号车间下午电压只有 340 伏，三台数控机床带不动，老跳闸',
  '电压稳在 380 伏左右，机床不跳闸',
  '示范园区 8 号东侧配电箱',
  '已经约好周四下午上门看线路，换变压器的单子报上去了',
  'Low voltage in workshop 2 since Monday, three machines trip every afternoon',
  '王示例',
  '李示范',
  '赵样本',
  '13800000001',
  '91530127MA00DEMA82',
  '0001',
  '杨企诉-2026-0001',
  '3',
  '12.5',
  '2026-03-20',
  '下周五',
  '明天下午三点',
  '本周',
  '没有',
  '你好',
  '谢谢',
  '进度怎么样了',
  '不满意，还是没解决，跟上次说的一样',
  '燃气泄漏了，有人受伤',
];

const LABELS = ['提诉求', '我的诉求', '我的任务', '受理台', 'New appeal', 'My appeals', '申请邀请码', '帮助'];

const COMMANDS = [
  ...['start', 'help', 'me', 'language', 'cancel', 'new', 'my', 'tasks', 'enterprises', 'intake', 'overdue'],
  ...[
    'board',
    'flags',
    'preview',
    'reports',
    'invite',
    'health',
    'nope',
    '',
    'constructor',
    'start@fake_bot',
  ],
];

const unit = (dice: Dice) =>
  dice.pick(['a', '<', '&', '"', '字', '😀', '\u200b', 'é', '\n', '‮', '{', '👨‍👩‍👧', ' ']);

/** A long text of one thing; Telegram's clients send 4,096 characters at most, a changed one perhaps more. */
function long(dice: Dice): string {
  const one = unit(dice);
  const n = dice.pick([300, 1000, 2001, 4096, 4096, 6000]);
  return one.repeat(Math.ceil(n / one.length)).slice(0, n);
}

const around = (dice: Dice) => `${dice.pick(PLAUSIBLE)} ${dice.pick(MARKED)}${dice.pick(ODD)}`;
const many = (dice: Dice, n = 8) =>
  Array.from({ length: 1 + dice.below(n) }, () => dice.pick([...MARKED, ...HOSTILE, ...ODD])).join(' ');

/** Something that somebody types. */
export function words(dice: Dice): string {
  const way = dice.weighted<(dice: Dice) => string>([
    [40, (d) => d.pick(PLAUSIBLE)],
    [25, around],
    [8, (d) => d.pick(MARKED)],
    [8, (d) => d.pick(HOSTILE)],
    [6, (d) => d.pick(ODD)],
    [8, many],
    [5, long],
    [6, (d) => d.pick(LABELS)],
    [9, command],
  ]);
  return way(dice);
}

function command(dice: Dice): string {
  const name = dice.pick(COMMANDS);
  return dice.chance(0.6) ? `/${name}` : `/${name} ${dice.pick([...PLAUSIBLE, ...HOSTILE, ...MARKED])}`;
}

/** The name of a person or of a file. */
export function name(dice: Dice): string {
  return dice.weighted([
    [4, () => dice.pick(['王示例', '照片', 'Anna', '合同'])],
    [3, () => dice.pick(MARKED)],
    [2, () => dice.pick(HOSTILE)],
    [2, () => dice.pick(ODD)],
    [1, () => long(dice)],
  ])();
}
