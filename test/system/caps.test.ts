import { afterEach, expect, it, vi } from 'vitest';
import type { Appeal } from '../../src/appeal/appeal.ts';
import { startDraft } from '../../src/appeal/compose.ts';
import { contacts, enterprises } from '../../src/db/schema/people.ts';
import { createSystem, on, type System } from '../support/system.ts';

vi.setConfig({ testTimeout: 60_000 });

let system: System;
afterEach(() => system.stop());

const done = { type: 'report_done', outcome: 'resolved', text: '调了档，量了三次', left: '' } as const;

/** A case in which the enterprise is asked for its opinion; filed by the other contact, or by another enterprise. */
async function asked(change: { filedBy?: string; enterpriseId?: string } = {}): Promise<Appeal> {
  const appeal = await system.town.files();
  const { filedBy = appeal.filedBy, enterpriseId = appeal.enterpriseId } = change;
  await system.deps.sql`
    update appeals set filed_by = ${filedBy}, enterprise_id = ${enterpriseId},
      state = state || ${system.deps.sql.json({ filedBy, enterpriseId })} where id = ${appeal.id}`;
  await system.town.does('owner', { type: 'acknowledge' }, appeal);
  await system.town.does('owner', done, appeal);
  return appeal;
}

const sentOf = async (kind: string): Promise<string[]> =>
  (
    await system.deps.sql<{ name: string; at: string }[]>`
      select p.name, to_char(n.sent_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI') as at
      from notices n join people p on p.id = n.person_id
      where n.kind like ${kind} and n.state = 'sent' order by n.sent_at, p.name`
  ).map(({ name, at }) => `${at} ${name}`);

it('spares an enterprise, not each of its contacts: one reminder a day for all of them together', async () => {
  system = await createSystem({ at: on('03-02 09:00') });
  const { enterpriseId, who } = system.town;
  await system.deps.db.insert(contacts).values({ enterpriseId, personId: who.stranger, position: 2 });
  await system.phones('contact', 'stranger');
  await asked();
  await asked({ filedBy: who.stranger });
  await system.idle();

  await system.at(on('03-03 08:30'));
  expect(await sentOf('confirm.remind.%')).toHaveLength(1);
  await system.at(on('03-04 08:30'));
  const [first, second] = await sentOf('confirm.remind.%');
  expect([first?.slice(0, 11), second?.slice(0, 11)]).toEqual(['03-03 08:30', '03-04 08:30']);
  expect(first?.slice(12)).not.toBe(second?.slice(12));
});

it('gives somebody who speaks for two enterprises a day for each', async () => {
  system = await createSystem({ at: on('03-02 09:00') });
  const { deps, town } = system;
  const other = deps.newId();
  await deps.db.insert(enterprises).values({
    id: other,
    uscc: '91530127MA00DEMB73',
    name: '样本家具有限公司',
    address: '示范园区 9 号',
    grid: '示范园区片区',
  });
  await deps.db.insert(contacts).values({ enterpriseId: other, personId: town.who.contact });
  await system.phones('contact');
  await startDraft(deps, { personId: town.who.contact, enterpriseId: other, category: 'PWR' });
  await asked();
  await system.idle();

  // The opinion on the one is asked for at half past eight, the draft of the other remembered half an hour later.
  await system.at(on('03-09 08:30'));
  await system.at(on('03-09 09:00'));
  expect(await sentOf('confirm.remind.3')).toEqual(['03-09 08:30 王示例']);
  expect(await sentOf('draft.remind')).toEqual(['03-09 09:00 王示例']);
});

it('writes outside open cases at most three times a week', async () => {
  system = await createSystem({ at: on('03-02 09:00') });
  const { deps, town } = system;
  await system.phones('contact');
  const ids: string[] = [];
  for (const day of ['02', '03', '04', '05']) {
    await system.at(on(`03-${day} 09:00`));
    const { id } = await startDraft(deps, {
      id: deps.newId(),
      personId: town.who.contact,
      enterpriseId: town.enterpriseId,
      category: 'PWR',
    });
    ids.push(id);
  }
  for (const day of ['09', '10', '11', '12', '13']) await system.at(on(`03-${day} 09:00`));
  expect(await sentOf('draft.remind')).toEqual(['09', '10', '11'].map((day) => `03-${day} 09:00 王示例`));
  await system.at(on('03-16 08:30'));
  expect((await sentOf('draft.remind')).at(-1)).toBe('03-16 08:30 王示例');
});
