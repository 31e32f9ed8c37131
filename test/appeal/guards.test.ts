import { expect, it } from 'vitest';
import { type Appeal, newAppeal } from '../../src/appeal/appeal.ts';
import { openEvents, step } from '../../src/appeal/step.ts';
import { office, policy, rules, start } from '../support/walk.ts';

const result = { outcome: 'resolved', text: '调了档', left: '', by: 'person-owner', at: start } as const;
const called = (about: 'result' | 'info'): Appeal => ({
  ...newAppeal('a', 'e', 'person-enterprise', policy.version, start),
  status: 'callback',
  ownerId: 'person-owner',
  submittedAt: start,
  roundAt: start,
  ownedAt: start,
  contactFrom: start,
  result: about === 'result' ? result : null,
  callback: { about, at: start, calls: [] },
});
const dispatcher = {
  ...rules,
  now: start,
  actorId: 'person-dispatcher',
  relations: ['dispatcher'] as const,
  ownerAway: false,
  office,
};
const opinion = {
  type: 'record_opinion',
  solved: 'resolved',
  rating: 'satisfied',
  text: '电话里说好了',
  at: start,
  number: '13800000001',
} as const;

it('lets a phone opinion end a case only where the enterprise was asked for one', () => {
  expect(step(called('result'), opinion, dispatcher).appeal.status).toBe('phone_closed');
  expect(() => step(called('info'), opinion, dispatcher)).toThrow('refuse.stale_button');
  expect(openEvents(called('info'), dispatcher)).toContain('record_info');
  expect(openEvents(called('result'), dispatcher)).not.toContain('record_info');
});

it('never ends a case on a phone opinion that is no 满意', () => {
  for (const no of [{ solved: 'unresolved' }, { rating: 'dissatisfied' }, { rating: 'fairly' }] as const) {
    expect(() => step(called('result'), { ...opinion, ...no }, dispatcher)).toThrow('refuse.not_allowed');
  }
});

it('never ends a case on a signature under 未解决', () => {
  const enterprise = { ...dispatcher, actorId: 'person-enterprise', relations: ['enterprise'] as const };
  const sign = { type: 'sign', name: '王示例', differs: false } as const;
  for (const children of [[], [{ id: 'b', no: '2', open: true }]]) {
    const event = children.length === 0 ? sign : ({ ...sign, type: 'sign_ahead' } as const);
    const asked = { ...called('result'), children };
    expect(() => step(asked, { ...event, solved: 'unresolved' }, enterprise)).toThrow('refuse.not_allowed');
    expect(step(asked, { ...event, solved: 'partly' }, enterprise).appeal.signature?.name).toBe('王示例');
  }
});

it('lets nobody close an order that was issued to them', () => {
  const leader = { ...dispatcher, actorId: 'person-leader', relations: ['owner', 'leader'] as const };
  const supervisor = { ...dispatcher, actorId: 'person-supervisor', relations: ['supervisor'] as const };
  const order = { type: 'issue_order', id: 'o', text: '三天内回', dueAt: start + 1 } as const;
  const issued = step({ ...called('result'), ownerId: 'person-leader' }, order, supervisor).appeal;
  const answered = step(issued, { type: 'answer_order', id: 'o', text: '办了' }, leader).appeal;
  const close = { type: 'close_order', id: 'o' } as const;
  expect(() => step(answered, close, leader)).toThrow('refuse.conflict');
  expect(openEvents(answered, leader)).not.toContain('close_order');
  expect(step(answered, close, supervisor).appeal.orders[0]?.closedAt).toBe(start);
});

it('lets nobody judge a lead about their own case', () => {
  const lead = { no: 'L-1', at: start, verdict: null, by: '', judgedAt: null };
  const late = { ...called('result'), leads: [lead] };
  const judge = { type: 'judge_lead', verdict: 'no' } as const;
  const officer = { ...dispatcher, actorId: 'person-discipline', relations: ['discipline'] as const };
  const own = { ...officer, actorId: 'person-owner', relations: ['owner', 'discipline'] as const };
  expect(() => step(late, judge, own)).toThrow('refuse.conflict');
  expect(step(late, judge, officer).appeal.leads[0]?.verdict).toBe('no');
});

it('takes down no contact that is still to come, and no order whose answer is late as it is issued', () => {
  const owner = { ...dispatcher, actorId: 'person-owner', relations: ['owner'] as const };
  const supervisor = { ...dispatcher, actorId: 'person-supervisor', relations: ['supervisor'] as const };
  const working = { ...called('result'), status: 'in_progress', callback: null } as const;
  const contact = { type: 'log_contact', at: start + 1, how: 'phone', note: '明早去' } as const;
  expect(() => step(working, contact, owner)).toThrow('refuse.contact_ahead');
  expect(step(working, { ...contact, at: start }, owner).appeal.contact?.at).toBe(start);
  const order = { type: 'issue_order', id: 'o', text: '三天内回', dueAt: start } as const;
  expect(() => step(working, order, supervisor)).toThrow('refuse.order_past');
  expect(step(working, { ...order, dueAt: start + 1 }, supervisor).appeal.orders).toHaveLength(1);
});
