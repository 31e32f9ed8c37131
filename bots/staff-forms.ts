import { createHash } from 'node:crypto';
import { askInfo } from '../src/forms/ask-info.ts';
import { dispute, type DisputeFacts, rule, type RuleFacts } from '../src/forms/dispute.ts';
import { askExtension, declineExtension } from '../src/forms/extension.ts';
import { declineBylaw, proposeBylaw, redoBylaw, upholdBylaw } from '../src/forms/bylaw.ts';
import { fileUnconfirmed, logCallback } from '../src/forms/callback.ts';
import { keepGrade, raiseGrade, recategorise, setGrade } from '../src/forms/grade.ts';
import { giveReason } from '../src/forms/give-reason.ts';
import { logContact } from '../src/forms/log-contact.ts';
import { message } from '../src/forms/message.ts';
import { milestone } from '../src/forms/milestone.ts';
import { answerPlan, declineDone, declinePlan, endLongTerm, toLeader } from '../src/forms/one-line.ts';
import { answerOrder, issueOrder, type OrderFacts } from '../src/forms/order.ts';
import type { Candidate } from '../src/forms/pick-owner.ts';
import { proposePlan, replan, type ReplanFacts } from '../src/forms/plan.ts';
import { keepPromise, makePromise, slipPromise } from '../src/forms/promise.ts';
import { progress } from '../src/forms/progress.ts';
import { reassign, type ReassignFacts } from '../src/forms/reassign.ts';
import { acceptReview, proposeReject, reject, upholdReview } from '../src/forms/reject.ts';
import { noRelief, relieve } from '../src/forms/relief.ts';
import { reportDone, type ReportFacts } from '../src/forms/report-done.ts';
import { loadViewer } from '../src/notices/views.ts';
import { type Handler, handlersFor, resultsOf, unitsFor } from '../src/supervision/views-forms.ts';
import { packId } from '../src/telegram/buttons.ts';
import { behalfForm } from './behalf-form.ts';
import { type AnyForm, botForm, type Known } from './bot-form.ts';
import { mergeForm } from './merge-form.ts';
import { cancelWithFiles, finishProgress, finishWithFiles } from './staff-finish.ts';
import { finishMessage } from './staff-message.ts';
import { pickStaffForm } from './staff-pick.ts';

const asCandidate = ({ id, name, unit }: Handler): Candidate => ({ id, name, unit, key: packId(id) });

async function candidatesFor({ deps }: Known, appealId: string | null): Promise<Candidate[]> {
  return (await handlersFor(deps, appealId ?? '')).map(asCandidate);
}

/** The same for the same words, and short enough for a button. */
const shortHash = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 8);

/** The forms of those who handle, dispatch and supervise cases, by the verb that begins them. */
export const staffForms: Record<string, AnyForm> = {
  log_contact: botForm({ form: logContact, needs: ['log_contact'] }),
  progress: botForm({
    form: progress,
    needs: ['progress'],
    finish: finishProgress,
    cancelled: cancelWithFiles,
  }),
  ask_info: botForm({ form: askInfo, needs: ['ask_info'] }),
  report_done: botForm<ReportFacts>({
    form: reportDone,
    needs: ['report_done', 'propose_done'],
    facts: async ({ deps }, { appealId }, view) => ({
      earlier: await resultsOf(deps, view?.appeal.ownerId ?? '', appealId ?? ''),
    }),
    finish: finishWithFiles,
    cancelled: cancelWithFiles,
  }),
  give_reason: botForm({ form: giveReason, needs: ['give_reason'] }),
  reassign: botForm<ReassignFacts>({
    form: reassign,
    needs: ['reassign'],
    facts: async (talk, { appealId }) => ({ candidates: await candidatesFor(talk, appealId) }),
  }),
  dispute: botForm<DisputeFacts>({
    form: dispute,
    needs: ['dispute'],
    facts: async ({ deps }, { appealId }) => ({
      units: (await unitsFor(deps, appealId ?? '')).map((name) => ({ key: `u-${shortHash(name)}`, name })),
    }),
  }),
  rule: botForm<RuleFacts>({
    form: rule,
    needs: ['rule'],
    facts: async (talk, { appealId }, view) => ({
      keep: asCandidate(view?.owner ?? { id: '', name: '', unit: '' }),
      candidates: await candidatesFor(talk, appealId),
    }),
  }),
  propose_bylaw: botForm({ form: proposeBylaw, needs: ['propose_bylaw'] }),
  decline_bylaw: botForm({ form: declineBylaw, needs: ['decline_bylaw'] }),
  uphold_bylaw: botForm({ form: upholdBylaw, needs: ['uphold_bylaw'] }),
  redo_bylaw: botForm({ form: redoBylaw, needs: ['redo_bylaw'] }),
  log_callback: botForm({ form: logCallback, needs: ['log_call'] }),
  file_unconfirmed: botForm({ form: fileUnconfirmed, needs: ['file_unconfirmed'] }),
  relieve: botForm({ form: relieve, needs: ['relieve'], cancelled: cancelWithFiles }),
  no_relief: botForm({ form: noRelief, needs: ['no_relief'] }),
  raise_grade: botForm({ form: raiseGrade, needs: ['raise_grade'] }),
  set_grade: botForm({ form: setGrade, needs: ['set_grade'] }),
  keep_grade: botForm({ form: keepGrade, needs: ['keep_grade'] }),
  recategorise: botForm({ form: recategorise, needs: ['recategorise'] }),
  reject: botForm({ form: reject, needs: ['reject'] }),
  propose_reject: botForm({ form: proposeReject, needs: ['propose_reject'] }),
  uphold_review: botForm({ form: upholdReview, needs: ['uphold_review'] }),
  accept_review: botForm({ form: acceptReview, needs: ['accept_review'] }),
  to_leader: botForm({ form: toLeader, needs: ['to_leader'] }),
  decline_done: botForm({ form: declineDone, needs: ['decline_done'] }),
  make_promise: botForm({ form: makePromise, needs: ['make_promise'] }),
  keep_promise: botForm({ form: keepPromise, needs: ['keep_promise'] }),
  slip_promise: botForm({ form: slipPromise, needs: ['slip_promise'] }),
  ask_extension: botForm({ form: askExtension, needs: ['ask_extension'] }),
  decline_extension: botForm({ form: declineExtension, needs: ['decline_extension'] }),
  propose_plan: botForm({ form: proposePlan, needs: ['propose_plan'] }),
  decline_plan: botForm({ form: declinePlan, needs: ['decline_plan'] }),
  milestone: botForm({
    form: milestone,
    needs: ['reach_milestone', 'reach_last'],
    cancelled: cancelWithFiles,
  }),
  replan: botForm<ReplanFacts>({
    form: replan,
    needs: ['propose_change', 'set_plan'],
    facts: async ({ deps, who }, _, view) => {
      if (view === null) return { sets: false };
      const { open } = await loadViewer(deps, view, who.person.id);
      return { sets: open.includes('set_plan') };
    },
  }),
  end_long_term: botForm({ form: endLongTerm, needs: ['end_long_term'] }),
  answer_plan: botForm({ form: answerPlan, needs: ['answer_plan'] }),
  issue_order: botForm<OrderFacts>({
    form: issueOrder,
    needs: ['issue_order'],
    facts: async (_, { id }) => ({ id }),
  }),
  answer_order: botForm({ form: answerOrder, needs: ['answer_order'] }),
  behalf: behalfForm,
  merge: mergeForm,
  pick_staff: pickStaffForm,
  message: botForm({ form: message, needs: ['message'], finish: finishMessage, cancelled: cancelWithFiles }),
};
