import { existsSync } from 'node:fs';
import path from 'node:path';
import { isSealed } from '../backup/envelope.ts';
import { type Read, readBackup } from '../backup/read.ts';
import { restoreBackup } from '../backup/restore.ts';
import { keepKey } from '../conduct/key.ts';
import type { Config } from '../config.ts';
import { openDatabase } from '../db/open.ts';
import { makeLogger } from '../log.ts';
import { writeMoment } from '../text/when.ts';
import { askSecret, isAgreed, isAsked } from './ask.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { readSettings } from './context.ts';
import type { Terminal } from './terminal.ts';

export const restoreCommand: Command = {
  name: 'restore',
  summary: {
    zh: '把备份恢复到这台机器；恢复出来的先睡着，wake 之后才收发',
    en: 'Restore a backup on this machine; the copy sleeps until `wake`',
  },
  usage: ['restore FILE [--dry-run] [--replace]'],
  examples: ['restore xiaoer.backup --dry-run', 'restore xiaoer.backup'],
  options: {
    'dry-run': {
      type: 'boolean',
      help: {
        zh: '只把备份从头到尾查一遍，什么都不动',
        en: 'check the file from end to end and change nothing',
      },
    },
    replace: {
      type: 'boolean',
      help: {
        zh: '这里已有的数据不要了，用备份换掉（会先问）',
        en: 'replace what is here by the backup (asks first)',
      },
    },
    yes: { type: 'boolean', help: { zh: '不用再问（--replace）', en: 'do not ask (--replace)' } },
    json: { type: 'boolean', help: { zh: '结果用 JSON', en: 'result as JSON' } },
  },
  run: async (call) => {
    const [file, more] = call.positionals;
    if (file === undefined || more !== undefined) {
      throw new UsageError({
        zh: '要写恢复哪个文件，例：restore xiaoer.backup',
        en: 'Say which file to restore, as in: restore xiaoer.backup',
      });
    }
    const config = readSettings();
    const passphrase = config.backupPassphrase ?? (await passphraseOf(call, file));
    if (call.flag('dry-run'))
      return tellChecked(call, file, await readBackup(path.resolve(file), passphrase), config.zone);
    return await restore(call, { file: path.resolve(file), passphrase, config });
  },
};

type Work = { file: string; passphrase: string | undefined; config: Config };

async function restore(call: Call, { file, passphrase, config }: Work): Promise<number> {
  const { terminal } = call;
  // Looked through before anything is touched: a bad file is no reason to ask.
  await readBackup(file, passphrase);
  const log = makeLogger(config.logLevel === 'info' ? 'warn' : config.logLevel);
  const { databaseUrl, dataDir, zone } = config;
  const onLost = (error: Error) => log.error({ err: error }, 'the database is lost');
  const database = await openDatabase({
    databaseUrl,
    dataDir,
    mode: 'own',
    what: 'restore',
    port: null,
    log,
    onLost,
  });
  try {
    const replace = (found: { people: number; cases: number }) => mayReplace(call, found);
    const read = await restoreBackup(database.target, { file, passphrase, replace, now });
    if (read === null) return 1;
    FAULT: await globalThis.faultPoint?.('restored');
    const key = read.begin.conductKey === null ? null : keepKey(config, read.begin.conductKey);
    if (call.flag('json')) terminal.out(JSON.stringify({ ...jsonOf(read), asleep: true, conduct_key: key }));
    else
      tellRestored(terminal, {
        read,
        key,
        madeAt: madeOf(read, terminal, zone),
      });
    return 0;
  } finally {
    await database.close();
  }
}

async function passphraseOf(call: Call, file: string): Promise<string | undefined> {
  if (!isAsked() || !existsSync(file) || !(await isSealed(file).catch(() => false))) return undefined;
  return await askSecret(call.terminal, { zh: '备份的口令：', en: 'Passphrase of the backup: ' });
}

async function mayReplace(
  call: Call,
  { people, cases }: { people: number; cases: number },
): Promise<boolean> {
  const { say, err } = call.terminal;
  const here = {
    zh: `这里已有 ${people} 人、${cases} 件诉求`,
    en: `Here are ${people} people and ${cases} appeals already`,
  };
  if (!call.flag('replace')) {
    throw new UsageError({
      zh: `${here.zh}，没有动。恢复到空的 DATA_DIR 或数据库；真要用备份换掉它们，加 --replace。`,
      en: `${here.en}; nothing was touched. Restore into an empty DATA_DIR or database; to replace what is here by the backup, add --replace.`,
    });
  }
  err(
    say({
      zh: `${here.zh}：会全部删掉，换成备份里的。`,
      en: `${here.en}: all of it will be deleted and replaced by the backup.`,
    }),
  );
  if (call.flag('yes')) return true;
  return await isAgreed(call.terminal, {
    question: {
      zh: '删掉的找不回来。输入 y 表示确定：',
      en: 'What is deleted cannot be had back. Type y to go on: ',
    },
    unasked: { zh: '确定的话加 --yes。', en: 'Add --yes if you are sure.' },
  });
}

/** The machine's own clock: a demo's may be ahead of it. */
const now = () => new Date(performance.timeOrigin + performance.now());

const madeOf = ({ begin }: Read, { locale }: Terminal, zone: string): string =>
  writeMoment({ locale, zone, now: now() }, new Date(begin.madeAt));

const jsonOf = ({ begin, ...counts }: Read) => ({ version: begin.version, made_at: begin.madeAt, ...counts });

function tellChecked({ terminal, flag }: Call, file: string, read: Read, zone: string): number {
  const { say, out, paint } = terminal;
  const madeAt = madeOf(read, terminal, zone);
  if (flag('json')) out(JSON.stringify(jsonOf(read)));
  else
    out(
      `${paint('green', '√')} ${say({
        zh: `${file} 完好：${madeAt} 的备份，小二 ${read.begin.version}，${read.tables} 张表 ${read.rows} 行。什么都没有动。`,
        en: `${file} is whole: of ${madeAt}, made by Xiaoer ${read.begin.version}, ${read.rows} rows of ${read.tables} tables. Nothing was changed.`,
      })}`,
    );
  return 0;
}

function tellRestored(
  { say, out, err, paint }: Terminal,
  { read, key, madeAt }: { read: Read; key: 'kept' | 'other' | null; madeAt: string },
): void {
  out(
    `${paint('green', '√')} ${say({
      zh: `恢复好了：${madeAt} 的样子，${read.tables} 张表 ${read.rows} 行`,
      en: `Restored: as it was ${madeAt}, ${read.rows} rows of ${read.tables} tables`,
    })}`,
  );
  if (key === 'kept')
    err(say({ zh: '保密箱的钥匙也放回去了。', en: 'The key of the confidential box was put back too.' }));
  if (key === 'other')
    err(
      say({
        zh: '备份里带着保密箱的钥匙，可这里已经有另一把：没有换。',
        en: 'The backup holds the key of the confidential box, but there is another one here, which was left.',
      }),
    );
  err(
    say({
      zh: '它睡着：能看，不收不发，也不催。确认原来的那台不再运行，再 npx xiaoer wake。',
      en: 'It sleeps: it can be looked at, and receives, sends and reminds nobody. See that the original does not run any more, then npx xiaoer wake.',
    }),
  );
}
