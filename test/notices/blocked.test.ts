import { expect, it } from 'vitest';
import type { Notice } from '../../src/notices/notice.ts';
import { makeRender } from '../../src/notices/tell.ts';
import { expectSound } from '../support/screens.ts';
import { createTown, type Part } from '../support/town.ts';
import { createWorld } from '../support/world.ts';

const world = await createWorld();
const { deps } = world;
const town = await createTown(world);
const appeal = await town.files();

async function told(
  data: Record<string, unknown>,
  locale = 'zh',
  part: 'dispatcher' | 'owner' = 'dispatcher',
) {
  const personId = town.who[part];
  await deps.sql`update people set locale = ${locale} where id = ${personId}`;
  const notice: Notice = {
    id: appeal.id,
    seq: 1,
    appealId: appeal.id,
    eventId: null,
    personId,
    kind: part === 'owner' ? 'undeliverable.owner' : 'remind.bot_blocked.dispatcher',
    manner: 'ring',
    audience: 'staff',
    urgent: false,
    data,
    createdAt: deps.now(),
    notBefore: deps.now(),
    attempts: 0,
    why: null,
  };
  return await makeRender(deps)(notice, { personId, chatId: 1 });
}
const id = (part: Part) => town.who[part];

it('tells the dispatcher who cannot be written to, and what to do', async () => {
  const since = deps.now().toISOString();
  const blocked = await told({ who: id('contact'), why: 'blocked', since, next: id('stranger') });
  const never = await told({ who: id('contact'), why: 'no_account', since: '', next: null });
  const staff = await told({ who: id('owner'), why: 'blocked', since, next: id('deputy') });

  expect(blocked).toMatchObject({
    html: '示例精密材料有限公司的王示例停用了小二（今天 09:00）。提醒改发陈样例；没有别人就请打 13800000001。',
  });
  expect(never).toMatchObject({
    html: '示例精密材料有限公司的王示例还没有绑定小二，消息发不到；没有别人就请打 13800000001。',
  });
  expect(staff).toMatchObject({ html: expect.stringMatching(/^李示范（经发办）收不到小二的消息/) });
});

it('tells it in English too, and drops a notice that does not say who', async () => {
  for (const why of ['blocked', 'no_account']) {
    const shown = await told({ who: id('contact'), why, next: id('stranger') }, 'en');
    if (shown === 'stale') throw new Error('not told');
    expectSound(shown, shown.html);
  }
  expect(await told({})).toBe('stale');
});

it('tells the cadre whose words did not arrive who reads them instead, or whom to call', async () => {
  const next = id('stranger');
  expect(await told({ who: id('contact'), why: 'no_account', next }, 'zh', 'owner')).toMatchObject({
    html: `<b>${appeal.no}</b> 没发到王示例（还没绑定）。已换陈样例；派单员也知道了。`,
  });
  const alone = await told({ who: id('contact'), why: 'blocked', next: null }, 'en', 'owner');
  if (alone === 'stale') throw new Error('not told');
  expectSound(alone, alone.html);
  expect(alone.html).toContain('nobody else there can get it. Please call 13800000001');
});
