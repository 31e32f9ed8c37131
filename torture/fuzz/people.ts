import { accounts, contacts, people } from '../../src/db/schema/people.ts';
import type { Deps } from '../../src/deps.ts';
import { createTown } from '../../test/support/town.ts';

/** Somebody, or some group, that updates come from. */
export type Persona = {
  name: string;
  userId: number;
  chatId: number;
  type: 'private' | 'group' | 'supergroup' | 'channel';
  /** Is bound: whatever they send is answered. */
  isKnown: boolean;
  locale: string;
};

/** Ids of people and chats exceed 32 bits. */
const FIRST_ID = 6_000_000_001;
const GROUP = -1_002_000_000_000;

/** Beside one of each in the town: how many more, and what they are. Many at once make the most of the machine. */
const more: [number, roles: string[]][] = [
  [14, []],
  [7, ['cadre']],
  [2, ['cohandler']],
  [3, ['dispatcher']],
  [3, ['leader']],
  [2, ['supervisor']],
  [1, ['supervisor', 'discipline']],
  [1, ['head']],
  [1, ['discipline']],
  [2, ['admin']],
];
const extra = more.flatMap(([n, roles]) => Array.from({ length: n }, () => roles));

/** A town with somebody in every role, bound, some cases under way, strangers, groups and a channel. */
export async function openCast(deps: Deps, botId: number, hostile: () => string): Promise<Persona[]> {
  const town = await createTown({ deps });
  const createdAt = deps.now();
  const others = extra.map((roles, n) => ({
    ...{ id: deps.newId(), name: `样例${n}`, phone: `139000000${String(n).padStart(2, '0')}` },
    ...{ roles, unit: '示范单位', createdAt },
  }));
  await deps.db.insert(people).values(others);
  const spokesmen = others.filter(({ roles }) => roles.length === 0);
  const { enterpriseId } = town;
  await deps.db
    .insert(contacts)
    .values(spokesmen.map(({ id }, n) => ({ enterpriseId, personId: id, position: n + 1 })));
  const ids = [...Object.values(town.who), ...others.map(({ id }) => id)];
  await deps.db.insert(accounts).values(
    ids.map((personId, n) => ({
      ...{ id: deps.newId(), botId, personId, boundAt: createdAt },
      ...{ userId: FIRST_ID + n, chatId: FIRST_ID + n },
    })),
  );
  for (let n = 0; n < 6; n += 1) {
    const appeal = await town.files({ answers: { description: storable(`电压低 ${hostile()}`) } });
    if (n % 2 === 0) await town.does('owner', { type: 'acknowledge' }, appeal);
  }
  const names = [...Object.keys(town.who), ...others.map(({ name, roles }) => `${name} ${roles.join(' ')}`)];
  return [...names.map((name, n) => personal(name, n, true)), ...outsiders(names.length)];
}

function personal(name: string, n: number, isKnown: boolean): Persona {
  const userId = FIRST_ID + n;
  return { name, userId, chatId: userId, type: 'private', isKnown, locale: n % 3 === 0 ? 'en' : 'zh-hans' };
}

function outsiders(from: number): Persona[] {
  const strangers = [0, 1, 2].map((n) => personal(`stranger ${n}`, from + n, false));
  const userId = FIRST_ID + from + 3;
  const base = { userId, isKnown: false, locale: 'zh' };
  return [
    ...strangers,
    { ...base, name: 'group', chatId: GROUP - 1, type: 'group' },
    { ...base, name: 'supergroup', chatId: GROUP - 2, type: 'supergroup' },
    // The owner of the roster speaks in a group too.
    { ...base, name: 'known in a group', userId: FIRST_ID + 1, chatId: GROUP - 3, type: 'supergroup' },
    { ...base, name: 'channel', chatId: GROUP - 4, type: 'channel' },
  ];
}

/** As it would come out of the inbox. */
const storable = (text: string): string => text.slice(0, 1500).replace(/[\0\p{Surrogate}]/gu, '');
