import { pino } from 'pino';
import { expect, it } from 'vitest';
import { welcomeBack } from '../../src/people/store-reachable.ts';
import { eventually, onEachBackend } from '../support/backends.ts';
import type { Call, Mischief } from '../support/bot-api.ts';
import { createLab } from '../support/workers.ts';

const texts = (messages: { text: string }[]) => messages.map((message) => message.text);
const done = (rows: { state: string }[]) =>
  rows.every(({ state }) => state !== 'waiting' && state !== 'sending');
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Meddles with the first so many messages. */
function first(times: number, mischief: Mischief) {
  let left = times;
  return ({ method }: Call) => (method === 'sendMessage' && left-- > 0 ? mischief : undefined);
}

onEachBackend((backend) => {
  it('waits as long as a 429 says, keeps the order of that chat, holds up no other, and counts no try', async () => {
    const lab = await createLab(backend);
    const [told, other] = [await lab.person(11), await lab.person(12)];
    lab.api.meddle(first(1, { code: 429, description: 'Too Many Requests: retry after 1', retryAfter: 1 }));
    await lab.tell(told, { kind: 'a' });
    // As of another process, which has not heard the 429 itself.
    await lab.work({ pacing: { on: false, wait: () => 0, take: async () => {}, hold: () => {} } });
    await eventually(
      () => lab.api.calls.length,
      (n) => n === 1,
    );
    await lab.tell(told, { kind: 'b' });
    await lab.tell(other, { kind: 'c' });

    await eventually(
      () => lab.api.chat(12).length,
      (n) => n === 1,
      900,
    );
    const rows = await eventually(lab.states, done);

    expect(texts(lab.api.chat(11))).toEqual(['a', 'b']);
    expect(rows.map(({ attempts }) => attempts)).toEqual([0, 0, 0]);
    const at = lab.api.calls.filter((call) => call.chatId === 11).map((call) => call.at);
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThan(990);
  });

  it('marks a person who blocked the bot, and hands over what was for them', async () => {
    const lab = await createLab(backend);
    const who = await lab.person(11);
    lab.api.meddle(() => ({ code: 403, description: 'Forbidden: bot was blocked by the user' }));
    await lab.tell(who, { kind: 'a' });
    await lab.tell(who, { kind: 'b' });
    await lab.work();

    const rows = await eventually(lab.states, done);
    await lab.tell(who, { kind: 'c' });
    await eventually(lab.states, (all) => all.length === 3 && done(all));

    expect(lab.api.calls).toHaveLength(1);
    expect(rows).toEqual([0, 0].map((attempts) => ({ state: 'failed', why: 'unreachable', attempts })));
    expect(lab.unreachable.flatMap(({ kinds }) => kinds)).toEqual(['a', 'b', 'c']);
    expect(lab.unreachable[0]?.who).toEqual({ personId: who, why: 'blocked', since: lab.clock.now() });
  });

  it('marks a person who blocks the bot between a message and its card, and calls that no fault', async () => {
    const lab = await createLab(backend);
    const who = await lab.person(11);
    const [appealId, warned] = [await lab.appeal(), [] as string[]];
    lab.deps.log = pino({ level: 'warn' }, { write: (line) => warned.push(line) });
    lab.api.meddle(({ method }) =>
      method === 'editMessageReplyMarkup'
        ? { code: 403, description: 'Forbidden: bot was blocked' }
        : undefined,
    );
    for (const kind of ['a', 'b', 'c']) await lab.tell(who, { kind, appealId, data: { card: true } });
    await lab.work();

    const rows = await eventually(lab.states, done);

    expect(rows.map(({ state }) => state)).toEqual(['sent', 'sent', 'failed']);
    expect(lab.unreachable).toMatchObject([{ who: { personId: who, why: 'blocked' }, kinds: ['c'] }]);
    expect(warned).toEqual([]);
  });

  it('goes on at once with somebody who takes the bot up again before their notices were handed over', async () => {
    const lab = await createLab(backend);
    const who = await lab.person(11);
    const { sql } = lab.deps;
    const [account] = await sql<{ id: string }[]>`
      update accounts set unreachable_at = now(), unreachable_why = 'blocked' where person_id = ${who} returning id`;
    await lab.tell(who, { kind: 'a' });
    await sql.begin(async (tx) => {
      await tx`select from notices for update`;
      await lab.work({ tickMs: 5000 });
      await pause(500);
    });

    await welcomeBack(sql, account?.id ?? '');

    await eventually(
      () => texts(lab.api.chat(11)),
      ([one]) => one === 'a',
      4000,
    );
  });

  it('hands over what is for somebody without an account', async () => {
    const lab = await createLab(backend);
    const who = await lab.person(11);
    await lab.deps.sql`delete from accounts`;
    await lab.tell(who, { kind: 'a' });
    await lab.work();

    await eventually(lab.states, done);

    expect(lab.unreachable).toEqual([
      { who: { personId: who, why: 'no_account', since: null }, kinds: ['a'] },
    ]);
  });

  it('sends once more at once what may have got lost, then lets it rest, and counts both', async () => {
    const lab = await createLab(backend);
    const [lucky, unlucky] = [await lab.person(11), await lab.person(12)];
    let n = 0;
    lab.api.meddle(({ method, chatId, params }) => {
      if (method !== 'sendMessage' || params.text === 'c') return undefined;
      return chatId === 12 || n++ === 0 ? 'lost' : undefined;
    });
    await lab.tell(lucky, { kind: 'a' });
    await lab.tell(unlucky, { kind: 'b' });
    await lab.tell(unlucky, { kind: 'c' });
    await lab.work();

    const rows = await eventually(lab.states, ([a, , c]) => a?.state === 'sent' && c?.state === 'sent');

    expect(rows).toMatchObject([
      { state: 'sent', why: 'unknown' },
      { state: 'waiting', why: 'unknown', attempts: 2 },
      { state: 'sent', why: null },
    ]);
    expect(texts(lab.api.chat(11))).toEqual(['a', 'a']);
    expect(texts(lab.api.chat(12))).toEqual(['b', 'b', 'c']);
    const counted = 'xiaoer_sends_possibly_twice_total{why="no_answer"} 2';
    expect(await lab.deps.metrics.registry.metrics()).toContain(counted);
  });

  it('does not send a message again when what goes with it takes longer than its lease', async () => {
    const lab = await createLab(backend);
    const who = await lab.person(11);
    const appealId = await lab.appeal();
    await lab.work();
    await lab.tell(who, { kind: 'a', appealId, data: { card: true } });
    await eventually(lab.states, done);
    lab.api.meddle(({ method }) => (method === 'editMessageReplyMarkup' ? { late: 2500 } : undefined));
    await lab.tell(who, { kind: 'b', appealId, data: { card: true } });
    await eventually(
      () => lab.api.calls,
      (calls) => calls.some(({ method }) => method === 'editMessageReplyMarkup'),
    );

    // The lease ends meanwhile, and another process looks.
    await lab.deps.sql`update notices set claimed_at = claimed_at - interval '61 s' where state = 'sending'`;
    await lab.deps.sql`update accounts set busy_until = busy_until - interval '61 s'`;
    await lab.work();
    const rows = await eventually(lab.states, done);

    expect(texts(lab.api.chat(11))).toEqual(['a', 'b']);
    expect(rows).toMatchObject([{ state: 'sent' }, { state: 'sent', why: null }]);
  });

  it('waits without losing a try while Telegram cannot be reached', async () => {
    const lab = await createLab(backend);
    const who = await lab.person(11);
    let isUp = false;
    lab.api.meddle(() => (isUp ? undefined : { code: 401, description: 'Unauthorized' }));
    await lab.tell(who, { kind: 'a' });
    await lab.work();
    await eventually(
      () => lab.api.calls.length,
      (n) => n >= 2,
    );

    isUp = true;
    const rows = await eventually(lab.states, done);

    expect(rows).toEqual([{ state: 'sent', why: null, attempts: 0 }]);
  });

  it('lets a notice that cannot be sent rest without holding up the chat, and gives it up with the reason', async () => {
    const lab = await createLab(backend);
    const who = await lab.person(11);
    lab.api.meddle(({ params }) =>
      params.text === 'bad' ? { code: 400, description: "Bad Request: can't parse entities" } : undefined,
    );
    await lab.tell(who, { kind: 'bad' });
    await lab.tell(who, { kind: 'good' });
    await lab.work();
    await eventually(
      () => texts(lab.api.chat(11)),
      (seen) => seen.includes('good'),
    );

    for (let n = 0; n < 6; n++) {
      lab.clock.advance('2h');
      await pause(700);
    }

    expect(await lab.states()).toEqual([
      { state: 'failed', why: "sendMessage: 400 Bad Request: can't parse entities", attempts: 6 },
      { state: 'sent', why: null, attempts: 0 },
    ]);
  });

  it('sends again, marked, what was sent in a crash and not noted, and not before its lease ends', async () => {
    const lab = await createLab(backend);
    const who = await lab.person(11);
    await lab.tell(who, { kind: 'a' });
    await lab.tell(who, { kind: 'b' });
    await lab.deps.sql`update notices set state = 'sending', claimed_at = now() where kind = 'a'`;
    await lab.deps.sql`update accounts set busy_until = now() + interval '60 s'`;
    await lab.work();
    await pause(1200);
    expect(lab.api.calls).toEqual([]);

    await lab.deps.sql`update notices set claimed_at = claimed_at - interval '59 s' where kind = 'a'`;
    await lab.deps.sql`update accounts set busy_until = busy_until - interval '59 s'`;
    const rows = await eventually(lab.states, done);

    expect(texts(lab.api.chat(11))).toEqual(['a', 'b']);
    expect(rows).toEqual([
      { state: 'sent', why: 'unsure', attempts: 1 },
      { state: 'sent', why: null, attempts: 0 },
    ]);
  });

  it('queues somebody again at once although a job for the same notice still runs', async () => {
    const lab = await createLab(backend);
    const who = await lab.person(11);
    let release: () => void = () => {};
    const stuck = new Promise<void>((resolve) => {
      release = resolve;
    });
    let renders = 0;
    await lab.work({
      render: async () => {
        if (renders++ > 0) return { html: 'a', buttons: [] };
        await stuck;
        return 'stale';
      },
    });
    await lab.tell(who, { kind: 'a' });
    await eventually(
      () => renders,
      (n) => n === 1,
    );
    await lab.deps.sql`update notices set claimed_at = claimed_at - interval '61 s'`;
    await lab.deps.sql`update accounts set busy_until = busy_until - interval '61 s'`;

    // Where its namesake keeps it out, it waits for six ticks.
    await eventually(
      () => texts(lab.api.chat(11)),
      ([one]) => one === 'a',
      2000,
    );
    release();
  });

  it('rebuilds a queue that was lost with all its jobs', async () => {
    const lab = await createLab(backend);
    const who = await lab.person(11);
    const lost = await backend.open(lab.database.target);
    const forgetful = { ...lost, addMany: async () => {} };
    const deaf = await lab.work({ queues: forgetful });
    await lab.tell(who, { kind: 'a' });
    await pause(300);
    await deaf.stop();
    await lost.close();
    expect(lab.api.calls).toEqual([]);

    await lab.work();

    await eventually(
      () => lab.api.chat(11).length,
      (n) => n === 1,
    );
  });
});
