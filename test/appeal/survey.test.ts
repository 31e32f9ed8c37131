import { describe, expect, it } from 'vitest';
import { type Appeal, newAppeal } from '../../src/appeal/appeal.ts';
import { evolve } from '../../src/appeal/evolve.ts';
import type { AppealEvent } from '../../src/appeal/events.ts';
import { step } from '../../src/appeal/step.ts';
import { timersOf } from '../../src/appeal/timers.ts';
import { act } from '../../src/appeal/act.ts';
import { admittedAt } from '../../src/notices/timing.ts';
import { createTown } from '../support/town.ts';
import { policy, rules } from '../support/walk.ts';
import { createWorld } from '../support/world.ts';

const DAY = 86_400_000;
const start = Date.parse('2026-03-02T01:00:00Z');
const office = { leader: [], head: [], supervisor: [], dispatcher: [], away: {} };

const by = (a: Appeal, event: AppealEvent, at = start): Appeal =>
  evolve(a, { event, at, actorId: 'someone', relation: 'enterprise' });

function signed(survey: boolean): Appeal {
  const submit = {
    type: 'submit',
    grade: 'normal',
    ownerId: 'owner',
    answers: {},
    category: 'OTH',
    no: '1',
  } as const;
  const a = by(newAppeal('a', 'e', 'contact', policy.version, start), submit);
  const reported = by(a, { type: 'report_done', outcome: 'resolved', text: '', left: '' });
  return by(reported, { type: 'sign', solved: 'resolved', name: '王示例', differs: false, survey });
}

describe('the question four weeks after 满意', () => {
  it('is asked once, 28 days later, of those who were drawn', () => {
    const a = signed(true);
    expect(timersOf(rules, a, start)).toEqual([{ kind: 'survey', dueAt: start + 28 * DAY }]);
    expect(timersOf(rules, signed(false), start)).toEqual([]);

    const asked = by(a, { type: 'ring', kind: 'survey' }, start + 28 * DAY);
    expect(asked.survey?.askedAt).toBe(start + 28 * DAY);
    expect(timersOf(rules, asked, start + 28 * DAY)).toEqual([]);
  });

  it('is answered by the enterprise alone, once, and only after it was asked', () => {
    const asked = by(signed(true), { type: 'ring', kind: 'survey' }, start + 28 * DAY);
    const answer = { type: 'answer_survey', answer: 'fine' } as const;
    const as = (relation: 'enterprise' | 'owner' | 'supervisor') => ({
      ...rules,
      now: start + 29 * DAY,
      actorId: 'someone',
      relations: [relation],
      ownerAway: false,
      office,
    });

    const { appeal, tells } = step(asked, answer, as('enterprise'));
    expect(appeal.survey).toMatchObject({ answer: 'fine' });
    expect(tells).toEqual([]);
    for (const who of ['owner', 'supervisor'] as const)
      expect(() => step(asked, answer, as(who))).toThrow('refuse.not_yours');
    expect(() => step(appeal, answer, as('enterprise'))).toThrow('refuse.stale_button');
    expect(() => step(signed(true), answer, as('enterprise'))).toThrow('refuse.stale_button');
  });

  it('begins anew with another round', () => {
    const asked = by(signed(true), { type: 'ring', kind: 'survey' });
    const again = by(asked, { type: 'reopen', text: '又坏了' });
    const after = by(by(again, { type: 'report_done', outcome: 'resolved', text: '', left: '' }), {
      type: 'sign',
      solved: 'resolved',
      name: '王示例',
      differs: false,
      survey: true,
    });

    expect(again.survey).toBeNull();
    expect(timersOf(rules, after, start).map(({ kind }) => kind)).toEqual(['survey']);
  });

  it('is drawn at the signing: about one in ten of the first round, all of a later one, and the log says which', async () => {
    const world = await createWorld();
    const town = await createTown(world);
    const lots = [0, 25, 26, 255];
    const drawn: unknown[] = [];
    const sign = async (lot: number, rounds: number) => {
      const appeal = await town.files();
      const report = { type: 'report_done', outcome: 'resolved', text: '换好了', left: '' } as const;
      await town.does('owner', { type: 'acknowledge' }, appeal);
      for (let i = 1; i < rounds; i++) {
        await town.does('owner', report, appeal);
        const no = {
          solved: 'unresolved',
          rating: 'dissatisfied',
          reason: 'not_done',
          text: '没好',
        } as const;
        await town.does('contact', { type: 'refuse_result', ...no }, appeal);
      }
      await town.does('owner', report, appeal);
      const deps = { ...world.deps, random: () => Buffer.from([lot]) };
      const event = {
        type: 'sign',
        solved: 'resolved',
        name: '王示例',
        differs: false,
        survey: lot > 25,
      } as const;
      await act(deps, { appealId: appeal.id, event, personId: town.who.contact, cause: `sign-${appeal.id}` });
      const [row] =
        await deps.sql`select data -> 'survey' as survey from appeal_events where appeal_id = ${appeal.id} and type = 'sign'`;
      drawn.push(row?.survey);
    };
    for (const lot of lots) await sign(lot, 1);
    await sign(255, 2);

    expect(drawn).toEqual([true, true, false, false, true]);
  });

  it('waits for a week that has room for it', () => {
    const hours = { ...rules, quiet: null };
    const ask = {
      kind: 'survey.ask',
      manner: 'remind',
      audience: 'enterprise',
      urgent: false,
      notBefore: new Date(start),
    } as const;
    const sent = (outside: number) =>
      admittedAt(hours, ask, new Date(start), { reminds: 0, progress: 0, outside });

    expect(sent(2)).toEqual(new Date(start));
    expect(sent(3).getTime()).toBeGreaterThan(start);
  });
});

describe('a lead', () => {
  it('is made with its number by the last alarm, and judged once, by the discipline office alone', async () => {
    const world = await createWorld();
    const town = await createTown(world);
    const appeal = await town.files();
    const rung = by(appeal, { type: 'ring', kind: 'late.5', no: '线索-2026-0001' });
    expect(rung.leads).toMatchObject([{ no: '线索-2026-0001', verdict: null }]);
    expect(by(appeal, { type: 'ring', kind: 'late.4' }).leads).toEqual([]);

    await world.deps
      .sql`update appeals set state = ${world.deps.sql.json(rung as never)} where id = ${appeal.id}`;
    const judge = { type: 'judge_lead', verdict: 'yes' } as const;
    for (const who of ['owner', 'leader', 'supervisor', 'contact'] as const)
      await expect(town.does(who, judge, appeal)).rejects.toThrow('refuse.not_yours');
    const { appeal: judged } = await town.does('discipline', judge, appeal);
    expect(judged.leads).toMatchObject([{ verdict: 'yes', by: town.who.discipline }]);
    await expect(town.does('discipline', judge, appeal)).rejects.toThrow('refuse.stale_button');
  });
});
