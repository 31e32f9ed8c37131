import { afterAll, expect, it } from 'vitest';
import { createInvitations } from '../../src/people/invitations.ts';
import { createNeighbour } from '../support/neighbours.ts';
import { openPhone, type Phone } from '../support/phone.ts';
import { writeDown } from '../support/story.ts';
import { createSystem } from '../support/system.ts';

const system = await createSystem();
afterAll(system.stop);

async function phoneOf(personId: string): Promise<Phone> {
  const [invitation] = await createInvitations(system.deps, { personIds: [personId] });
  const phone = await openPhone(system.running.url, system.running.botId, invitation?.code ?? '');
  await phone.tap('同意');
  await phone.sees(/绑好了/);
  return phone;
}

it('carries what a cadre wrote down, joined with a neighbour, to two signatures', {
  timeout: 60_000,
}, async () => {
  const { deps, town } = system;
  const near = await createNeighbour(system, town, 0);
  const [cadre, contact, dispatcher] = await system.phones('owner', 'contact', 'dispatcher');
  const neighbour = await phoneOf(near.contact.id);
  await near.files('OTH', { description: '厂门口的路坏了，货车进不来' });

  // Heard on a visit; the enterprise sends it itself.
  await writeDown(cadre, {
    heard: '走访',
    what: '厂门口的路坑洼不平，货车进不来',
    since: '昨天',
    where: '厂门口',
    hurts: '不影响',
    wanted: '把路补平',
  });
  await contact.sees(/李示范替您记下了/);
  await contact.tap('提交');
  await contact.sees(/收到了，编号 杨企诉-2026-0002/);

  // The dispatcher sees that it is the same matter; the enterprise agrees.
  const [own] = await deps.sql<{ id: string }[]>`select id from appeals where no = '杨企诉-2026-0002'`;
  await dispatcher.write('0002');
  await dispatcher.sees(/像是同一件事：0001/);
  await dispatcher.tap('并到 0001');
  await contact.sees(/像是同一件事（2 家一起）/);
  await contact.tap('同意');
  await contact.sees(/并进 ?杨企诉-2026-0001 了/);
  await system.idle();

  const [parent] = await deps.sql<{ id: string }[]>`select id from appeals where no = '杨企诉-2026-0001'`;
  await town.does('stranger', { type: 'acknowledge' }, { id: parent?.id ?? '' });
  await town.does(
    'stranger',
    { type: 'report_done', outcome: 'resolved', text: '路补平了，两家门口都通车', left: '' },
    { id: parent?.id ?? '' },
  );
  await contact.sees(/事情解决了吗/);
  await neighbour.sees(/事情解决了吗/);
  for (const [phone, name] of [
    [neighbour, '郑演示'],
    [contact, '王示例'],
  ] as const) {
    await phone.tap('已解决');
    await phone.tap('满意');
    await phone.sees(/打上您的全名/);
    await phone.write(name);
  }
  await neighbour.sees(/销号，签名：郑演示/);
  await system.idle();
  const closed = await deps.sql<{ id: string; status: string }[]>`select id, status from appeals order by no`;
  expect(closed.map(({ status }) => status)).toEqual(['satisfied', 'satisfied']);
  expect(closed.some(({ id }) => id === own?.id)).toBe(true);
});
