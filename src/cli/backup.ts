import path from 'node:path';
import { writeBackup } from '../backup/write.ts';
import { keyHere } from '../conduct/key.ts';
import type { Config } from '../config.ts';
import { SetupError } from '../setup-error.ts';
import { askSecret, isAsked } from './ask.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { withDeps } from './context.ts';
import type { Terminal } from './terminal.ts';
import { readVersion } from './version.ts';

export const backupCommand: Command = {
  name: 'backup',
  summary: {
    zh: '把全部数据备份成一个文件；小二不用停',
    en: 'Back up everything into one file, while Xiaoer runs',
  },
  usage: ['backup FILE [--encrypt] [--with-conduct-key]'],
  examples: ['backup xiaoer.backup', 'backup /mnt/usb/xiaoer.backup --encrypt'],
  options: {
    encrypt: {
      type: 'boolean',
      help: {
        zh: '加密；口令写在 BACKUP_PASSPHRASE_FILE 指的文件里，没写就问您',
        en: 'encrypt; the passphrase from BACKUP_PASSPHRASE_FILE, or asked for',
      },
    },
    'with-conduct-key': {
      type: 'boolean',
      help: {
        zh: '连同保密箱的钥匙（必须加密）；谁拿到这个文件和口令，就能读作风反映',
        en: 'with the key of the confidential box (encrypted only): whoever has file and passphrase can read the reports',
      },
    },
    json: { type: 'boolean', help: { zh: '结果用 JSON', en: 'result as JSON' } },
  },
  run: async (call) => {
    const [file, more] = call.positionals;
    if (file === undefined || more !== undefined) {
      throw new UsageError({
        zh: '要写备份到哪个文件，例：backup xiaoer.backup',
        en: 'Say which file to write, as in: backup xiaoer.backup',
      });
    }
    const began = performance.now();
    const written = await withDeps('backup', async (deps, config) => {
      const passphrase = await passphraseFor(call, config);
      const conductKey = call.flag('with-conduct-key') ? keyFor(config, passphrase) : null;
      const options = { file: path.resolve(file), version: readVersion(), passphrase, conductKey };
      return { ...(await writeBackup(deps, options)), encrypted: passphrase !== undefined };
    });
    const seconds = (performance.now() - began) / 1000;
    const { terminal } = call;
    if (call.flag('json')) terminal.out(JSON.stringify({ file, ...written, seconds }));
    else tell(terminal, file, { ...written, seconds });
    return 0;
  },
};

function tell(
  { say, out, err, paint }: Terminal,
  file: string,
  { rows, tables, encrypted, seconds }: { rows: number; tables: number; encrypted: boolean; seconds: number },
): void {
  const took = seconds.toFixed(1);
  out(
    `${paint('green', '√')} ${say({
      zh: `备份好了：${file}，${tables} 张表 ${rows} 行，用了 ${took} 秒`,
      en: `Backed up: ${file}, ${rows} rows of ${tables} tables, in ${took} s`,
    })}`,
  );
  if (!encrypted)
    err(
      say({
        zh: '文件没有加密：里面有姓名、电话和诉求，请放在别人拿不到的地方，或加 --encrypt。',
        en: 'The file is not encrypted and holds names, phones and appeals: keep it where nobody else can get it, or add --encrypt.',
      }),
    );
}

const SHORTEST = 8;

async function passphraseFor(call: Call, { backupPassphrase }: Config): Promise<string | undefined> {
  if (backupPassphrase !== undefined) return backupPassphrase;
  if (!call.flag('encrypt') && !call.flag('with-conduct-key')) return undefined;
  if (!isAsked()) {
    throw new UsageError({
      zh: '没有口令：写在文件里，用 BACKUP_PASSPHRASE_FILE 指给小二。',
      en: 'There is no passphrase: put it into a file and name that in BACKUP_PASSPHRASE_FILE.',
    });
  }
  const given = await askSecret(call.terminal, {
    zh: '口令（至少 8 个字）：',
    en: 'Passphrase (8 characters at least): ',
  });
  const again = await askSecret(call.terminal, { zh: '再输一遍：', en: 'Once more: ' });
  if (given === again && given.length >= SHORTEST) return given;
  throw new UsageError({
    zh: '两遍不一样，或不到 8 个字。',
    en: 'The two differ, or there are fewer than 8 characters.',
  });
}

function keyFor(config: Config, passphrase: string | undefined): string {
  const key = passphrase === undefined ? null : keyHere(config);
  if (key !== null) return key;
  throw new SetupError({
    zh: '这里没有保密箱的钥匙。去掉 --with-conduct-key，或在有钥匙的机器上备份。',
    en: 'The key of the confidential box is not here. Leave out --with-conduct-key, or back up where the key is.',
  });
}
