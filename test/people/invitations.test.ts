import { describe, expect, it } from 'vitest';
import { bindAccount } from '../../src/people/bind.ts';
import { hashCode, newCode } from '../../src/people/code.ts';
import { findPerson } from '../../src/people/identify.ts';
import { createInvitations, listUnbound, peekInvitation } from '../../src/people/invitations.ts';
import { hasEnded } from '../../src/people/store.ts';
import { createRoster } from './support.ts';

const BOT = 7;

it('lists who is not bound: staff once, contacts once for each enterprise', async () => {
  const { deps } = await createRoster();
  const rows = await listUnbound(deps);
  expect(rows.map(({ kind, name, enterprise }) => [kind, name, enterprise])).toEqual([
    ['staff', '冯模拟', null],
    ['staff', '李示范', null],
    ['staff', '赵样本', null],
    ['contact', '郑演示', '范例食品有限公司'],
    ['contact', '王示例', '示例精密材料有限公司'],
    ['contact', '王示例', '样本家具有限公司'],
  ]);
});

it('narrows to a role, to contacts, to certain people', async () => {
  const { deps, id } = await createRoster();
  expect(await listUnbound(deps, { role: 'discipline' })).toMatchObject([{ name: '冯模拟' }]);
  expect(await listUnbound(deps, { role: 'contact' })).toHaveLength(3);
  expect(await listUnbound(deps, { personIds: [await id('13900000001')] })).toHaveLength(2);
});

it('makes unguessable codes, fit for a link, and keeps only their hashes', async () => {
  const { deps } = await createRoster();
  const made = await createInvitations(deps);
  for (const { code } of made) {
    expect(code).toMatch(/^[\w-]{24}$/);
    expect(Buffer.from(code, 'base64url').length * 8).toBeGreaterThanOrEqual(128);
  }
  expect(new Set(made.map((row) => row.code)).size).toBe(6);
  const kept = JSON.stringify(await deps.sql`select * from invitations`);
  for (const { code } of made) {
    expect(kept).not.toContain(code);
    expect(kept).toContain(hashCode(code));
  }
});

it('ends them when the policy says', async () => {
  const { deps, clock } = await createRoster({ policy: 'periods: { invitation: 90s }' });
  const [made] = await createInvitations(deps, { role: 'cadre' });
  expect(made?.expiresAt.getTime()).toBe(clock.now().getTime() + 90_000);
  expect((await listUnbound(deps, { role: 'cadre' }))[0]?.expiresAt).toEqual(made?.expiresAt);
});

it('voids the old code when a new one is made, and leaves the others alone', async () => {
  const { deps } = await createRoster();
  const [old] = await createInvitations(deps, { role: 'cadre' });
  const [other] = await createInvitations(deps, { role: 'discipline' });
  const [fresh] = await createInvitations(deps, { role: 'cadre' });

  const bind = (code = '') => bindAccount(deps, { botId: BOT, userId: 1, chatId: 1, code });
  expect(await bind(old?.code)).toEqual({ is: 'revoked' });
  expect(await bind(fresh?.code)).toMatchObject({ is: 'bound' });
  expect(await peekInvitation(deps, other?.code ?? '')).toMatchObject({ name: '冯模拟' });
});

it('lets somebody who lost the way in come back by phone, and ends the account they had', async () => {
  const { deps, code } = await createRoster();
  const bind = (userId: number, given = '') =>
    bindAccount(deps, { botId: BOT, userId, chatId: userId, code: given });
  await bind(1, await code('13800000001'));
  await bind(2, await code('13900000001', 1));
  expect(await createInvitations(deps, { phone: '13800000099' })).toEqual([]);

  for (const [userId, phone] of [
    [1, '13800000001'],
    [2, '13900000001'],
  ] as const) {
    const [made, ...others] = await createInvitations(deps, { phone });
    expect(others).toEqual([]);
    expect(await bind(userId + 10, made?.code)).toMatchObject({ is: 'bound' });
    expect(await findPerson(deps, BOT, userId)).toBeNull();
    const over = [userId, userId + 10, 999].map((id) => hasEnded(deps.db, { botId: BOT, userId: id }));
    expect(await Promise.all(over)).toEqual([true, false, false]);
    expect((await findPerson(deps, BOT, userId + 10))?.person.phone).toBe(phone);
  }
});

it('takes the randomness it is given', () => {
  expect(newCode((bytes) => Buffer.alloc(bytes, 255))).toBe('_'.repeat(24));
});

describe('a peek', () => {
  it('says whose a code is and writes nothing', async () => {
    const { deps, code } = await createRoster();
    const secret = await code('13900000001', 1);
    const before = await deps.sql`select * from invitations`;

    expect(await peekInvitation(deps, secret)).toMatchObject({
      name: '王示例',
      enterprise: '示例精密材料有限公司',
    });
    expect(await peekInvitation(deps, 'wrong')).toBeNull();

    expect(await deps.sql`select * from invitations`).toEqual(before);
    expect(await deps.sql`select 1 from invite_attempts`).toEqual([]);
  });

  it('gives nothing for a code that is used or expired', async () => {
    const { deps, code, clock } = await createRoster();
    const used = await code('13800000001');
    await bindAccount(deps, { botId: BOT, userId: 1, chatId: 1, code: used });
    const late = await code('13800000002');
    expect(await peekInvitation(deps, used)).toBeNull();
    clock.advance('31d');
    expect(await peekInvitation(deps, late)).toBeNull();
  });
});
