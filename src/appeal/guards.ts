import type { Guard } from './lifecycle-row.ts';
import { type Check, unless } from './setting.ts';
import { extensionGuards } from './steps/extension.ts';
import { helperGuards } from './steps/helpers.ts';
import { gradeGuards } from './steps/grade.ts';
import { joiningGuards } from './steps/joining.ts';
import { leadGuards } from './steps/leads.ts';
import { orderGuards } from './steps/orders.ts';
import { owningGuards } from './steps/owning.ts';
import { planGuards } from './steps/plan.ts';
import { promiseGuards } from './steps/promise.ts';
import { reliefGuards } from './steps/relief.ts';
import { requestGuards } from './steps/requests.ts';
import { resultGuards } from './steps/result.ts';
import { bylawGuards } from './steps/bylaw.ts';
import { reviewGuards } from './steps/review.ts';
import { silenceGuards } from './steps/silence.ts';
import { surveyGuards } from './steps/survey.ts';
import { workGuards } from './steps/work.ts';
import { timersOf } from './timers.ts';

/** The clock may only do what a timer says is due: a job that comes late or twice does nothing. */
const timerDue: Check = (a, s, e) => {
  const kind =
    e?.type === 'ring'
      ? e.kind
      : e?.type === 'call_back'
        ? `${e.about === 'info' ? 'info' : 'confirm'}.callback`
        : e?.type === 'lapse_merge'
          ? 'merge.lapse'
          : '';
  return unless(
    timersOf(s, a, s.now).some((t) => t.kind === kind && t.dueAt <= s.now),
    'refuse.stale_button',
  );
};

/** Each guard's one question, by its name in the table. */
export const guards: Record<Guard, Check> = {
  ...owningGuards,
  ...gradeGuards,
  ...reliefGuards,
  ...workGuards,
  ...resultGuards,
  ...silenceGuards,
  ...bylawGuards,
  ...requestGuards,
  ...reviewGuards,
  ...extensionGuards,
  ...planGuards,
  ...promiseGuards,
  ...orderGuards,
  ...helperGuards,
  ...joiningGuards,
  ...surveyGuards,
  ...leadGuards,
  timer_due: timerDue,
};
