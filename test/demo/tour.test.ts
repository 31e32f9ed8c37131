import { expect, it } from 'vitest';
import type { DemoState, MessagesPage } from '../../src/chat/api.ts';
import { seedOnce } from '../../src/demo/seed.ts';
import { tourSteps } from '../../src/demo/tour.ts';
import { eventually } from '../support/backends.ts';
import { openDemoStage } from './stage.ts';

// In English: what the invented people do and say is the same otherwise.
const stage = await openDemoStage('en');
await seedOnce(stage.ctx);
const state = () => stage.get<DemoState>('/demo/state');
const isDone = async (step: string) => (await state()).tour.find(({ id }) => id === step)?.done;

async function textsOf(role: string): Promise<string> {
  const actor = (await state()).actors.find((one) => one.role === role);
  const page = await stage.get<MessagesPage>(`/chat/messages?bot=${stage.ctx.botId}&as=${actor?.user}`);
  return page.messages.map(({ text }) => text).join('\n');
}

it('leads from 提诉求 to 满意 by the helping hand alone, each step ticked by what happened', {
  timeout: 60_000,
}, async () => {
  for (const step of tourSteps) {
    expect([step, await isDone(step)]).toEqual([step, false]);
    for (let click = 0; click < 9 && !(await isDone(step)); click += 1) {
      const answer = await stage.post('/demo/assist', { step });
      expect([step, answer.status, await answer.text()]).toEqual([step, 200, '{"ok":true}']);
    }
    expect([step, await isDone(step)]).toEqual([step, true]);
  }

  const [appeal] = await stage.ctx.deps.sql`
    select a.no, a.status, a.round, a.state -> 'signature' ->> 'name' as signed from appeals a
    join appeal_events e on e.appeal_id = a.id and e.type = 'submit' and e.cause like 'tg-%'`;
  expect(appeal).toMatchObject({ status: 'satisfied', round: 2, signed: 'Wang Example' });
  await eventually(
    () => textsOf('Supervisor'),
    (text) => text.includes('🟠') && text.includes(appeal?.no),
  );
  expect(await textsOf('Leader')).toContain(appeal?.no);
});

it('speaks English where English was chosen', async () => {
  const { sql } = stage.ctx.deps;
  const said = await sql<{ text: string }[]>`
    select data::text as text from appeal_events union all select name || unit from people
    union all select name || address || grid || industry from enterprises`;
  const withoutNumbers = said.map(({ text }) => text.replace(/\p{Script=Han}+-\d{4}-\d{4}/gu, ''));
  expect(withoutNumbers.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
});

it('knows no other steps', async () => {
  expect((await stage.post('/demo/assist', { step: 'constructor' })).status).toBe(400);
  expect((await stage.post('/demo/assist')).status).toBe(400);
});
