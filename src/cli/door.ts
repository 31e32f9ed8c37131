import type { Config } from '../config.ts';
import { lockFile } from '../db/embedded/data-dir.ts';
import { holderOf } from '../db/embedded/lock.ts';
import { chatBase, type Door } from '../people/links.ts';
import { SetupError } from '../setup-error.ts';
import { openClient } from '../telegram/client.ts';

const ANSWER_MS = 10_000;

/** Where invitations of this installation lead. Asks Telegram for the bot's name. */
export async function findDoor(config: Config): Promise<Door> {
  if (!config.botToken) return { base: baseOf(config) };
  try {
    return { bot: await botName(config.botToken, config.telegramApiRoot) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new SetupError({
      zh: `连不上 Telegram，不知道机器人的名字，做不了链接：${why}。没有生成新的邀请码。先运行 npx xiaoer doctor`,
      en: `Telegram does not answer, so the bot's name is unknown and no link can be made: ${why}. No codes were made. Try: npx xiaoer doctor`,
    });
  }
}

export async function botName(token: string, apiRoot: string | undefined): Promise<string> {
  const { call } = openClient({ token, apiRoot });
  const { username } = await call<{ username: string }>('getMe', {}, ANSWER_MS);
  return username;
}

/** The page's address: where a running `start` listens, else where it would. */
export function baseOf(config: Config): string {
  const running = holderOf(lockFile(config.dataDir))?.port;
  return config.webhookUrl ?? chatBase({ host: config.host, port: running ?? config.port });
}
