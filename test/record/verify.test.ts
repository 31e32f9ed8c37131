import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changeDraft, startDraft } from '../../src/appeal/compose.ts';
import type { Sql, SqlTx } from '../../src/db/client.ts';
import { enterprises } from '../../src/db/schema/people.ts';
import { recordAct } from '../../src/record/acts.ts';
import { fingerprintOf, makeCheckpoint } from '../../src/record/checkpoint.ts';
import { type Found, verifyRecord } from '../../src/record/verify.ts';
import { createTown } from '../support/town.ts';
import { createWorld } from '../support/world.ts';

const world = await createWorld();
const { deps, clock } = world;
const town = await createTown(world);

/** Two days of a town: cases at work, acts, a checkpoint after each day, and what came since. */
async function live(): Promise<void> {
  for (let day = 0; day < 2; day++) {
    for (let i = 0; i < 3; i++) {
      const appeal = await town.files();
      await town.does('owner', { type: 'acknowledge' }, appeal);
      for (let step = 0; step <= i; step++)
        await town.does('owner', { type: 'progress', text: `第${step}次去看了` }, appeal);
      const data = { kind: 'staff', added: i, changed: 0, left: day } as const;
      await deps.sql.begin((tx) => recordAct(deps, tx, { type: 'import', data, actorId: null }));
    }
    clock.advance('1d');
    await makeCheckpoint(deps);
  }
  await town.files();
  await deps.sql.begin((tx) => recordAct(deps, tx, { type: 'reset', data: {}, actorId: town.who.owner }));
}
await live();
await deps.db
  .insert(enterprises)
  .values({ id: deps.newId(), uscc: 'OTHER', name: '另一家', grid: '示范园区片区' });

async function verify(sql: Sql | SqlTx = deps.sql, fingerprint?: string) {
  const found: Found[] = [];
  const begin = async (_: string, work: (tx: SqlTx) => Promise<unknown>) => await work(sql as SqlTx);
  const seen = 'begin' in sql ? sql : ({ begin } as never);
  const verified = await verifyRecord(
    { ...deps, sql: seen },
    { fingerprint, tell: (one) => void found.push(one) },
  );
  return { ...verified, found };
}

/** Lets a superuser at the rows, who switches the triggers off first; all of it is undone. */
async function after(tamper: (tx: SqlTx) => Promise<unknown>) {
  const undo = new Error('undo');
  let seen: Awaited<ReturnType<typeof verify>> | undefined;
  await deps.sql
    .begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tamper(tx);
      seen = await verify(tx);
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  if (seen === undefined) throw new Error('not verified');
  return seen;
}

const places = await deps.sql<{ id: string; appealId: string; seq: number; last: boolean }[]>`
  select id, appeal_id as "appealId", seq, seq = max(seq) over (partition by appeal_id) as last from appeal_events
  order by n`;
const place = fc.constantFrom(...places);
const runs = { numRuns: 25 };

it('finds nothing in logs that nobody touched, and counts them', async () => {
  expect(await verify()).toMatchObject({
    cases: 7,
    events: places.length,
    acts: 7,
    checkpoints: 2,
    faults: 0,
  });
});

it('says on the way how far it is', async () => {
  const steps: [number, number][] = [];
  await verifyRecord(deps, { tell: () => {}, onProgress: (...step) => void steps.push(step) });
  expect(steps).toEqual([[expect.any(Number), places.length]]);
  expect(steps[0]?.[0]).toBeLessThan(places.length);
});

it('finds every value that a superuser changes, and says in which row', async () => {
  const changes = fc.constantFrom(
    `at = at + interval '1 microsecond'`,
    `type = type || 'x'`,
    `relation = 'leader'`,
    `actor_id = gen_random_uuid()`,
    `cause = cause || 'x'`,
    `data = data || '{"text": "没去看"}'`,
    `data = '{}'`,
    `salt = 'x'`,
    `salt = null`,
    `digest = 'x'`,
    `previous = 'x'`,
    `hash = 'x'`,
    `id = gen_random_uuid()`,
    `erased_at = now()`,
    `data = jsonb_build_object('type', type), salt = null, erased_at = now()`,
  );
  await fc.assert(
    fc.asyncProperty(place, changes, async ({ id, appealId, seq }, change) => {
      const { found } = await after((tx) =>
        tx.unsafe(`update appeal_events set ${change} where id = '${id}'`),
      );
      expect(found[0]).toMatchObject({ log: 'case', what: 'altered', id: appealId, row: seq });
    }),
    runs,
  );
});

it('finds rows that are gone, and rows that were put in', async () => {
  await fc.assert(
    fc.asyncProperty(place, place, async (one, other) => {
      const gone = await after((tx) => tx`delete from appeal_events where id = ${one.id}`);
      expect(gone.found[0]).toMatchObject({ log: 'case', id: one.appealId });
      expect(gone.found[0]?.what).toMatch(/^(missing|cut|no_log)$/);

      const copied = await after(
        (tx) => tx`
          insert into appeal_events (id, appeal_id, seq, type, actor_id, relation, at, cause, data, salt, digest,
            previous, hash)
          select gen_random_uuid(), ${other.appealId}, (select max(seq) + 1 from appeal_events
            where appeal_id = ${other.appealId}), type, actor_id, relation, at, 'forged', data, salt, digest, previous,
            hash
          from appeal_events where id = ${one.id}`,
      );
      expect(copied.found[0]).toMatchObject({ log: 'case', what: 'altered', id: other.appealId });
    }),
    runs,
  );
});

it('finds rows of a case that changed places', async () => {
  const pairs = places.flatMap((one) =>
    places
      .filter((other) => other.appealId === one.appealId && other.seq > one.seq)
      .map((other) => [one, other]),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...pairs), async ([one, other]) => {
      const { found } = await after(async (tx) => {
        await tx`update appeal_events set seq = -1 where id = ${one?.id ?? ''}`;
        await tx`update appeal_events set seq = ${one?.seq ?? 0} where id = ${other?.id ?? ''}`;
        await tx`update appeal_events set seq = ${other?.seq ?? 0} where id = ${one?.id ?? ''}`;
      });
      expect(found.filter(({ what }) => what === 'reordered')).toHaveLength(2);
    }),
    runs,
  );
});

it('finds by the checkpoint what was cut off together with what the case remembers', async () => {
  await fc.assert(
    fc.asyncProperty(place, async ({ appealId, seq }) => {
      const { found } = await after(async (tx) => {
        await tx`delete from appeal_events where appeal_id = ${appealId} and seq >= ${seq}`;
        await tx`
          update appeals set (head, events) = (select coalesce((array_agg(hash order by seq desc))[1], ''), count(*)
            from appeal_events where appeal_id = ${appealId}) where id = ${appealId}`;
      });
      const isNew = appealId === places.at(-1)?.appealId;
      expect(found.map(({ what }) => what)).toContain(isNew ? 'no_log' : 'events');
    }),
    runs,
  );
});

it.each([
  ['a case that is gone with its log', `delete from appeals where no like '%0007'`, ['no_case']],
  ['a case that is gone without it', `delete from appeals where no like '%0002'`, ['orphan', 'no_case']],
  ['another head', `update appeals set head = 'x' where no like '%0002'`, ['head']],
  ['an act that was changed', `update admin_acts set data = '{}' where seq = 2`, ['altered']],
  ['an act that is gone', `delete from admin_acts where seq = 2`, ['missing']],
  ['the last act gone', `delete from admin_acts where seq = 7`, ['cut']],
  [
    'all acts gone, and what tells of them',
    `delete from admin_acts; update log_heads set hash = '', count = 0 where log = 'acts'`,
    ['acts', 'acts'],
  ],
  ['a checkpoint that was changed', `update checkpoints set events = 1 where no = 1`, ['altered', 'events']],
  ['a checkpoint that is gone', `delete from checkpoints where no = 1`, ['missing']],
  ['the last checkpoint gone', `delete from checkpoints where no = 2`, ['cut']],
] as const)('finds %s', async (name, statements, whats) => {
  const { found } = await after(async (tx) => {
    if (name === 'a case that is gone with its log')
      await tx`delete from appeal_events where appeal_id = (select id from appeals where no like '%0007')`;
    for (const statement of statements.split('; ')) await tx.unsafe(statement);
  });
  expect(found.map(({ what }) => what)).toEqual(expect.arrayContaining([...whats]));
});

it.each([
  ['its status', `status = 'satisfied'`, ['status']],
  [
    'its status and its state',
    `status = 'satisfied', state = state || '{"status": "satisfied"}'`,
    ['status'],
  ],
  ['an opinion that nobody gave', `state = state || '{"opinion": {"rating": "satisfied"}}'`, ['opinion']],
  ['its owner', `owner_id = filed_by`, ['ownerId']],
  ['its grade', `grade = 'normal', level = 2`, ['level']],
  ['its number', `no = no || 'x'`, ['no']],
  ['when it was filed', `submitted_at = submitted_at + interval '1 millisecond'`, ['submittedAt']],
  ['when it was last touched', `updated_at = updated_at - interval '11 years'`, ['updatedAt']],
  ['the case that it is handled with', `parent_id = id`, ['joined']],
  ['its next limit', `due_at = due_at + interval '9 days'`, ['due']],
  ['no limit any more', `due_at = null`, ['due']],
  ['on whom it waits', `waits_on = '{enterprise}'`, ['waits']],
  ['on nobody', `waits_on = '{}'`, ['waits']],
  ['on one desk more', `waits_on = waits_on || '{leader}'`, ['waits']],
  [
    'its enterprise',
    `enterprise_id = (select id from enterprises where uscc = 'OTHER'),
      state = jsonb_set(state, '{enterpriseId}', to_jsonb((select id from enterprises where uscc = 'OTHER')))`,
    ['enterpriseId'],
  ],
  [
    'who filed it',
    `filed_by = owner_id, state = jsonb_set(state, '{filedBy}', state -> 'ownerId')`,
    ['filedBy'],
  ],
  [
    'the policy that it began with',
    `policy_version = 'another', state = jsonb_set(state, '{policyVersion}', '"another"')`,
    ['policyVersion'],
  ],
  [
    'the case that it goes on from',
    `state = jsonb_set(state, '{linkedTo}', '{"id": "00000000-0000-4000-8000-000000000001", "no": "x"}')`,
    ['linkedTo'],
  ],
  ['a fact taken away', `state = state - 'acknowledgedAt' - 'heard'`, ['acknowledgedAt']],
  ['all of it', `state = '{}'`, expect.arrayContaining(['status', 'answers', 'version'])],
] as const)('finds a case that is not what its log makes of it: %s', async (_, change, facts) => {
  const id = places[0]?.appealId ?? '';
  const { found } = await after((tx) => tx.unsafe(`update appeals set ${change} where id = '${id}'`));
  expect(found[0]).toMatchObject({ log: 'case', what: 'differs', id, row: null, facts });
  // A number that was changed is missing as well.
  expect(found).toHaveLength(facts[0] === 'no' ? 2 : 1);
});

it('takes fields that came after a state was written, and those that are no more, for no change', async () => {
  const { found } = await after(
    (tx) => tx`update appeals set state = state - 'heard' - 'subs' - 'anew' || '{"formerly": 1}'`,
  );
  expect(found).toEqual([]);
});

it('finds by a fingerprint that was kept outside that all of it was rewritten', async () => {
  const { sql } = deps;
  const [first] = await sql<{ hash: string }[]>`select hash from checkpoints where no = 1`;
  const kept = fingerprintOf({ hash: first?.hash ?? '' });

  expect(kept).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
  expect(await verify(sql, kept)).toMatchObject({ faults: 0 });
  expect(await verify(sql, 'AAAA-AAAA-AAAA')).toMatchObject({
    faults: 1,
    found: [{ log: 'checkpoints', what: 'unknown' }],
  });
});

it('makes one checkpoint a day, however many ask, and catches up after a standstill', async () => {
  const { sql } = deps;
  clock.advance('9d');
  const made = await Promise.all(Array.from({ length: 5 }, () => makeCheckpoint(deps)));

  expect(made.filter((one) => one !== null)).toMatchObject([{ no: 3, cases: 1, acts: 7 }]);
  expect(await sql`select count(*)::int as n from checkpoints`).toEqual([{ n: 3 }]);
  expect(await verify()).toMatchObject({ checkpoints: 3, faults: 0 });
});

it('takes a draft that is still written for no change, but not one that was made a case', async () => {
  const draft = await startDraft(deps, {
    personId: town.who.contact,
    enterpriseId: town.enterpriseId,
    category: 'PWR',
  });
  clock.advance('9d');
  await town.does('clock', { type: 'ring', kind: 'draft.remind' }, draft);
  await changeDraft(deps, draft.id, town.who.contact, { answers: { description: '变压器老化' } });
  expect(await verify()).toMatchObject({ cases: 8, faults: 0 });

  const made = await after((tx) => tx`update appeals set status = 'satisfied' where id = ${draft.id}`);
  expect(made.found).toMatchObject([{ what: 'differs', id: draft.id, facts: ['status'] }]);
  const back = await after((tx) => tx`update appeals set status = 'draft' where no like '%0001'`);
  expect(back.found).toMatchObject([{ what: 'differs', facts: ['status'] }]);
});
