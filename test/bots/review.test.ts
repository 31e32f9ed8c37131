import { expect, it } from 'vitest';
import { loadCase } from '../../src/appeal/views.ts';
import { openStage, type Stage } from './staff-stage.ts';

const stateOf = async ({ deps }: Stage, { id }: { id: string }) => (await loadCase(deps, id)).appeal;

for (const locale of ['zh', 'en'] as const) {
  const w = (zh: string, en: string) => (locale === 'zh' ? zh : en);

  it(`rejects a case that a cadre proposes to reject, and reviews it, ${locale}`, async () => {
    const stage = await openStage();
    const contact = await stage.chat('contact', locale);
    const cadre = await stage.chat('owner', locale);
    const dispatcher = await stage.chat('dispatcher', locale);
    const leader = await stage.chat('leader', locale);
    const appeal = await stage.town.files({ category: 'LAND' });
    await stage.deliver();
    await cadre.taps(w('更多', 'More'));
    await cadre.taps(w('建议不受理', 'Propose rejection'));
    await cadre.taps(w('超出职责', 'Beyond powers'));
    await cadre.says('用地审批在县里，镇里批不了');
    expect(dispatcher.texts().join('\n')).toContain(
      w(
        '李示范建议不受理：超出职责\n示例精密材料有限公司，',
        '李示范 proposes to reject: Beyond powers\n示例精密材料有限公司, ',
      ),
    );
    await cadre.presses({ verb: 'open', id: appeal.id });
    expect(cadre.last()).toContain(
      w('李示范建议不受理（超出职责），等派单员定', '李示范 proposes to reject it (Beyond powers)'),
    );
    await dispatcher.says('/intake');
    expect(dispatcher.texts().at(-1)).toContain(w('建议不受理 1', 'proposed rejections 1'));
    await dispatcher.taps(w('继续办', 'Keep working'));
    expect(cadre.texts().join('\n')).toContain(w('派单员定了：继续办', 'The dispatcher has it go on'));
    await dispatcher.says('/intake');
    await dispatcher.taps('1');
    await dispatcher.taps(w('不予受理', 'Reject'));
    await dispatcher.taps(w('超出职责', 'Beyond powers'));
    await dispatcher.says('用地审批在县里，镇里批不了');
    await dispatcher.says('县自然资源局，0871-0000-0006');
    expect(dispatcher.last()).toContain(w('收不回来', 'it cannot be taken back'));
    expect((await stateOf(stage, appeal)).status).not.toBe('rejected');
    await dispatcher.taps(w('确认', 'Confirm'));
    expect((await stateOf(stage, appeal)).status).toBe('rejected');
    expect(contact.texts().join('\n')).toContain(w('该找：县自然资源局', 'Go to: 县自然资源局'));
    await contact.taps(w('请领导复核', 'Ask for review'));
    await contact.says('租的是村里的厂房，镇里管得着');
    expect(contact.texts().join('\n')).toContain(w('✅ 交给孙模拟了', '✅ With 孙模拟'));
    await contact.says('/my');
    expect(contact.last()).toContain(w('轮到孙模拟', "孙模拟's turn"));
    expect(leader.texts().at(-1)).toContain(
      w('派单员的理由：超出职责，用地审批在县里，镇里批不了', 'Beyond powers, 用地审批在县里，镇里批不了'),
    );
    await leader.says('/tasks');
    await leader.taps('1');
    expect(leader.texts().at(-1)).toContain(w('企业请复核不受理', 'asks for a review'));
    await leader.taps(w('改为受理', 'Accept it'));
    await leader.says('厂房归村里，先去看');
    expect(await stateOf(stage, appeal)).toMatchObject({ status: 'submitted', acknowledgedAt: null });
    expect(contact.texts().join('\n')).toContain(w('复核结果：改为受理', 'Review: accepted after all'));
    expect(dispatcher.texts().join('\n')).toContain(
      w('不受理的复核结果：改为受理', 'Review of the rejection'),
    );
    await cadre.taps(w('签收', 'Acknowledge'));
    expect((await stateOf(stage, appeal)).status).toBe('in_progress');
    expect(stage.transcript().join('\n')).not.toMatch(/\{\w|undefined|null|NaN|\[object/);
  });
}

it('asks somebody else for the review where the leader has rejected it', async () => {
  const stage = await openStage();
  const { deps, town } = stage;
  await deps.sql`update people set roles = '{dispatcher,leader}' where id = ${town.who.dispatcher}`;
  const contact = await stage.chat('contact');
  const dispatcher = await stage.chat('dispatcher');
  const leader = await stage.chat('leader');
  const appeal = await town.files();
  const said = { reason: 'beyond', text: '县里管', where: '县局' };
  await town.does('dispatcher', { type: 'reject', ...said }, appeal);
  await town.does('contact', { type: 'ask_review', text: '镇里该管' }, appeal);
  await stage.deliver();
  expect(dispatcher.texts().join('\n')).not.toContain('企业请您复核');
  expect(leader.texts().join('\n')).toContain('前定\n示例精密材料有限公司，');
  await expect(town.does('dispatcher', { type: 'accept_review', text: '好' }, appeal)).rejects.toThrow(
    'refuse.own_request',
  );
  await leader.taps('维持');
  await leader.says('查了，县里的权限');
  expect(contact.texts().join('\n')).toContain('复核结果：维持');
  await expect(town.does('contact', { type: 'ask_review', text: '再看看' }, appeal)).rejects.toThrow(
    'refuse.reject_appeal_used',
  );
});
