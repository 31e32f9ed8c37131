import { expect, it } from 'vitest';
import type { Order } from '../../src/appeal/facts.ts';
import { makeCalendar } from '../../src/calendar/calendar.ts';
import { momentIn } from '../../src/forms/days.ts';
import { answerOrder, issueOrder } from '../../src/forms/order.ts';
import { makePromise } from '../../src/forms/promise.ts';
import { buttonText, sayWording } from '../../src/forms/wording.ts';
import { rules } from '../support/walk.ts';
import { caseOf, fill, now } from './support.ts';

const c = caseOf({ id: 'order-1' });
const wanted = { text: '周五前把电压恢复到 376 伏以上' };
const dueOf = (inputs: Parameters<typeof fill>[2]) => {
  const { answers } = fill(issueOrder, c, inputs);
  const event = issueOrder.event?.(answers, c);
  return event?.type === 'issue_order' ? new Date(event.dueAt).toISOString() : null;
};

it('offers the policy’s working days for an answer, and the two after them', () => {
  const [, due] = issueOrder.asks({}, c);
  const labels = due?.options?.map(({ label }) => buttonText('zh', label));
  expect(labels).toEqual(['周一 11月23日 17:30', '周二 11月24日 17:30', '周三 11月25日 17:30']);
  const second = due?.options?.[1]?.key ?? '';
  expect(dueOf([wanted, { option: second }])).toBe('2026-11-24T09:30:00.000Z');
});

it('takes a typed day to the end of its business, and no day off', () => {
  expect(dueOf([wanted, { text: '11月30日' }])).toBe('2026-11-30T09:30:00.000Z');
  expect(dueOf([wanted, { text: '11月20日' }])).toBe('2026-11-20T09:30:00.000Z');
  expect(fill(issueOrder, c, [wanted, { text: '11月28日' }])).toMatchObject({ stopped: 'err.order.day' });
  expect(fill(issueOrder, c, [wanted, { text: '11月18日' }])).toMatchObject({ stopped: 'err.date.past' });
});

it('counts real time where the town has no working hours', () => {
  const always = makeCalendar({ zone: 'Asia/Shanghai', kind: 'always', hours: [] });
  const policy = { ...rules.policy, order: { ...rules.policy.order, answer: '60s' as const } };
  const fast = { ...c, rules: { ...rules, policy, calendar: always } };
  const [, due] = issueOrder.asks({}, fast);
  const { key = '', label } = due?.options?.[1] ?? {};
  expect(label && buttonText('zh', label)).toBe('今天 10:07');
  // Tapped and confirmed later, it is what the button said.
  const later = { ...fast, clock: { ...fast.clock, now: new Date(now.getTime() + 90_000) } };
  const { answers } = fill(issueOrder, later, [wanted, { option: key }]);
  expect(issueOrder.event?.(answers, later)).toMatchObject({ dueAt: now.getTime() + 120_000 });
  const day = issueOrder.event?.({ text: wanted.text, due: '2026-11-28' }, fast);
  expect(day).toMatchObject({ dueAt: Date.parse('2026-11-29T00:00+08:00') });
});

it('takes a typed word for the day it names, not for a button’s moment', () => {
  const promised = (date: string) => {
    const event = makePromise.event?.({ text: '把电压调上来', date }, { ...c, facts: undefined });
    return event?.type === 'make_promise' ? new Date(event.dueAt).toISOString() : null;
  };
  expect(promised('tomorrow')).toBe(promised('明天'));
  for (const word of ['today', 'tomorrow', 'tue', 'thursday']) expect(momentIn(word)).toBeUndefined();
});

it('shows the order before it is issued; its number comes with it', () => {
  const first = issueOrder.asks({}, c)[1]?.options?.[0]?.key ?? '';
  const { answers, at } = fill(issueOrder, c, [wanted, { option: first }]);
  expect(at).toBe('preview');
  const [part] = issueOrder.preview?.(answers, c)?.parts ?? [];
  const html = part ? sayWording('zh', part) : '';
  expect(html).toContain('编号开出时给');
  expect(html).toContain('周一 11月23日 17:30 前回复，抄孙模拟');
});

it('answers the newest order that waits for it', () => {
  const order: Order = {
    id: 'a',
    no: '督-2026-0001',
    text: '…',
    by: 's',
    toId: 'o',
    dueAt: 0,
    issuedAt: 0,
    ackedAt: 1,
    answer: '好',
    answeredAt: 1,
    closedAt: null,
  };
  const open = { ...order, id: 'b', no: '督-2026-0002', answer: null, answeredAt: null };
  const two = caseOf(undefined, { orders: [order, open, { ...open, id: 'c', closedAt: 5 }] });
  const { answers } = fill(answerOrder, two, [{ text: '周四调档，周五再量' }]);
  expect(answerOrder.event?.(answers, two)).toEqual({
    type: 'answer_order',
    id: 'b',
    text: '周四调档，周五再量',
  });
});
