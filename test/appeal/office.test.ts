import { expect, it } from 'vitest';
import { type Appeal, newAppeal } from '../../src/appeal/appeal.ts';
import { desksOf, isVacant } from '../../src/appeal/desks.ts';
import { leadIn, type Office, officeOf, type OfficeMember, standsInAs } from '../../src/appeal/office.ts';
import { decidersOf, deskOf, mayDecide, mayDispatch } from '../../src/appeal/pending.ts';
import { type Occasion, peopleOf } from '../../src/appeal/recipients.ts';
import { aboveReviewers, mayReview, reviewersOf } from '../../src/appeal/reviewers.ts';
import { putNow } from '../../src/appeal/settle-office.ts';

const asked: Appeal = {
  ...newAppeal('a', 'e', 'firm', 'v', 0),
  status: 'in_progress',
  ownerId: 'cadre',
  acknowledgedAt: 1,
  proposal: { outcome: 'partly', text: '', left: '', by: 'cadre', at: 1 },
};
const disputed: Appeal = { ...asked, proposal: null, status: 'disputed' };
const rejected: Appeal = {
  ...asked,
  status: 'rejected',
  proposal: null,
  rejection: {
    reason: 'legal',
    text: '',
    where: '',
    by: 'desk',
    at: 1,
    review: { text: '', by: 'firm', at: 2, answer: null, accepted: false },
  },
};
const objected = (approver: string): Appeal => ({
  ...asked,
  status: 'explained',
  proposal: null,
  ending: { reason: '', text: '', by: approver, at: 2 },
  bylaw: {
    basis: '',
    text: '',
    redress: '',
    by: 'cadre',
    at: 1,
    approvedAt: 2,
    objection: { text: '', by: 'firm', at: 3, answer: null },
  },
});

const one = (id: string, role: string, leave?: string | null): OfficeMember => ({
  id,
  roles: [role],
  ...(leave === undefined ? {} : { away: true, standIn: leave }),
});
const town = (...members: OfficeMember[]): Office => officeOf(members);
const head = one('head', 'head');
const watch = one('watch', 'supervisor');
const desk = one('desk', 'dispatcher');

it('asks whoever stands in for a leader on leave, else the others, else those above, else those who watch', () => {
  const second = one('second', 'leader');
  expect(decidersOf(asked, town(one('boss', 'leader', 'aide'), second, head))).toEqual(['aide', 'second']);
  expect(decidersOf(asked, town(one('boss', 'leader', null), second, head))).toEqual(['second']);
  expect(decidersOf(asked, town(one('boss', 'leader', null), head, watch))).toEqual(['head']);
  expect(decidersOf(asked, town(one('boss', 'leader', null), one('head', 'head', null), watch))).toEqual([
    'watch',
  ]);
  expect(desksOf(asked, town(one('boss', 'leader', null), watch))).toEqual(['leader', 'supervisor']);
  expect(desksOf(asked, town(one('boss', 'leader', 'aide'), watch))).toEqual(['leader']);
});

it('waits for them where all are away, and never for nobody', () => {
  const away = town(one('boss', 'leader', null), one('watch', 'supervisor', null));
  expect(decidersOf(asked, away)).toEqual(['boss']);
  expect(isVacant(asked, away)).toBe(false);
  expect(isVacant(asked, town(desk))).toBe(true);
});

it('lets a leader on leave decide still, and whoever stands in, and nobody about an own request', () => {
  const office = town(one('boss', 'leader', 'aide'), head);
  expect(mayDecide(asked, office, 'boss')).toBe(true);
  expect(mayDecide(asked, office, 'aide')).toBe(true);
  expect(standsInAs(office, 'aide')).toEqual(['leader']);
  const own = town(one('boss', 'leader', 'cadre'), head);
  expect(decidersOf(asked, own)).toEqual(['head']);
  expect(mayDecide(asked, own, 'cadre')).toBe(false);
});

it('asks nobody in the place of a leader about what that leader asked', () => {
  const byBoss: Appeal = {
    ...asked,
    ownerId: 'boss',
    proposal: asked.proposal && { ...asked.proposal, by: 'boss' },
  };
  const office = town(one('boss', 'leader', 'aide'), head);
  expect(decidersOf(byBoss, office)).toEqual(['head']);
  expect(mayDecide(byBoss, office, 'aide')).toBe(false);
});

it('puts what the dispatcher is asked to whoever stands in, else to those who decide', () => {
  const boss = one('boss', 'leader');
  expect(deskOf(disputed, town(one('desk', 'dispatcher', 'aide'), boss))).toEqual(['aide']);
  const alone = town(one('desk', 'dispatcher', null), boss);
  expect(deskOf(disputed, alone)).toEqual(['boss']);
  expect(desksOf(disputed, alone)).toContain('leader');
  expect(mayDispatch(disputed, alone, 'desk')).toBe(true);
  expect(deskOf(disputed, town(one('desk', 'dispatcher', null)))).toEqual(['desk']);
});

it('has a rejection reviewed by another dispatcher where nobody else is there', () => {
  const other = one('other', 'dispatcher');
  expect(decidersOf(rejected, town(desk, other))).toEqual(['other']);
  expect(desksOf(rejected, town(desk, other))).toEqual(['leader', 'dispatcher']);
  expect(mayDecide(rejected, town(desk, other), 'desk')).toBe(false);
  expect(mayDecide(rejected, town(desk, other, head), 'other')).toBe(false);
  expect(isVacant(rejected, town(desk))).toBe(true);
});

it('puts an objection to somebody who had no part in what it is about', () => {
  const boss = one('boss', 'leader');
  expect(reviewersOf(objected('boss'), town(boss, head, watch))).toEqual(['watch']);
  expect(reviewersOf(objected('watch'), town(boss, head, watch))).toEqual(['head']);
  expect(reviewersOf(objected('watch'), town(boss, watch))).toEqual(['boss']);
  expect(reviewersOf(objected('watch'), town(watch, desk))).toEqual(['desk']);
  expect(desksOf(objected('watch'), town(watch, desk))).toEqual(['supervisor', 'dispatcher']);
  expect(mayReview(objected('watch'), town(watch, desk), 'desk')).toBe(true);
  expect(mayReview(objected('boss'), town(boss, watch, desk), 'desk')).toBe(false);
  expect(mayReview(objected('watch'), town(watch, desk), 'watch')).toBe(false);
  expect(isVacant(objected('watch'), town(watch))).toBe(true);
});

it('tells only those who may answer that the answer is late', () => {
  const boss = one('boss', 'leader');
  expect(aboveReviewers(objected('boss'), town(boss, head, watch))).toEqual(['head']);
  expect(aboveReviewers(objected('boss'), town(boss, watch))).toEqual(['watch']);
  expect(aboveReviewers(objected('head'), town(boss, head, watch))).toEqual(['watch']);
});

it('tells nobody what is for the discipline office in the place of one of its own', () => {
  const roles = ['supervisor', 'discipline'];
  const office = town({ id: 'inspector', roles, away: true, standIn: 'aide' });
  const t: Occasion = {
    ...{ before: asked, after: asked, tells: [], event: { type: 'ring', kind: 'late.5' }, actorId: null },
    ...{ byEnterprise: false, listenerId: 'firm', ownerDeputyId: null, office, standInId: null },
  };
  const members = [{ id: 'inspector', roles, isContact: false }];
  expect(peopleOf('discipline', t, members)).toEqual(['inspector']);
  expect(peopleOf('supervisor', t, members)).toEqual(['aide']);
});

it('puts an emergency to be graded anew, and a case that nobody has, to whoever fills the desk then', () => {
  const office = town(one('desk', 'dispatcher', 'aide'));
  const relief = { text: '换了保险', by: 'cadre', at: 2, works: true, confirmed: null };
  const kinds = (a: Appeal) => putNow(a, office, null).map(({ kind, personIds }) => [kind, ...personIds]);
  expect(kinds({ ...asked, proposal: null, grade: 'top', relief })).toEqual([
    ['top.relief.dispatcher', 'aide'],
  ]);
  expect(kinds({ ...asked, proposal: null, status: 'submitted', ownerId: null })).toEqual([
    ['new.owner', 'aide'],
  ]);
  expect(kinds({ ...asked, proposal: null })).toEqual([]);
});

it('gives a third round to a leader who is there, else to a head, and to one on leave only where nobody is', () => {
  const [boss, away, covered] = [
    one('boss', 'leader'),
    one('boss', 'leader', null),
    one('boss', 'leader', 'aide'),
  ];
  const second = one('second', 'leader');
  expect(leadIn(town(boss, second, head))).toBe('boss');
  expect(leadIn(town(away, second, head))).toBe('second');
  expect(leadIn(town(covered, second))).toBe('second');
  expect(leadIn(town(covered, head))).toBe('boss');
  expect(leadIn(town(away, head))).toBe('head');
  expect(leadIn(town(away, one('head', 'head', null)))).toBe('boss');
  expect(leadIn(town(head))).toBeNull();
});
