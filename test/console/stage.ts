import { createHmac } from 'node:crypto';
import { accounts } from '../../src/db/schema/people.ts';
import { createConsole } from '../../src/console/console.ts';
import type { ConsoleOptions } from '../../src/console/context.ts';
import { makeLink } from '../../src/console/links.ts';
import { createTown, type Part, type Town } from '../support/town.ts';
import { createWorld, type World } from '../support/world.ts';

export const BOT = { id: 7, token: '7:a-token-of-the-town' };
const HOST = 'http://town.example';

export type Browser = {
  get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  /** As previews look. */
  head: (path: string, headers?: Record<string, string>) => Promise<Response>;
  post: (path: string, body?: Record<string, string>, headers?: Record<string, string>) => Promise<Response>;
  /** As a script posts. */
  json: (path: string, body: object, headers?: Record<string, string>) => Promise<Response>;
  /** What a page says, after its status. */
  read: (path: string) => Promise<string>;
};

export type Stage = World & {
  town: Town;
  /** The numbers of their accounts, of bot 7. */
  userOf: Record<Part, number>;
  accountOf: Record<Part, string>;
  link: (who: Part) => Promise<string>;
  /** A browser; with somebody's name it is logged in by a link of theirs. */
  browser: (who?: Part) => Promise<Browser>;
  again: (options: Partial<ConsoleOptions>) => Stage['browser'];
};

/** The console on a private town, spoken to as a browser does, without a port. */
export async function openConsole(): Promise<Stage> {
  const world = await createWorld({ at: '2026-11-19T09:12+08:00' });
  const { deps } = world;
  const town = await createTown(world);
  const userOf = {} as Record<Part, number>;
  const accountOf = {} as Record<Part, string>;
  for (const [i, who] of (Object.keys(town.who) as Part[]).entries()) {
    userOf[who] = 9001 + i;
    accountOf[who] = deps.newId();
    const row = {
      id: accountOf[who],
      botId: BOT.id,
      userId: userOf[who],
      chatId: userOf[who],
      boundAt: deps.now(),
    };
    await deps.db.insert(accounts).values({ ...row, personId: town.who[who] });
  }
  const link = (who: Part) => makeLink(deps, accountOf[who]);
  const browsers = (options: Partial<ConsoleOptions> = {}) => {
    const app = createConsole({ deps, bot: BOT, limits: 'off', ...options });
    return async (who?: Part): Promise<Browser> => {
      const browser = openBrowser(app);
      if (who !== undefined) await browser.post('/console/in', { code: await link(who) });
      return browser;
    };
  };
  return { ...world, town, userOf, accountOf, link, browser: browsers(), again: browsers };
}

/** Keeps cookies, and says where its forms come from. */
function openBrowser(app: ReturnType<typeof createConsole>): Browser {
  const jar = new Map<string, string>();
  const call = async (path: string, init: RequestInit & { headers: Record<string, string> }) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await app.request(HOST + path, {
      ...init,
      headers: { host: 'town.example', ...(jar.size > 0 ? { cookie } : {}), ...init.headers },
    });
    for (const given of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(given) ?? [];
      jar.set(name, value);
    }
    return answer;
  };
  const post = (path: string, body: BodyInit, headers: Record<string, string>) =>
    call(path, { method: 'POST', body, headers: { origin: HOST, ...headers } });
  return {
    get: (path, headers = {}) => call(path, { headers }),
    head: (path, headers = {}) => call(path, { method: 'HEAD', headers }),
    post: (path, body = {}, headers = {}) => post(path, new URLSearchParams(body), headers),
    json: (path, body, headers = {}) =>
      post(path, JSON.stringify(body), { 'content-type': 'application/json', ...headers }),
    read: async (path) => {
      const answer = await call(path, { headers: {} });
      return `${answer.status} ${await answer.text()}`;
    },
  };
}

/** What Telegram would put behind the # for a user, signed with a bot's token. */
export function initData(
  userId: number,
  at: Date,
  token = BOT.token,
  more: Record<string, string> = {},
): string {
  const fields = {
    query_id: 'AAH-example',
    user: JSON.stringify({ id: userId, first_name: '孙', language_code: 'zh' }),
    auth_date: String(Math.floor(at.getTime() / 1000)),
    signature: 'of-telegram-itself',
    ...more,
  };
  const checked = Object.entries(fields).map(([name, value]) => `${name}=${value}`);
  const key = createHmac('sha256', 'WebAppData').update(token).digest();
  const hash = createHmac('sha256', key).update(checked.toSorted().join('\n')).digest('hex');
  return new URLSearchParams({ ...fields, hash }).toString();
}
