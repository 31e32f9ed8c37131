import { expect, it } from 'vitest';
import { bindAccount } from '../../src/people/bind.ts';
import { findPerson } from '../../src/people/identify.ts';
import { decideRequest, listRequests, pendingRequest, requestInvitation } from '../../src/people/requests.ts';
import { uscc } from './roster/support.ts';
import { createRoster, type Roster } from './support.ts';

const BOT = 7;
const asked = (userId: number, change: object = {}) => ({
  botId: BOT,
  userId,
  chatId: userId,
  uscc: uscc(3),
  name: '周样例',
  phone: '+86 139 0000 0009',
  locale: 'zh' as const,
  ...change,
});
const admin = ({ id }: Roster) => id('13800000001');

it('keeps a request, shows the roster beside it, and takes no second one meanwhile', async () => {
  const { deps, clock } = await createRoster();
  const first = await requestInvitation(deps, asked(5));
  clock.advance('1h');

  expect(first).toMatchObject({ is: 'received' });
  expect(await requestInvitation(deps, asked(5, { name: '别人' }))).toEqual({ ...first, is: 'pending' });
  expect(await pendingRequest(deps, { botId: BOT, userId: 5 })).toEqual({ id: first.id, at: first.at });
  expect(await listRequests(deps)).toMatchObject([
    { name: '周样例', phone: '13900000009', enterprise: '范例食品有限公司', rosterPhones: ['13900000002'] },
  ]);
});

it('keeps one request of many sent at once', async () => {
  const { deps } = await createRoster();
  const results = await Promise.all(Array.from({ length: 6 }, () => requestInvitation(deps, asked(5))));
  expect(results.filter((result) => result.is === 'received')).toHaveLength(1);
  expect(await listRequests(deps)).toHaveLength(1);
});

it('refuses a bad code or phone', async () => {
  const { deps } = await createRoster();
  await expect(requestInvitation(deps, asked(5, { uscc: '9153' }))).rejects.toMatchObject({
    code: 'err.uscc.length',
  });
  await expect(requestInvitation(deps, asked(5, { phone: '12' }))).rejects.toMatchObject({
    code: 'err.phone',
  });
});

it('approving makes a new contact and a code for the one who asked', async () => {
  const world = await createRoster();
  const { id } = await requestInvitation(world.deps, asked(5));

  const result = await decideRequest(world.deps, {
    id,
    by: await admin(world),
    cause: 'tap-1',
    approve: true,
  });

  expect(result).toMatchObject({
    is: 'approved',
    enterprise: { name: '范例食品有限公司' },
    request: { chatId: 5 },
  });
  const code = result.is === 'approved' ? result.code : '';
  expect(await bindAccount(world.deps, { botId: BOT, userId: 5, chatId: 5, code })).toMatchObject({
    as: 'enterprise',
  });
  expect(await findPerson(world.deps, BOT, 5)).toMatchObject({ contactOf: [await world.enterprise(3)] });
  const by = await admin(world);
  expect(await decideRequest(world.deps, { id, by, cause: 'tap-2', approve: true })).toEqual({
    is: 'gone',
  });
});

it('answers the same update again, with a code that works in the place of the one that was lost', async () => {
  const world = await createRoster();
  const { id } = await requestInvitation(world.deps, asked(5));
  const decision = { id, by: await admin(world), cause: 'tap-1', approve: true } as const;
  const [first, again] = [
    await decideRequest(world.deps, decision),
    await decideRequest(world.deps, decision),
  ];

  const codes = [first, again].map((result) => (result.is === 'approved' ? result.code : ''));
  const bind = (code = '') => bindAccount(world.deps, { botId: BOT, userId: 5, chatId: 5, code });
  expect(await bind(codes[0])).toEqual({ is: 'revoked' });
  expect(await bind(codes[1])).toMatchObject({ is: 'bound' });
});

it('moves a contact with a new phone to the new account and ends the old one', async () => {
  const world = await createRoster();
  await bindAccount(world.deps, {
    botId: BOT,
    userId: 1,
    chatId: 1,
    code: await world.code('13900000002', 3),
  });
  const { id } = await requestInvitation(world.deps, asked(5, { phone: '13900000002', name: '郑演示' }));
  const result = await decideRequest(world.deps, {
    id,
    by: await admin(world),
    cause: 'tap-1',
    approve: true,
  });
  const code = result.is === 'approved' ? result.code : '';
  expect(await findPerson(world.deps, BOT, 1)).not.toBeNull();

  expect(await bindAccount(world.deps, { botId: BOT, userId: 5, chatId: 5, code })).toMatchObject({
    is: 'bound',
    as: 'enterprise',
  });

  expect(await findPerson(world.deps, BOT, 1)).toBeNull();
  expect(await findPerson(world.deps, BOT, 5)).toMatchObject({ person: { name: '郑演示' } });
});

it('lets somebody in who had left and now speaks for an enterprise', async () => {
  const roster = await createRoster();
  const { deps, id } = roster;
  const phone = '13900000002';
  await deps.sql`update people set active = false where phone = ${phone}`;
  const { id: request } = await requestInvitation(deps, asked(5, { phone }));
  const decision = { id: request, by: await admin(roster), cause: 'tg-7-1', approve: true } as const;
  const result = await decideRequest(deps, decision);
  const code = result.is === 'approved' ? result.code : '';
  expect(await bindAccount(deps, { botId: BOT, userId: 5, chatId: 5, code })).toMatchObject({ is: 'bound' });
  expect((await findPerson(deps, BOT, 5))?.person.id).toBe(await id(phone));
});

it('does not hand a phone of the staff to a stranger, nor approve for an enterprise nobody knows', async () => {
  const world = await createRoster();
  const staff = await requestInvitation(world.deps, asked(5, { phone: '13800000001' }));
  const unknown = await requestInvitation(world.deps, asked(6, { uscc: uscc(99) }));
  const by = await admin(world);

  expect(await decideRequest(world.deps, { id: staff.id, by, cause: 'tap-1', approve: true })).toMatchObject({
    is: 'staff',
  });
  expect(
    await decideRequest(world.deps, { id: unknown.id, by, cause: 'tap-1', approve: true }),
  ).toMatchObject({
    is: 'no_enterprise',
  });
  expect(await listRequests(world.deps)).toHaveLength(2);
});

it('hands nobody a contact of another enterprise for typing that number, bound or not', async () => {
  const world = await createRoster();
  const { deps, code } = world;
  const by = await admin(world);
  // 13900000001 speaks for two other enterprises.
  const phone = '13900000001';
  const decide = (id: string, cause: string) => decideRequest(deps, { id, by, cause, approve: true });
  const unbound = await requestInvitation(deps, asked(5, { phone }));
  const first = await decide(unbound.id, 'tap-1');
  expect(first).toMatchObject({ is: 'elsewhere' });
  expect('enterprises' in first && first.enterprises.toSorted()).toEqual([
    '样本家具有限公司',
    '示例精密材料有限公司',
  ]);

  await bindAccount(deps, { botId: BOT, userId: 1, chatId: 1, code: await code(phone, 1) });
  expect(await decide(unbound.id, 'tap-2')).toMatchObject({ is: 'elsewhere' });
  expect(await listRequests(deps)).toHaveLength(1);
  expect((await findPerson(deps, BOT, 1))?.contactOf).toHaveLength(2);

  // From their own account it adds one enterprise.
  const own = await requestInvitation(deps, asked(1, { phone }));
  const result = await decide(own.id, 'tap-3');
  const made = result.is === 'approved' ? result.code : '';
  expect(await bindAccount(deps, { botId: BOT, userId: 1, chatId: 1, code: made })).toMatchObject({
    as: 'second',
    enterprises: 3,
  });
});

it('declines with a reason, after which the person may ask again', async () => {
  const world = await createRoster();
  const { id } = await requestInvitation(world.deps, asked(5));
  const result = await decideRequest(world.deps, {
    id,
    by: await admin(world),
    cause: 'tap-1',
    approve: false,
    reason: '电话对不上',
  });
  expect(result).toMatchObject({
    is: 'declined',
    reason: '电话对不上',
    request: { chatId: 5, locale: 'zh' },
  });
  expect(await requestInvitation(world.deps, asked(5))).toMatchObject({ is: 'received' });
});

it('decides once when two administrators tap at once', async () => {
  const world = await createRoster();
  const { id } = await requestInvitation(world.deps, asked(5));
  const by = await admin(world);
  const results = await Promise.all(
    Array.from({ length: 4 }, (_, n) =>
      decideRequest(world.deps, { id, by, cause: `tap-${n}`, approve: true }),
    ),
  );
  expect(results.map((result) => result.is).toSorted()).toEqual(['approved', 'gone', 'gone', 'gone']);
});
