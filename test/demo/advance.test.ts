import { expect, it } from 'vitest';
import type { DemoAdvanced } from '../../src/chat/api.ts';
import { nextTimer } from '../../src/demo/store-timers.ts';
import { seedOnce } from '../../src/demo/seed.ts';
import { eventually } from '../support/backends.ts';
import { openDemoStage } from './stage.ts';

const stage = await openDemoStage();
const { deps } = stage.ctx;
await seedOnce(stage.ctx);
// The one alarm that the seed leaves to ring.
await eventually(
  () => nextTimer(deps.sql),
  (timer) => timer !== null && timer.dueAt > deps.now(),
);

const rings = async () =>
  (await deps.sql`select count(*)::int as n from appeal_events where relation = 'clock'`)[0]?.n as number;

it('goes on to the next timer, lets it ring, and goes no further', async () => {
  for (let i = 0; i < 3; i += 1) {
    const next = await nextTimer(deps.sql);
    const before = await rings();
    const due = await deps.sql`select 1 from timers where due_at = ${next?.dueAt ?? 0}`;

    const answer = (await (await stage.post('/demo/advance')).json()) as DemoAdvanced;

    expect(answer.at).toBe(next?.dueAt.toISOString());
    expect(answer.what).toMatch(/^杨企诉-\d{4}-\d{4} ./);
    expect(deps.now().getTime() - Date.parse(answer.at)).toBeLessThan(4000);
    // One that ends what another was about takes the other with it.
    expect(await rings()).toBeGreaterThan(before);
    expect(await rings()).toBeLessThanOrEqual(before + due.length);
  }
});

it('rings at once although a sweep was planned for that moment already', async () => {
  const [timer] = await deps.sql<{ id: string }[]>`
    select id from timers where due_at > ${deps.now()} order by due_at limit 1`;
  await deps.sql`update timers set due_at = ${new Date(deps.now().getTime() + 6000)} where id = ${timer?.id ?? ''}`;
  await deps.sql`select pg_notify('timers', '')`;
  await new Promise((resolve) => setTimeout(resolve, 500));
  const since = performance.now();

  await stage.post('/demo/advance');

  expect(performance.now() - since).toBeLessThan(2500);
});

it('says so when nothing is due', async () => {
  await deps.sql`delete from timers`;
  const before = deps.now();

  const answer = (await (await stage.post('/demo/advance')).json()) as DemoAdvanced;

  expect(answer.what).toBe('');
  expect(deps.now().getTime() - before.getTime()).toBeLessThan(2000);
});
