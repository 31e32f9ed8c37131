import { type ParseArgsConfig, parseArgs } from 'node:util';
import { nearest } from '../policy/nearest.ts';
import { SetupError } from '../setup-error.ts';
import type { Words } from '../text/locale.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { loaders } from './commands.ts';
import { commonOptions, writeHelp, writeOverview } from './help.ts';
import { chooseLocale, openTerminal, type Streams, type Terminal } from './terminal.ts';
import { readVersion } from './version.ts';

const FAILED = 1;
const MISUSED = 2;

/** Runs one command line (without `node` and the script) and gives the exit code. */
export async function run(argv: string[], env: NodeJS.ProcessEnv, streams: Streams): Promise<number> {
  const { lang, rest: words } = takeLang(argv);
  const terminal: Terminal = openTerminal(chooseLocale(lang, env), streams);
  if (lang === 'zh' || lang === 'en') terminal.asked = lang;
  const [name, ...rest] = words;
  try {
    if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
      await writeOverview(terminal, readVersion(), name !== undefined);
      return 0;
    }
    if (name === '--version' || name === '-v') {
      terminal.out(readVersion());
      return 0;
    }
    const command = await loaders[name]?.();
    if (!command) throw unknownCommand(name);
    return await call(command, rest, terminal);
  } catch (error) {
    return explain(error, terminal, name);
  }
}

function call(command: Command, args: string[], terminal: Terminal): Promise<number> {
  const options: NonNullable<ParseArgsConfig['options']> = {};
  for (const [name, option] of Object.entries({ ...command.options, ...commonOptions })) {
    options[name] = { type: option.type, ...(name === 'help' && { short: 'h' }) };
  }
  const { values, positionals } = parse(args, options);
  if (values.help === true) {
    writeHelp(terminal, command);
    return Promise.resolve(0);
  }
  const made: Call = {
    terminal,
    positionals,
    flag: (name) => values[name] === true,
    option: (name) => {
      const value = values[name];
      return typeof value === 'string' ? value : undefined;
    },
  };
  return command.run(made);
}

function parse(args: string[], options: NonNullable<ParseArgsConfig['options']>) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(misfit(error instanceof Error ? error.message : '', options));
  }
}

/** An option that there is not, that lacks its value, or that takes none. */
function misfit(why: string, options: NonNullable<ParseArgsConfig['options']>): Words {
  const bad = /'(-[^' <=]*)/.exec(why)?.[1] ?? '';
  const name = bad.replace(/^-+/, '');
  const option = options[name];
  if (option?.type === 'string')
    return { zh: `${bad} 后面要写上值。`, en: `${bad} wants a value behind it.` };
  if (option?.type === 'boolean') return { zh: `${bad} 后面不用写值。`, en: `${bad} takes no value.` };
  const meant = nearest(name, Object.keys(options));
  return {
    zh: `没有 ${bad} 这个选项。${meant ? `您是不是想用 --${meant}？` : ''}`,
    en: `There is no option ${bad}.${meant ? ` Did you mean --${meant}?` : ''}`,
  };
}

function unknownCommand(name: string): UsageError {
  const meant = nearest(name, Object.keys(loaders));
  return new UsageError({
    zh: `没有 ${name} 这条命令。${meant ? `您是不是想用 \`${meant}\`？` : ''}`,
    en: `There is no command ${name}.${meant ? ` Did you mean \`${meant}\`?` : ''}`,
  });
}

/** What happened and what to do. The stack of a fault of ours is shown, for it has to be reported. */
function explain(error: unknown, terminal: Terminal, name = ''): number {
  const mark = terminal.paint('red', '×', 'err');
  if (error instanceof UsageError) {
    terminal.err(`${mark} ${terminal.say(error.words)}`);
    const help = name in loaders ? `xiaoer ${name} --help` : 'xiaoer --help';
    terminal.err(`  ${terminal.say({ zh: '看用法：', en: 'How to use it: ' })}${help}`);
    return MISUSED;
  }
  if (error instanceof SetupError) {
    terminal.err(`${mark} ${terminal.say(error.words)}`);
    return FAILED;
  }
  terminal.err(
    `${mark} ${terminal.say({ zh: '小二自己出了错，请把下面几行报给维护的人：', en: 'A fault of ours; please report this:' })}`,
  );
  terminal.err(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return FAILED;
}

/** Takes `--lang` out first: complaints about the rest must be in the right language. */
function takeLang(argv: string[]): { lang: string | undefined; rest: string[] } {
  const at = argv.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const found = argv[at];
  if (found === undefined) return { lang: undefined, rest: argv };
  if (found === '--lang') return { lang: argv[at + 1], rest: argv.toSpliced(at, 2) };
  return { lang: found.slice('--lang='.length), rest: argv.toSpliced(at, 1) };
}
