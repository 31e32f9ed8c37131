import { localTime } from '../calendar/zone.ts';
import { boxHere } from '../conduct/key.ts';
import type { Deps } from '../deps.ts';
import { kinds, type Retained, retain, retainDry } from '../retain/retain.ts';
import { noteSweep } from '../retain/store-day.ts';
import type { Words } from '../text/locale.ts';
import { isAgreed } from './ask.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { withDeps } from './context.ts';
import { columns } from './terminal.ts';

export const retainCommand: Command = {
  name: 'retain',
  summary: {
    zh: '保管期限：看哪些到期该清除，或现在就清除（start 运行时每天一次）',
    en: 'Retention: what had its time, counted or erased now (start does it once a day)',
  },
  usage: ['retain --dry-run', 'retain --apply [--yes]'],
  examples: ['retain --dry-run', 'retain --dry-run --json'],
  options: {
    'dry-run': { type: 'boolean', help: { zh: '只数，不动', en: 'count, change nothing' } },
    apply: { type: 'boolean', help: { zh: '清除，找不回来', en: 'erase; it cannot be had back' } },
    yes: { type: 'boolean', help: { zh: '不用再问', en: 'do not ask' } },
    json: { type: 'boolean', help: { zh: '结果用 JSON', en: 'result as JSON' } },
  },
  run: async (call) => {
    const isApplied = call.flag('apply');
    if (call.positionals.length > 0 || call.flag('dry-run') === isApplied)
      throw new UsageError({
        zh: '要写 retain --dry-run 或 retain --apply。',
        en: 'Say retain --dry-run or retain --apply.',
      });
    if (isApplied && !call.flag('yes') && !(await isAgreed(call.terminal, sure))) return 1;
    const { counts, isOpen } = await withDeps('retain', async (deps, config) => {
      const box = await boxHere(config, deps);
      const counts = isApplied
        ? await retain({ ...deps, box }, { isAsked: true })
        : await retainDry({ ...deps, box });
      // Whoever asks for it vouches for the clock.
      if (isApplied) await noteSweep(deps.sql, townDay(deps));
      return { counts, isOpen: box.isOpen };
    });
    write(call, counts, isApplied);
    if (!isOpen) call.terminal.err(call.terminal.say(closed));
    return 0;
  },
};

function townDay({ policies, now }: Deps): string {
  const { zone } = policies.calendar(policies.current());
  return localTime(zone, now()).date;
}

/** Said whether there are reports or not: nobody is to learn that here. */
const closed = {
  zh: '这里没有保密箱的钥匙，看不出作风件说的是哪件：有作风件的话，诉求一件也不清除。',
  en: 'The key of the confidential box is not here. If there are reports, nobody can tell which cases they are about, and no case is erased.',
};

const sure = {
  question: {
    zh: '到期的内容会清除，找不回来。先看过 --dry-run 和备份。输入 y 表示确定：',
    en: 'What had its time is erased and cannot be had back. See --dry-run and your backups first. Type y to go on: ',
  },
  unasked: {
    zh: '清除了就找不回来。确定的话加 --yes。',
    en: 'What is erased cannot be had back. Add --yes if you are sure.',
  },
};

const names: Record<(typeof kinds)[number], Words> = {
  cases: { zh: '办结多年的件（留编号、日期、结果）', en: 'cases (numbers, dates, results stay)' },
  events: { zh: '　记录的内容', en: '  contents of their log' },
  files: { zh: '　附件', en: '  their files' },
  reads: { zh: '　谁看过', en: '  who looked at them' },
  drafts: { zh: '没提交的草稿', en: 'drafts' },
  notices: { zh: '发过的通知', en: 'notices sent' },
  messages: { zh: '内置聊天的消息', en: 'messages of the built-in chat' },
  chat_files: { zh: '内置聊天的文件', en: 'files of the built-in chat' },
  updates: { zh: '处理不了的消息', en: 'updates that failed' },
  dialogs: { zh: '没说完的对话', en: 'conversations left open' },
  requests: { zh: '想进来的人的申请', en: 'requests to be let in' },
  invitations: { zh: '用过和过期的邀请', en: 'spent invitations' },
  people: { zh: '离开的人（姓名、电话）', en: 'people who left (name, phone)' },
  held: { zh: '到期但留存的件（hold）', en: 'held, though their time is over' },
  busy: { zh: '到期但还有事没完的件', en: 'not finished, though their time is over' },
  altered: {
    zh: '到期但内容或记录被人改过的件（audit verify 说是哪件）',
    en: 'altered, they or their log (audit verify says which)',
  },
};

function write({ terminal, flag }: Call, counts: Retained, isApplied: boolean): void {
  const { out, err, say } = terminal;
  if (flag('json')) {
    out(JSON.stringify({ applied: isApplied, ...counts }));
    return;
  }
  const shown = kinds.filter((kind) => counts[kind] > 0);
  for (const line of columns(shown.map((kind) => [say(names[kind]), String(counts[kind])]))) out(line);
  if (shown.length === 0) err(say({ zh: '没有到期的。', en: 'Nothing had its time.' }));
  else if (!isApplied) err(say({ zh: '什么都没有动。', en: 'Nothing was changed.' }));
}
