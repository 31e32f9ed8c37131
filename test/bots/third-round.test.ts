import { expect, it } from 'vitest';
import { takeLeave } from '../../src/people/leave.ts';
import { openStage } from './staff-stage.ts';

const done = { type: 'report_done', outcome: 'resolved', text: '换了 120 米主线', left: '' } as const;
const no = {
  type: 'refuse_result',
  solved: 'unresolved',
  rating: 'dissatisfied',
  reason: 'not_fixed',
  text: '下午还是 342 伏',
} as const;

for (const locale of ['zh', 'en'] as const) {
  it(`says of a third round that the head has it where the leader is on leave, ${locale}`, async () => {
    const w = (zh: string, en: string) => (locale === 'zh' ? zh : en);
    const stage = await openStage();
    const { town, deps } = stage;
    const [contact, head] = [await stage.chat('contact', locale), await stage.chat('head', locale)];
    await takeLeave(deps, {
      personId: town.who.leader,
      from: stage.clock.now(),
      until: new Date('2026-12-25T23:59:59+08:00'),
      once: deps.newId(),
      actorId: null,
    });
    const appeal = await town.files();
    await town.does('owner', { type: 'acknowledge' }, appeal);
    for (let round = 1; round < 3; round += 1) {
      await town.does('owner', done, appeal);
      await town.does('contact', no, appeal);
    }
    await stage.deliver();

    const news = (texts: readonly string[]) =>
      texts.findLast((text) => /第 3 轮|ound 3/.test(text) && !/状态：|Status:/.test(text));
    expect(news(contact.texts())).toContain(w('（党政主要领导）', '(head of the township)'));
    expect(news(contact.texts())).toContain(w('亲自办', 'takes it in person'));
    expect(news(head.texts())).toContain(w('第 3 轮，归您办', 'round 3 is yours'));
  });
}
