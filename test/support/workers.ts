import { pino } from 'pino';
import { openPolicies } from '../../src/policy/store.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import type { DueTimer, Late, Notice, Rendered, Unreachable } from '../../src/notices/notice.ts';
import type { Queues } from '../../src/queue/port.ts';
import { createButtons } from '../../src/telegram/buttons.ts';
import { openClient } from '../../src/telegram/client.ts';
import { noPacing } from '../../src/telegram/pacing.ts';
import { createSend } from '../../src/telegram/send.ts';
import { startWorkers, type WorkerOptions, type Workers } from '../../workers/main.ts';
import type { Backend } from './backends.ts';
import { type BotApi, startBotApi } from './bot-api.ts';
import { cleanUp } from './clean-up.ts';
import { createWorld, type World } from './world.ts';

export const BOT = 7_000_000_001;

export type NewNotice = Partial<Omit<Notice, 'id' | 'seq' | 'personId'>>;
export type Lab = World & {
  api: BotApi;
  /** Somebody with an account; the chat has the number `chatId`. */
  person: (chatId: number) => Promise<string>;
  appeal: () => Promise<string>;
  /** Adds a notice as the kernel does; its text is its kind, unless `data.html` says otherwise. */
  tell: (personId: string, notice?: NewNotice) => Promise<string>;
  /** Starts workers as one process would. Stopped at the end of the file, or by hand. */
  work: (options?: Partial<WorkerOptions> & { pacing?: WorkerOptions['pacing'] }) => Promise<Workers>;
  states: () => Promise<{ state: string; why: string | null; attempts: number }[]>;
  /** What was handed to `onUnreachable` and to `fire`. */
  unreachable: { who: Unreachable; kinds: string[] }[];
  fired: { timer: DueTimer; late: Late | undefined }[];
};

const OFF = 'quiet_hours: off\ndigest: off\n';

/** Workers on one back end, with people to write to and a fake Bot API that they write by. */
export async function createLab(
  backend: Backend,
  options: { policy?: string; at?: string } = {},
): Promise<Lab> {
  const world = await createWorld(options.at === undefined ? {} : { at: options.at });
  const { deps, database } = world;
  const policy = loadPolicy(options.policy ?? OFF);
  deps.policies = await openPolicies({ db: deps.db, now: deps.now, zone: 'Asia/Shanghai' }, policy);
  deps.log = pino({ level: process.env.TEST_LOG ?? 'silent' });
  const api = await startBotApi();
  const unreachable: Lab['unreachable'] = [];
  const fired: Lab['fired'] = [];
  const running: { workers: Workers; queues: Queues }[] = [];
  cleanUp(async () => {
    for (const { workers, queues } of running) {
      await workers.stop();
      await queues.close();
    }
    await api.close();
  });

  const rows = rowsOf(world);
  async function work(more: Partial<WorkerOptions> = {}): Promise<Workers> {
    const queues = await backend.open(database.target);
    const pacing = more.pacing ?? noPacing();
    const client = openClient({ token: api.token, apiRoot: api.url });
    const workers = await startWorkers({
      deps,
      queues,
      botId: BOT,
      send: createSend(client, pacing, 'notice'),
      pacing,
      buttons: createButtons(Buffer.alloc(32)),
      render: async (notice) => screenOf(notice),
      renderBundle: async (notices) => ({
        html: notices.map((one) => screenOf(one).html).join(' + '),
        buttons: [],
      }),
      onUnreachable: async (who, notices) => {
        unreachable.push({ who, kinds: notices.map((notice) => notice.kind) });
      },
      fire: async (timer, late) => {
        fired.push({ timer, late });
        await deps.sql`delete from timers where id = ${timer.id}`;
      },
      tickMs: 500,
      ...more,
    });
    running.push({ workers, queues });
    return workers;
  }
  const states = () =>
    deps.sql<{ state: string; why: string | null; attempts: number }[]>`
      select state, why, attempts from notices order by seq`;
  return { ...world, api, ...rows, work, states, unreachable, fired };
}

function screenOf({ kind, data, appealId, manner }: Notice): Rendered {
  const html = String(data.html ?? kind);
  return {
    html,
    buttons: [],
    ...(data.card === true && appealId && manner !== 'card' ? { cardOf: appealId } : {}),
  };
}

/** Makes rows as the kernel does. */
export function rowsOf({ deps }: World): Pick<Lab, 'person' | 'appeal' | 'tell'> {
  const { sql, newId, now } = deps;
  async function person(chatId: number): Promise<string> {
    const id = newId();
    await sql`insert into people (id, phone, name) values (${id}, ${`139${chatId}`}, '王示例')`;
    await sql`
      insert into accounts (id, bot_id, user_id, chat_id, person_id, bound_at)
      values (${newId()}, ${BOT}, ${chatId}, ${chatId}, ${id}, ${now()})`;
    return id;
  }
  async function appeal(): Promise<string> {
    const id = newId();
    const contact = newId();
    await sql`insert into people (id, phone, name) values (${contact}, ${`137${id.slice(-8)}`}, '样例')`;
    await sql`insert into grids (name) values ('示范片区') on conflict do nothing`;
    const enterprise = newId();
    await sql`insert into enterprises (id, uscc, name, grid) values (${enterprise}, ${id.slice(-18)}, '示例厂', '示范片区')`;
    await sql`
      insert into appeals (id, enterprise_id, filed_by, status, grade, updated_at, policy_version, state)
      values (${id}, ${enterprise}, ${contact}, 'submitted', 'normal', ${now()}, 'x', '{}')`;
    return id;
  }
  async function tell(personId: string, notice: NewNotice = {}): Promise<string> {
    const { appealId = null, kind = 'hello', manner = 'ring', audience = 'staff', urgent = false } = notice;
    const { data = {}, notBefore = now() } = notice;
    const id = newId();
    await sql`
      with born as (
        insert into notices (id, appeal_id, person_id, kind, manner, audience, urgent, data, created_at, not_before)
        values (${id}, ${appealId}, ${personId}, ${kind}, ${manner}, ${audience}, ${urgent}, ${sql.json(data as never)},
          ${now()}, ${notBefore})
      ) select pg_notify('outbox', '')`;
    return id;
  }
  return { person, appeal, tell };
}
