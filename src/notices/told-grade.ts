import { isOpen } from '../appeal/appeal.ts';
import { gradeAnswerDue } from '../appeal/limits.ts';
import { gradeName } from '../text/names.ts';
import { writeAt } from '../text/case-times.ts';
import { calling, raising, saying } from './params.ts';
import * as stale from './stale.ts';
import { eventOf, type Spec, type Telling } from './telling.ts';

const regrading = (t: Telling) => ({ ...saying(t), ...raising(t) });

const objecting = (t: Telling) => {
  const { appeal, rules } = t.view;
  const { gradeObjection } = appeal;
  return {
    grade: gradeName(t.clock.locale, appeal.grade),
    text: gradeObjection?.text ?? '',
    answer_due: gradeObjection === null ? '' : writeAt(t.clock, gradeAnswerDue(rules, gradeObjection.at)),
  };
};

/** The grade has been changed again since, or the case has ended. */
const regradedSince = (t: Telling): boolean =>
  stale.ended(t) || (t.recorded !== null && t.view.appeal.regraded?.at !== t.recorded.at);

const noObjection = ({ view: { appeal } }: Telling): boolean =>
  appeal.gradeObjection === null || !isOpen(appeal.status);

/** Why it is an emergency now: the cadre's or dispatcher's words, or what the enterprise tapped. */
const emergency = (t: Telling) => ({
  ...saying(t),
  ...calling(t),
  reason: eventOf(t, 'worsen') === null ? saying(t).reason : gradeName(t.clock.locale, t.view.appeal.grade),
});

/** How pressing a case is. */
export const toldOfGrade = {
  'grade.enterprise': {
    text: 'grade.enterprise',
    params: regrading,
    buttons: [['object_grade', 'add_info']],
    stale: regradedSince,
  },
  'grade.owner': {
    text: 'grade.owner',
    params: regrading,
    buttons: [['acknowledge', 'log_contact'], ['full']],
    stale: (t) => stale.ownersNoMore(t) || regradedSince(t),
  },
  'grade.raised.dispatcher': {
    text: 'grade.raised.dispatcher',
    params: regrading,
    buttons: [['grade', 'case']],
    stale: regradedSince,
  },
  'grade.top': {
    text: 'grade.top',
    params: emergency,
    buttons: [['take_over', 'case']],
    stale: ({ view: { appeal } }) => appeal.grade !== 'top' || !isOpen(appeal.status),
  },
  'grade.object.dispatcher': {
    text: 'grade.object.dispatcher',
    params: objecting,
    buttons: [['grade', 'keep_grade'], ['case']],
    stale: noObjection,
  },
  'grade.late': {
    text: 'grade.late',
    params: objecting,
    buttons: [['grade', 'keep_grade'], ['case']],
    stale: noObjection,
  },
  'grade.kept.enterprise': {
    text: 'grade.kept.enterprise',
    params: regrading,
    buttons: [['urge', 'add_info']],
    stale: stale.ended,
  },
} as const satisfies Record<string, Spec>;
