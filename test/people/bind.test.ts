import { describe, expect, it } from 'vitest';
import { bindAccount, checkInvitation } from '../../src/people/bind.ts';
import { findPerson } from '../../src/people/identify.ts';
import { revokeInvitationsOf } from '../../src/people/invitations.ts';
import { createRoster, type Roster } from './support.ts';

const BOT = 7;
const by = (userId: number, code: string) => ({ botId: BOT, userId, chatId: userId, code });
const accounts = ({ deps }: Roster) =>
  deps.sql`select user_id, ended_at from accounts order by bound_at, user_id`;

async function codesOf(world: Roster, phone: string): Promise<string[]> {
  const made = await world.all();
  return made.filter((row) => row.phone === phone).map((row) => row.code);
}

describe('a good code', () => {
  it('binds a contact, who then is known with the enterprises they speak for', async () => {
    const world = await createRoster();
    const secret = await world.code('13900000001', 1);

    const result = await bindAccount(world.deps, by(1, secret));

    expect(result).toMatchObject({
      is: 'bound',
      as: 'enterprise',
      enterprises: 2,
      invitee: { name: '王示例', enterprise: '示例精密材料有限公司' },
    });
    const who = await findPerson(world.deps, BOT, 1);
    expect(who).toMatchObject({
      person: { name: '王示例', roles: [], locale: 'zh' },
      account: { chatId: 1, userId: 1 },
    });
    expect(who?.contactOf.toSorted()).toEqual(
      [await world.enterprise(1), await world.enterprise(2)].toSorted(),
    );
  });

  it('binds staff and the discipline office as such', async () => {
    const { deps, code } = await createRoster();
    expect(await bindAccount(deps, by(1, await code('13800000001')))).toMatchObject({
      is: 'bound',
      as: 'staff',
    });
    expect(await bindAccount(deps, by(2, await code('13800000008')))).toMatchObject({
      is: 'bound',
      as: 'discipline',
    });
  });

  it('for a second enterprise adds it to the account', async () => {
    const world = await createRoster();
    const [first = '', second = ''] = await codesOf(world, '13900000001');
    await bindAccount(world.deps, by(1, first));

    const result = await bindAccount(world.deps, by(1, second));

    expect(result).toMatchObject({ is: 'bound', as: 'second', enterprises: 2 });
    expect(await accounts(world)).toHaveLength(1);
  });

  it('says again when the same account opens it again', async () => {
    const world = await createRoster();
    const secret = await world.code('13900000001', 1);
    await bindAccount(world.deps, by(1, secret));
    expect(await bindAccount(world.deps, by(1, secret))).toMatchObject({
      is: 'again',
      invitee: { name: '王示例' },
    });
    expect(await accounts(world)).toHaveLength(1);
  });
});

describe('before consent', () => {
  it('a check says what binding would say and keeps nothing', async () => {
    const world = await createRoster();
    const secret = await world.code('13900000001', 1);

    expect(await checkInvitation(world.deps, by(1, secret))).toMatchObject({
      is: 'open',
      invitee: { name: '王示例' },
    });

    expect(await accounts(world)).toEqual([]);
    expect(await world.deps.sql`select 1 from invitations where used_at is not null`).toEqual([]);
    expect(await world.deps.sql`select 1 from invite_attempts`).toEqual([]);
    expect(await bindAccount(world.deps, by(1, secret))).toMatchObject({ is: 'bound' });
  });
});

describe('a code that does not work', () => {
  it('is used by somebody else', async () => {
    const { deps, code } = await createRoster();
    const secret = await code('13900000001', 1);
    await bindAccount(deps, by(1, secret));
    expect(await bindAccount(deps, by(2, secret))).toEqual({ is: 'used' });
  });

  it('is expired, and says since when', async () => {
    const { deps, code, clock } = await createRoster({ policy: 'periods: { invitation: 1h }' });
    const secret = await code('13900000001', 1);
    const at = new Date(clock.now().getTime() + 3_600_000);
    clock.set(at);
    expect(await bindAccount(deps, by(1, secret))).toEqual({ is: 'expired', at });
  });

  it('is withdrawn', async () => {
    const { deps, code, id } = await createRoster();
    const secret = await code('13900000001', 1);
    await revokeInvitationsOf(deps, await id('13900000001'));
    expect(await bindAccount(deps, by(1, secret))).toEqual({ is: 'revoked' });
  });

  it('is withdrawn with the person, the contact or the enterprise', async () => {
    const { deps, code } = await createRoster();
    const secret = await code('13900000002', 3);
    await deps.sql`update contacts set active = false`;
    expect(await bindAccount(deps, by(1, secret))).toEqual({ is: 'revoked' });
    await deps.sql`update contacts set active = true`;
    await deps.sql`update enterprises set active = false`;
    expect(await bindAccount(deps, by(1, secret))).toEqual({ is: 'revoked' });
    await deps.sql`update enterprises set active = true`;
    await deps.sql`update people set active = false`;
    expect(await bindAccount(deps, by(1, secret))).toEqual({ is: 'revoked' });
  });

  it('belongs to a person with another account', async () => {
    const world = await createRoster();
    const [first = '', second = ''] = await codesOf(world, '13900000001');
    await bindAccount(world.deps, by(1, first));
    expect(await bindAccount(world.deps, by(2, second))).toEqual({ is: 'other_account' });
  });

  it('is opened by an account that is somebody else', async () => {
    const { deps, code } = await createRoster();
    await bindAccount(deps, by(1, await code('13900000001', 1)));
    expect(await bindAccount(deps, by(1, await code('13900000002', 3)))).toEqual({ is: 'account_taken' });
  });
});

describe('guessing', () => {
  it('is slowed down: after five wrong codes even a good one waits', async () => {
    const { deps, code, clock } = await createRoster();
    const secret = await code('13900000001', 1);
    const first = clock.now();
    for (let i = 0; i < 5; i++) {
      expect(await checkInvitation(deps, by(1, `wrong${i}`))).toEqual({ is: 'wrong' });
      clock.advance('1m');
    }

    const until = new Date(first.getTime() + 3_600_000);
    expect(await bindAccount(deps, by(1, secret))).toEqual({ is: 'throttled', until });
    expect(await checkInvitation(deps, by(1, secret))).toEqual({ is: 'throttled', until });
    expect(await bindAccount(deps, by(2, await code('13900000002', 3)))).toMatchObject({ is: 'bound' });

    clock.set(until);
    expect(await bindAccount(deps, by(1, await code('13900000001', 1)))).toMatchObject({ is: 'bound' });
  });

  it('cannot be hurried by trying many at once', async () => {
    const { deps } = await createRoster();
    const results = await Promise.all(
      Array.from({ length: 12 }, (_, i) => bindAccount(deps, by(1, `wrong${i}`))),
    );
    expect(results.filter((result) => result.is === 'wrong')).toHaveLength(5);
    expect(results.filter((result) => result.is === 'throttled')).toHaveLength(7);
  });
});

describe('races', () => {
  it('one code and twelve accounts: exactly one gets it', async () => {
    const world = await createRoster();
    const secret = await world.code('13900000001', 1);

    const results = await Promise.all(
      Array.from({ length: 12 }, (_, i) => bindAccount(world.deps, by(i + 1, secret))),
    );

    expect(results.filter((result) => result.is === 'bound')).toHaveLength(1);
    expect(results.filter((result) => result.is === 'used')).toHaveLength(11);
    expect(await accounts(world)).toHaveLength(1);
  });

  it('one code, pressed twelve times by one account: bound once, again the others', async () => {
    const world = await createRoster();
    const secret = await world.code('13900000001', 1);
    const results = await Promise.all(
      Array.from({ length: 12 }, () => bindAccount(world.deps, by(1, secret))),
    );
    expect(results.map((result) => result.is).toSorted()).toEqual([...Array(11).fill('again'), 'bound']);
    expect(await accounts(world)).toHaveLength(1);
  });

  it('two codes of one person and two accounts: one account', async () => {
    const world = await createRoster();
    const codes = await codesOf(world, '13900000001');
    const results = await Promise.all(codes.map((code, i) => bindAccount(world.deps, by(i + 1, code))));
    expect(results.map((result) => result.is).toSorted()).toEqual(['bound', 'other_account']);
    expect(await accounts(world)).toHaveLength(1);
  });

  it('codes of three people and one account: one person', async () => {
    const world = await createRoster();
    const made = await world.all();
    const codes = made.filter((row) => row.kind === 'staff').map((row) => row.code);
    const results = await Promise.all(codes.map((code) => bindAccount(world.deps, by(1, code))));
    expect(results.map((result) => result.is).toSorted()).toEqual([
      'account_taken',
      'account_taken',
      'bound',
    ]);
  });
});
