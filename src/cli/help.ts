import type { Words } from '../text/locale.ts';
import type { Command, Option } from './command.ts';
import { loaders, mainCommands } from './commands.ts';
import { columns, type Terminal } from './terminal.ts';

export const commonOptions: Record<string, Option> = {
  lang: { type: 'string', value: 'zh|en', help: { zh: '用中文或英文', en: 'Chinese or English' } },
  help: { type: 'boolean', help: { zh: '这条命令怎么用', en: 'how to use the command' } },
};

const tagline: Words = {
  zh: '企业有困难，找小二：一件诉求，一张卡片，一直催到企业自己说“满意”。',
  en: 'Carries enterprise appeals to the official who answers for them, until the enterprise itself is satisfied.',
};
const manual: Words = { zh: '手册：docs/manual', en: 'Manual: docs/manual' };

/** `xiaoer` alone: what people need. With --help: every command. */
export async function writeOverview(terminal: Terminal, version: string, all: boolean): Promise<void> {
  const names = all ? Object.keys(loaders) : mainCommands.filter((name) => name in loaders);
  const commands = await Promise.all(names.map((name) => loaders[name]?.()));
  const rows = commands.flatMap((command) =>
    command ? [[`  ${command.name}`, terminal.say(command.summary)]] : [],
  );
  const more: Words = all
    ? { zh: '每条命令都有 --help。', en: 'Every command has --help.' }
    : { zh: '其他命令：xiaoer --help', en: 'All commands: xiaoer --help' };
  terminal.out(`${terminal.paint('bold', terminal.say({ zh: '小二', en: 'Xiaoer' }))} ${version}`);
  terminal.out(terminal.say(tagline));
  terminal.out('');
  for (const line of columns(rows)) terminal.out(line);
  terminal.out('');
  terminal.out(terminal.say(more));
  terminal.out(terminal.say(manual));
}

/** What it does, two examples, then the options. */
export function writeHelp(terminal: Terminal, command: Command): void {
  const { say, out, paint } = terminal;
  out(say(command.summary));
  out('');
  for (const usage of command.usage) out(`  xiaoer ${usage}`);
  out('');
  out(paint('bold', say({ zh: '例子', en: 'Examples' })));
  for (const example of command.examples) out(`  npx xiaoer ${example}`);
  out('');
  out(paint('bold', say({ zh: '选项', en: 'Options' })));
  const options = Object.entries({ ...command.options, ...commonOptions });
  const rows = options.map(([name, option]) => [
    `  --${name}${option.value ? ` ${option.value}` : ''}`,
    say(option.help),
  ]);
  for (const line of columns(rows)) out(line);
}
