import { expect, it } from 'vitest';
import { loadCase } from '../../src/appeal/views.ts';
import { openStage, type Stage } from './staff-stage.ts';

const stateOf = async ({ deps }: Stage, { id }: { id: string }) => (await loadCase(deps, id)).appeal;

for (const locale of ['zh', 'en'] as const) {
  const w = (zh: string, en: string) => (locale === 'zh' ? zh : en);

  it(`ends a case that the law forbids, and hears an objection, ${locale}`, async () => {
    const stage = await openStage();
    const contact = await stage.chat('contact', locale);
    const cadre = await stage.chat('owner', locale);
    const leader = await stage.chat('leader', locale);
    const supervisor = await stage.chat('supervisor', locale);
    const appeal = await stage.town.files({ category: 'LAND' });
    await stage.town.does('owner', { type: 'acknowledge' }, appeal);
    await stage.deliver();
    await cadre.says('/tasks');
    await cadre.taps('1');
    await cadre.taps(w('报办结', 'Report done'));
    await cadre.taps(w('依法不能办', 'Barred by law'));
    await cadre.says('不让办');
    expect(cadre.texts().at(-1)).toContain(w('没看出是哪部法', 'No law or article'));
    await cadre.says('《电力法》第五十三条');
    await cadre.says('高压线保护区里不能盖厂房，别的地块可以');
    await cadre.says('县电力公司 0871-0000-0006');
    expect(cadre.texts().at(-1)).toContain(w('12345、信访、行政复议；县电力公司', '12345, petition'));
    await cadre.taps(w('确认', 'Confirm'));
    expect(await stateOf(stage, appeal)).toMatchObject({
      status: 'in_progress',
      bylaw: { approvedAt: null },
    });
    expect(leader.texts().join('\n')).toContain(
      w('只有您能定\n示例精密材料有限公司，', 'only you can decide\n示例精密材料有限公司, '),
    );
    await leader.taps(w('不同意', 'Decline'));
    await leader.says('先问问能不能改线');
    expect(cadre.texts().join('\n')).toContain(w('“依法不能办”没同意', '“Barred by law” declined'));
    await cadre.says('/tasks');
    await cadre.taps('1');
    await cadre.taps(w('更多', 'More'));
    await cadre.taps(w('依法不能办', 'Barred by law'));
    await cadre.says(w('《电力法》第五十三条', 'Electricity Law, art. 53'));
    await cadre.says('问过电力公司，线改不了；保护区里不能盖厂房');
    await cadre.taps(w('跳过', 'Skip'));
    await cadre.taps(w('确认', 'Confirm'));
    await leader.says('/tasks');
    await leader.taps('1');
    expect(leader.texts().at(-1)).toContain(w('提议“依法不能办”', 'proposes “barred by law”'));
    await leader.taps(w('同意', 'Approve'));
    expect((await stateOf(stage, appeal)).status).toBe('explained');
    expect(contact.texts().join('\n')).toContain(w('这件依法办不了', 'By law this cannot be done'));
    await contact.taps(w('不满意', 'Not satisfied'));
    expect(await stateOf(stage, appeal)).toMatchObject({ opinion: { rating: 'dissatisfied', text: '' } });
    await contact.says('隔壁就盖了');
    expect(await stateOf(stage, appeal)).toMatchObject({ opinion: { text: '隔壁就盖了' } });
    await contact.taps(w('有异议', 'Object'));
    await contact.says('隔壁去年就在同一条线下盖了厂房');
    expect(contact.texts().at(-1)).toContain(w('交上去了', 'Passed on'));
    await supervisor.says('/tasks');
    expect(supervisor.texts().at(-1)).toContain(w('复核', 'look again'));
    await supervisor.taps('1');
    await supervisor.taps(w('重新办理', 'Handle again'));
    await supervisor.says('把隔壁的批文找来，一样的标准');
    expect(await stateOf(stage, appeal)).toMatchObject({ status: 'in_progress', round: 2 });
    expect(contact.texts().join('\n')).toContain(
      w('复看过了，重新办理', 'Looked at again: it is handled anew'),
    );
    expect(cadre.texts().join('\n')).toContain(w('要求重新办理，第 2 轮', 'has it handled again, round 2'));
    await cadre.says('/tasks');
    await cadre.taps('1');
    expect(stage.transcript().join('\n')).not.toMatch(/\{\w|undefined|null|NaN|\[object/);
  });
}

it('tells a leader who gets the third round once', async () => {
  const stage = await openStage();
  const appeal = await stage.town.files();
  const { deps, town } = stage;
  const { acknowledge, propose } = {
    acknowledge: { type: 'acknowledge' },
    propose: { type: 'propose_bylaw', basis: '《电力法》第五十三条', text: '在保护区里', redress: '' },
  } as const;
  await town.does('owner', acknowledge, appeal);
  await town.does('owner', propose, appeal);
  await town.does('leader', { type: 'explain' }, appeal);
  await town.does('contact', { type: 'object_bylaw', text: '隔壁就盖了' }, appeal);
  await deps.sql`update appeals set state = jsonb_set(state, '{round}', '2') where id = ${appeal.id}`;
  await town.does('supervisor', { type: 'redo_bylaw', text: '再办' }, appeal);
  expect(await stateOf(stage, appeal)).toMatchObject({ round: 3, ownerId: town.who.leader });
  const told = await deps.sql`select kind from notices
    where person_id = ${town.who.leader} and kind like 'bylaw.redone%'`;
  expect(told.map(({ kind }) => kind)).toEqual(['bylaw.redone.cadre']);
});

it('lets a skipped sentence leave the opinion as it was tapped, and an end stand that is upheld', async () => {
  const stage = await openStage();
  const contact = await stage.chat('contact');
  const supervisor = await stage.chat('supervisor');
  const { does, files } = stage.town;
  const appeal = await files();
  await does('owner', { type: 'acknowledge' }, appeal);
  const basis = { basis: '《土地管理法》第四十四条', text: '基本农田不能批', redress: '' };
  await does('owner', { type: 'propose_bylaw', ...basis }, appeal);
  await does('leader', { type: 'explain' }, appeal);
  await stage.deliver();
  await contact.taps('基本满意');
  await contact.taps('跳过');
  expect(await stateOf(stage, appeal)).toMatchObject({ opinion: { rating: 'fairly', text: '' } });
  await does('contact', { type: 'object_bylaw', text: '图上不是农田' }, appeal);
  await stage.deliver();
  await supervisor.taps('维持');
  await supervisor.says('查了二调图，是基本农田');
  expect(contact.texts().join('\n')).toContain('复看过了，维持：查了二调图，是基本农田');
  expect((await stateOf(stage, appeal)).status).toBe('explained');
});

it('lets a cadre propose it while the enterprise is to confirm, whose answer comes first', async () => {
  const stage = await openStage();
  const contact = await stage.chat('contact');
  const cadre = await stage.chat('owner');
  const leader = await stage.chat('leader', 'en');
  const { does, files } = stage.town;
  const appeal = await files();
  await does('owner', { type: 'acknowledge' }, appeal);
  await does('owner', { type: 'report_done', outcome: 'resolved', text: '改好了，量过了', left: '' }, appeal);
  await stage.deliver();
  await cadre.says('/tasks');
  await cadre.presses({ verb: 'open', id: appeal.id });
  await cadre.taps('依法不能办');
  await cadre.says('《电力法》第五十三条');
  await cadre.says('高压线保护区里不能盖厂房，别的地块可以');
  await cadre.taps('跳过');
  expect(cadre.last()).toContain('这次的结果只能这样报一次');
  await cadre.taps('确认');
  expect(leader.texts().join('\n')).toContain('only you can decide');
  await cadre.presses({ verb: 'open', id: appeal.id });
  expect(cadre.texts().at(-1)).toContain('轮到孙模拟：批“依法不能办”');
  await contact.presses({ verb: 'open', id: appeal.id });
  expect(contact.texts().at(-1)).not.toContain('依法不能办');
  await stage.at('2026-11-24T09:00+08:00');
  expect(contact.texts().join('\n')).not.toContain('依法');
  const signed = { type: 'sign', solved: 'resolved', name: '王示例', differs: false } as const;
  expect((await does('contact', signed, appeal)).appeal).toMatchObject({ status: 'satisfied', bylaw: null });
  await stage.deliver();
  expect(leader.texts().join('\n')).toContain(
    'Nothing to decide any more: the enterprise says it is satisfied',
  );
  await leader.presses({ verb: 'explain', id: appeal.id });
  expect((await stateOf(stage, appeal)).status).toBe('satisfied');

  const other = await files();
  await does('owner', { type: 'acknowledge' }, other);
  await does('owner', { type: 'report_done', outcome: 'resolved', text: '改好了，量过了', left: '' }, other);
  await does('owner', { type: 'propose_bylaw', basis: '《电力法》', text: '在线下', redress: '' }, other);
  await does('owner', { type: 'take_back' }, other);
  await cadre.presses({ verb: 'propose_bylaw', id: other.id });
  expect(cadre.toasts().at(-1)).toContain('已经报过一次“依法不能办”');
  expect(stage.transcript().join('\n')).not.toMatch(/\{\w|undefined|null|NaN|\[object/);
});
