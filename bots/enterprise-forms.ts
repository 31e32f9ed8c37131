import { urge, reopen, withdraw, type UrgeFacts } from '../src/forms/again.ts';
import { answerInfo, objectInfo } from '../src/forms/answer-info.ts';
import { objectBylaw, opineMore } from '../src/forms/bylaw.ts';
import { askReview } from '../src/forms/reject.ts';
import { confirm } from '../src/forms/confirm.ts';
import { objectExtension } from '../src/forms/extension.ts';
import { objectPlan } from '../src/forms/one-line.ts';
import { declinePromise } from '../src/forms/promise.ts';
import { objectGrade } from '../src/forms/grade.ts';
import { split } from '../src/forms/merge.ts';
import { addInfo, fixPhone } from '../src/forms/say-more.ts';
import type { Done } from '../src/forms/form.ts';
import { loadViewer } from '../src/notices/views.ts';
import type { Answers } from '../src/appeal/appeal.ts';
import type { CaseView } from '../src/appeal/views.ts';
import { stateKey, stateLines } from '../src/text/card-state.ts';
import { caseParams } from '../src/text/case-params.ts';
import { type AnyForm, botForm, type Known } from './bot-form.ts';
import { finishOpinion } from './enterprise-ends.ts';
import { intakeForm } from './enterprise-intake.ts';
import { finishAddition } from './held.ts';
import { pickForm } from './free-pick.ts';

/** The forms of those who speak for an enterprise. */
export const enterpriseForms: Record<string, AnyForm> = {
  intake: intakeForm,
  pick: pickForm,
  confirm: botForm({
    form: confirm,
    needs: ['sign', 'refuse_result'],
    // Afterwards the answer goes on where it was: one way does not close the other.
    leads: async (_, { answers, dialog: { appealId } }) =>
      answers.attitude === 'conduct' && appealId !== null
        ? toConduct(appealId, { form: 'confirm', appealId, answers: { ...answers, attitude: 'go' } })
        : undefined,
  }),
  answer_info: botForm({ form: answerInfo, needs: ['answer_info'] }),
  object_info: botForm({ form: objectInfo, needs: ['object_info'] }),
  add_info: botForm({ form: addInfo, needs: ['add_info'], finish: finishAddition }),
  fix_phone: botForm({ form: fixPhone, needs: ['add_info'], finish: finishAddition }),
  object_plan: botForm({ form: objectPlan, needs: ['object_plan'] }),
  object_grade: botForm({ form: objectGrade, needs: ['object_grade'] }),
  urge: botForm<UrgeFacts>({ form: urge, needs: ['urge', 'worsen'], facts: urgeFacts }),
  ask_review: botForm({ form: askReview, needs: ['ask_review'] }),
  object_bylaw: botForm({ form: objectBylaw, needs: ['object_bylaw'] }),
  opine_more: botForm({ form: opineMore, needs: ['opine'], finish: finishOpinion }),
  withdraw: botForm({
    form: withdraw,
    needs: ['withdraw'],
    leads: async (_, { answers, dialog: { appealId } }) =>
      answers.sure === 'conduct' && appealId !== null ? toConduct(appealId) : undefined,
  }),
  decline_promise: botForm({ form: declinePromise, needs: ['decline_promise'] }),
  object_extension: botForm({ form: objectExtension, needs: ['object_extension'] }),
  reopen: botForm({ form: reopen, needs: ['reopen'] }),
  split: botForm({ form: split, needs: ['split'] }),
};

/** From a conversation about a case to the one that only the discipline office hears of. */
const toConduct = (caseId: string, after?: Answers): NonNullable<Done['then']> => ({
  form: 'report_conduct',
  answers: { caseId, ...(after === undefined ? {} : { after }) },
});

/** Whose turn it is and until when, as the card says it. */
async function urgeFacts(talk: Known, _: unknown, view: CaseView | null): Promise<UrgeFacts> {
  if (view === null) return { turn: '', when: '' };
  const viewer = await loadViewer(talk.deps, view, talk.who.person.id);
  const key = stateKey(view, viewer, talk.clock.now.getTime());
  return stateLines(key, caseParams(view, viewer, talk.clock), talk.clock);
}
