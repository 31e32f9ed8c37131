import { expect, it } from 'vitest';
import { releaseLeases } from '../../src/run/store-leases.ts';
import { createPacing } from '../../src/telegram/pacing.ts';
import { eventually, onEachBackend } from '../support/backends.ts';
import { BOT, createLab } from '../support/workers.ts';
import { DELIVER, jobFor } from '../../workers/relay.ts';
import { duePeople } from '../../src/notices/store-due.ts';

const texts = (messages: { text: string }[]) => messages.map((message) => message.text);
const done = (rows: { state: string }[]) =>
  rows.every(({ state }) => state !== 'waiting' && state !== 'sending');
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

onEachBackend((backend) => {
  it('sends a chat its notices in order, urgent first, and soon', async () => {
    const lab = await createLab(backend);
    const who = await lab.person(11);
    for (const n of [1, 2, 3, 4]) await lab.tell(who, { kind: `n${n}`, urgent: n === 3 });

    await lab.work();
    await eventually(lab.states, done);
    expect(texts(lab.api.chat(11))).toEqual(['n3', 'n1', 'n2', 'n4']);

    const began = performance.now();
    await lab.tell(who, { kind: 'n5' });
    await eventually(
      () => lab.api.chat(11).length,
      (n) => n === 5,
    );
    expect(performance.now() - began).toBeLessThan(400);
  });

  it('sends each notice once with three processes racing', async () => {
    const lab = await createLab(backend);
    const people = await Promise.all(Array.from({ length: 20 }, (_, n) => lab.person(100 + n)));
    for (let n = 0; n < 5; n++) await Promise.all(people.map((who) => lab.tell(who, { kind: `n${n}` })));

    await Promise.all([lab.work(), lab.work(), lab.work()]);
    for (let n = 5; n < 10; n++) await Promise.all(people.map((who) => lab.tell(who, { kind: `n${n}` })));
    await eventually(lab.states, done, 20_000);

    const wanted = Array.from({ length: 10 }, (_, n) => `n${n}`);
    for (let n = 0; n < 20; n++) expect(texts(lab.api.chat(100 + n))).toEqual(wanted);
  });

  it('goes on at once after a start although the process that died still holds the job', async () => {
    const lab = await createLab(backend);
    const who = await lab.person(12);
    await lab.tell(who, { kind: 'n1' });
    const [due] = await duePeople(lab.deps.sql, BOT, lab.clock.now());
    if (due === undefined) throw new Error('nobody is due');
    let taken = 0;
    let free = () => {};
    const hold = () => {
      taken += 1;
      return new Promise<void>((resolve) => {
        free = resolve;
      });
    };
    const dead = await backend.open(lab.database.target);
    await dead.addMany(DELIVER, [jobFor(due, '')]);
    await dead.work(DELIVER, hold, { concurrency: 1 });
    await eventually(
      () => taken,
      (n) => n === 1,
    );

    await lab.work({ mark: await releaseLeases(lab.deps.sql) });
    await eventually(lab.states, done, 5000);
    expect(texts(lab.api.chat(12))).toEqual(['n1']);
    expect(taken).toBe(1);
    free();
    await dead.close();
  });

  it('keeps to one message a second in a chat after a short burst, without holding up others', async () => {
    const lab = await createLab(backend);
    const [busy, calm] = [await lab.person(11), await lab.person(12)];
    await Promise.all(Array.from({ length: 6 }, () => lab.tell(busy)));
    await lab.work({ pacing: createPacing() });
    await eventually(
      () => lab.api.chat(11).length,
      (n) => n >= 3,
    );

    const began = performance.now();
    await lab.tell(calm);
    await eventually(
      () => lab.api.chat(12).length,
      (n) => n === 1,
    );
    expect(performance.now() - began).toBeLessThan(900);
    await eventually(lab.states, done);

    const at = lab.api.calls.filter((call) => call.chatId === 11).map((call) => call.at);
    expect((at[5] ?? 0) - (at[0] ?? 0)).toBeGreaterThan(2800);
  });

  it('sends what is not due yet when its time has come', async () => {
    const lab = await createLab(backend);
    const who = await lab.person(11);
    const notBefore = new Date(lab.clock.now().getTime() + 3_600_000);
    await lab.tell(who, { kind: 'later', notBefore });
    await lab.work();
    await pause(300);
    expect(lab.api.calls).toEqual([]);

    lab.clock.advance('1h');

    await eventually(
      () => lab.api.chat(11).length,
      (n) => n === 1,
      3000,
    );
  });

  it('makes one message of several reminders, and none of those that are stale', async () => {
    const lab = await createLab(backend);
    const who = await lab.person(11);
    for (const kind of ['a', 'b', 'c']) await lab.tell(who, { kind, manner: 'remind' });
    await lab.tell(who, { kind: 'ring' });
    const stale = await lab.tell(who, { kind: 'stale', manner: 'remind' });
    await lab.work({
      renderBundle: async (notices) => ({
        html: texts(notices.map(({ kind }) => ({ text: kind }))).join(),
        buttons: [],
        stale: [stale],
      }),
    });

    const rows = await eventually(lab.states, done);

    expect(texts(lab.api.chat(11))).toEqual(['a,b,c,stale', 'ring']);
    expect(rows.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent', 'sent', 'dropped']);
  });

  it('replaces a reminder by the next about the same', async () => {
    const lab = await createLab(backend);
    const who = await lab.person(11);
    const [appealId, other] = [await lab.appeal(), await lab.appeal()];
    await lab.work();
    const remind = async (id: string, html: string) => {
      await lab.tell(who, { kind: 'confirm', manner: 'remind', appealId: id, data: { html } });
      await eventually(lab.states, done);
      lab.clock.advance('20h');
    };
    await remind(appealId, 'first');
    await remind(other, 'about another');
    await remind(appealId, 'second');

    await eventually(
      () => texts(lab.api.chat(11)),
      (now) => now.length === 2,
    );
    expect(texts(lab.api.chat(11))).toEqual(['about another', 'second']);
  });

  it('redraws the live card in place, only when it changed, and sends it anew when it is gone', async () => {
    const lab = await createLab(backend);
    const who = await lab.person(11);
    const appealId = await lab.appeal();
    await lab.work();
    const redraw = async (html: string) => {
      await lab.tell(who, { kind: 'card', manner: 'card', appealId, data: { html } });
      return (await eventually(lab.states, done)).at(-1);
    };
    expect(await redraw('nobody has it')).toMatchObject({ state: 'dropped', why: 'no card' });
    await lab.tell(who, { appealId, data: { html: 'state 1', card: true } });
    await eventually(lab.states, done);

    expect(await redraw('state 1')).toMatchObject({ state: 'dropped', why: 'unchanged' });
    expect(await redraw('state 2')).toMatchObject({ state: 'sent' });
    expect(lab.api.chat(11)).toMatchObject([{ messageId: 1, text: 'state 2', silent: false }]);
    lab.api.meddle(({ method }) =>
      method === 'editMessageText'
        ? { code: 400, description: 'Bad Request: message to edit not found' }
        : undefined,
    );
    expect(await redraw('state 3')).toMatchObject({ state: 'sent' });
    expect(lab.api.chat(11).at(-1)).toMatchObject({ messageId: 2, text: 'state 3', silent: true });
    lab.api.meddle(() => undefined);
    await redraw('state 4');
    expect(texts(lab.api.chat(11))).toEqual(['state 2', 'state 4']);
  });

  /** An enterprise that was told today what it may be told in a day, and how to remind it once more. */
  async function toldToday() {
    const lab = await createLab(backend, { policy: 'digest: off\n' });
    const who = await lab.person(11);
    const [one, two] = [await lab.appeal(), await lab.appeal()];
    await lab.deps.sql`update appeals set enterprise_id =
      (select enterprise_id from appeals where id = ${one}) where id = ${two}`;
    const remind = (appealId: string) =>
      lab.tell(who, { kind: 'confirm', manner: 'remind', audience: 'enterprise', appealId });
    await lab.work();
    await remind(one);
    await eventually(lab.states, done);
    return { lab, again: () => remind(two) };
  }

  it('moves on by one day, not two, what a new day overtakes', async () => {
    const { lab, again } = await toldToday();
    const { sql } = lab.deps;
    const waits = () =>
      sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
    await sql.begin(async (tx) => {
      await tx`select 1 from enterprises for update`;
      await again();
      await eventually(waits, (rows) => rows.length > 0);
      lab.clock.set('2026-03-03T00:31:00Z');
    });

    await eventually(
      () => lab.api.chat(11).length,
      (n) => n === 2,
      3000,
    );
  });

  it('moves on to the next day what an enterprise is not to be told today', async () => {
    const { lab, again } = await toldToday();
    await again();
    await pause(500);
    expect(lab.api.chat(11)).toHaveLength(1);

    lab.clock.set('2026-03-03T00:31:00Z');

    await eventually(
      () => lab.api.chat(11).length,
      (n) => n === 2,
      3000,
    );
  });
});
