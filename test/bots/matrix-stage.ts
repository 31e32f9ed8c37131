import { settleFailure } from '../../bots/failures.ts';
import { features } from '../../bots/features.ts';
import { createRoute } from '../../bots/router.ts';
import { makeTalk } from '../../bots/talk.ts';
import { handOver } from '../../src/appeal/behalf.ts';
import { startDraft } from '../../src/appeal/compose.ts';
import { noMoves } from '../../src/appeal/moves.ts';
import { fileReport } from '../../src/conduct/act.ts';
import { accounts, contacts, enterprises, grids, people } from '../../src/db/schema/people.ts';
import { readDialog } from '../../src/forms/store.ts';
import { findPerson } from '../../src/people/identify.ts';
import { requestInvitation } from '../../src/people/requests.ts';
import { keepWaiting } from '../../src/policy/store-waiting.ts';
import type { Flag } from '../../src/supervision/flags.ts';
import { saveFlags } from '../../src/supervision/store-flags.ts';
import { createButtons, type Tap } from '../../src/telegram/buttons.ts';
import { openClient } from '../../src/telegram/client.ts';
import { noPacing } from '../../src/telegram/pacing.ts';
import { createSend } from '../../src/telegram/send.ts';
import { plain } from '../../src/text/html.ts';
import { told } from '../conduct/support.ts';
import { startBotApi } from '../support/bot-api.ts';
import { cleanUp } from '../support/clean-up.ts';
import { createTown } from '../support/town.ts';
import { createWorld } from '../support/world.ts';

/** Everybody who might tap, by what they are to the case of the first enterprise. */
export const roles = [
  ...['outsider', 'contact', 'second', 'rival', 'owner', 'earlier', 'deputy', 'helper', 'peer'],
  ...['dispatcher', 'leader', 'head', 'supervisor', 'discipline', 'admin', 'torn', 'gone'],
] as const;
export type Role = (typeof roles)[number];

/** What the bot said to one tap or message: in the box over the chat, and in the chat. */
export type Said = { box: string; chat: string };

const later = {
  // Another contact of the same enterprise; and one who holds every office besides.
  second: { phone: '13800000036', name: '周样例', roles: [], unit: '' },
  torn: {
    ...{ phone: '13800000037', name: '何两边', unit: '综合办' },
    roles: ['cohandler', 'dispatcher', 'leader', 'head', 'supervisor', 'discipline', 'admin'],
  },
  rival: { phone: '13800000031', name: '对手甲', roles: [], unit: '' },
  earlier: { phone: '13800000032', name: '旧主办', roles: ['cadre'], unit: '经发办' },
  peer: { phone: '13800000033', name: '同科室', roles: ['cadre'], unit: '经发办' },
  admin: { phone: '13800000034', name: '管理甲', roles: ['admin'], unit: '镇政府' },
  gone: { phone: '13800000035', name: '离任乙', roles: ['cadre'], unit: '经发办', active: false },
};

/** A town in which every kind of thing that a button may name is there once. */
export async function openMatrix() {
  const world = await createWorld();
  const { deps } = world;
  const town = await createTown(world);
  const who: Partial<Record<Role, string>> = {};
  for (const role of roles) if (role in town.who) who[role] = town.who[role as keyof typeof town.who];
  for (const [role, row] of Object.entries(later)) {
    const id = deps.newId();
    who[role as Role] = id;
    await deps.db.insert(people).values({ ...row, id });
  }
  const other = deps.newId();
  await deps.db.insert(grids).values({ name: '西片区', cadreId: who.peer });
  const firm = { id: other, uscc: '91530127MA00DEMA66', name: '样本家具有限公司', grid: '西片区' };
  await deps.db.insert(enterprises).values(firm);
  const uninvited = deps.newId();
  await deps.db.insert(people).values({ id: uninvited, phone: '13800000038', name: '未绑定' });
  await deps.db.insert(contacts).values([
    { enterpriseId: other, personId: who.rival ?? '' },
    { enterpriseId: other, personId: uninvited, position: 1 },
    { enterpriseId: town.enterpriseId, personId: who.second ?? '', position: 1 },
    { enterpriseId: town.enterpriseId, personId: who.torn ?? '', position: 2 },
  ]);

  const api = await startBotApi();
  cleanUp(api.close);
  const client = openClient({ token: api.token, apiRoot: api.url });
  const send = createSend(client, noPacing(), 'reply');
  const buttons = createButtons(deps.random(32));
  const route = createRoute(features, buttons);
  const { zone } = deps.policies.calendar(deps.policies.current());
  const chats = Object.fromEntries(roles.map((role, i) => [role, 7001 + i])) as Record<Role, number>;
  for (const role of roles.filter((one) => one !== 'outsider')) {
    const account = { botId: client.botId, userId: chats[role], chatId: chats[role], boundAt: deps.now() };
    await deps.db.insert(accounts).values({ ...account, id: deps.newId(), personId: who[role] ?? '' });
  }

  let n = 0;
  let last: () => Promise<Said> = () => Promise.reject(new Error('nothing came yet'));
  async function hear(role: Role, update: object, data?: string): Promise<Said> {
    n += 1;
    const at = n;
    last = () => answer(at, role, update, data);
    return await last();
  }
  async function answer(n: number, role: Role, update: object, data?: string): Promise<Said> {
    const tapId = `tap-${n}`;
    const chatId = chats[role];
    const known = await findPerson(deps, client.botId, chatId);
    const talk = makeTalk({
      ...{
        deps,
        send,
        buttons,
        botId: client.botId,
        zone,
        door: { bot: 'xiaoer_bot' },
        consoleAt: { base: 'http://127.0.0.1:3000', isApp: false },
        linesMs: 0,
        userId: chatId,
        chatId,
      },
      ...{ who: known, locale: 'zh', cause: `tg-${n}`, messageId: 1_000_000 + n },
      tapId: data === undefined ? undefined : tapId,
      isLateTap: false,
    });
    const from = api.calls.length;
    await route(talk, { update_id: n, ...update } as never, data).catch((error) =>
      settleFailure(talk, error, true),
    );
    const calls = api.calls.slice(from);
    const box = calls.find(({ params }) => params.callback_query_id === tapId)?.params.text ?? '';
    const words = calls
      .filter((call) => call.chatId === chatId && call.params.text !== undefined)
      .map(({ params }) => params.text);
    return { box: String(box), chat: plain(words.join('\n')) };
  }

  const things = await begin();
  async function begin() {
    const file = async (category: string) => {
      const appeal = await town.files({ category });
      await town.does('owner', { type: 'acknowledge' }, appeal);
      return appeal;
    };
    // Closed, so that whoever may take a step is refused for its state, and nothing is changed by asking.
    const closed = await file('PWR');
    await town.does('dispatcher', { type: 'reassign', toId: who.earlier ?? '', text: '换人' }, closed);
    await town.does('dispatcher', { type: 'reassign', toId: town.who.owner, text: '换回' }, closed);
    await town.does('contact', { type: 'withdraw', text: '不用了' } as never, closed);
    const live = await file('OTH');
    const sub = { type: 'give_sub', helperId: town.who.helper, task: '量电压', phone: false } as const;
    await town.does('owner', sub, live);
    const own = { personId: town.who.contact, enterpriseId: town.enterpriseId, category: 'OTH' };
    const draft = await startDraft(deps, { ...own, answers: { description: '停电了' } });
    const account = { botId: client.botId, userId: chats.contact, chatId: chats.contact };
    const report = await fileReport(
      deps,
      {
        author: { ...account, personId: town.who.contact },
        ...{ named: false, caseId: null, enterpriseIds: [town.enterpriseId], told, evidence: [] },
      },
      'filed',
    );
    const written = await startDraft(deps, {
      ...{ personId: town.who.owner, enterpriseId: town.enterpriseId, category: 'OTH' },
      ...{ answers: { description: '停电了' }, behalf: { source: 'visit' } as never },
    });
    const behalf = { source: 'visit' } as never;
    const handed = await startDraft(deps, {
      ...{ personId: town.who.owner, enterpriseId: town.enterpriseId, category: 'OTH', behalf },
      answers: { description: '停电了' },
    });
    await handOver(deps, handed.id, town.who.owner);
    return {
      ...{ handed: handed.id, uninvited, ...(await beginOffice(live.id)) },
      ...{ closed: closed.id, live: live.id, draft: draft.id, written: written.id, report: report.id },
      firm: town.enterpriseId,
    };
  }

  /** What waits for the administrator, and for the supervisor. */
  async function beginOffice(live: string) {
    const asking = { botId: client.botId, userId: 9901, chatId: 9901, uscc: '91530127MA00DEMA82' } as const;
    const person = { name: '样例丁', phone: '13800000088', locale: 'zh' } as const;
    const request = await requestInvitation(deps, { ...asking, ...person });
    const policy = { ...deps.policies.current(), version: 'waiting' };
    await keepWaiting(deps, { policy, moves: noMoves() });
    const flag = { kind: 'denied', key: 'denied:1', appealIds: [live], subjectId: town.who.owner, data: {} };
    const told = { ...flag, told: false } as const as Flag;
    await saveFlags(deps.sql, [told], { now: deps.now(), notBefore: deps.now(), newId: deps.newId });
    const [flagged] = await deps.sql<{ id: string }[]>`select id from flags`;
    await deps.sql`
      insert into inbox (bot_id, update_id, lane, payload, received_at, done_at, error)
      values (${client.botId}, 1, 9901, '{}', ${deps.now()}, ${deps.now()}, 'TypeError')`;
    return { request: request.id, flag: flagged?.id ?? '', policy: policy.version };
  }

  /** Everything that a tap might change. */
  async function fingerprint(): Promise<unknown> {
    const tables = [
      ...[
        'appeals',
        'appeal_events',
        'dialogs',
        'files',
        'timers',
        'people',
        'accounts',
        'contacts',
        'flags',
      ],
      ...['invitations', 'invite_requests', 'conduct_reports', 'conduct_events', 'policies', 'settings'],
      ...['inbox', 'admin_acts', 'reads', 'enterprises', 'grids', 'holds'],
    ];
    const rows = await Promise.all(
      tables.map(
        (table) => deps.sql`select md5(string_agg(t::text, '' order by t::text)) from ${deps.sql(table)} t`,
      ),
    );
    return Object.fromEntries(tables.map((table, i) => [table, rows[i]?.[0]?.md5]));
  }

  /** Who was sent a card of the case anew. */
  async function shownTo(): Promise<Role[]> {
    const rows = await deps.sql<
      { id: string }[]
    >`select distinct person_id as id from notices where kind = 'show'`;
    return roles.filter((role) => rows.some(({ id }) => id === who[role]));
  }

  return {
    ...world,
    shownTo,
    fingerprint,
    town,
    who,
    chats,
    things,
    buttons,
    api,
    says: (role: Role, text: string) => hear(role, { message: { message_id: 1, text, chat: {}, from: {} } }),
    taps: (role: Role, tap: Tap) => hear(role, {}, buttons.encode(tap, chats[role])),
    tapsData: (role: Role, data: string) => hear(role, {}, data),
    /** The last update once more, as after a crash before it was marked as handled. */
    repeats: () => last(),
    dialogOf: (role: Role) => readDialog(deps, who[role] ?? ''),
  };
}

export type Matrix = Awaited<ReturnType<typeof openMatrix>>;
