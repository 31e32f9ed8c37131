import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { SETTINGS, type SettingName, settingNames } from './settings.ts';
import { SetupError } from './setup-error.ts';

/** What a file like `.env` sets; nothing where there is none. @throws SetupError where it cannot be read */
export function readEnvFile(file: string): NodeJS.ProcessEnv {
  try {
    return withSecrets(parseEnv(readFileSync(file, 'utf8')));
  } catch (error) {
    if (error instanceof SetupError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return {};
    throw new SetupError({
      zh: `读不了设置文件 ${file}：${message}。改好权限，或把它移走。`,
      en: `Cannot read the settings file ${file}: ${message}. Mend its permissions, or move it away.`,
    });
  }
}

/** The confidential box reads its own. */
const inFiles = settingNames.filter((name) => 'secret' in SETTINGS[name] && name !== 'CONDUCT_KEY');

/** The settings of one source, secrets that stand in files among them. */
export function withSecrets(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const settings = withoutEmpty(env);
  for (const name of inFiles) {
    const file = env[`${name}_FILE`]?.trim();
    if (!file) continue;
    if (settings[name] !== undefined) throw twice(name);
    settings[name] = readSecret(name, file);
  }
  return settings;
}

function readSecret(name: SettingName, file: string): string {
  const secret = contentOf(name, file).trim();
  if (secret !== '') return secret;
  throw new SetupError({
    zh: `${name}_FILE 指的文件 ${file} 是空的。把密钥写进去，或去掉这项设置。`,
    en: `The file ${file} of ${name}_FILE is empty. Put the secret into it, or leave the setting out.`,
  });
}

function contentOf(name: SettingName, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new SetupError({
      zh: `读不了 ${name}_FILE 指的文件 ${file}（${code}）。看看路径和权限，或去掉这项设置。`,
      en: `Cannot read the file ${file} of ${name}_FILE (${code}). Check path and permissions, or leave the setting out.`,
    });
  }
}

function twice(name: SettingName): SetupError {
  return new SetupError({
    zh: `${name} 和 ${name}_FILE 只能写一个。`,
    en: `Give ${name} or ${name}_FILE, not both.`,
  });
}

function withoutEmpty(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    settingNames.flatMap((name) => (env[name]?.trim() ? [[name, env[name].trim()]] : [])),
  );
}
