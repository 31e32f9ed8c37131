import { isOpen } from '../appeal/appeal.ts';
import { questionsFor, categoryOf } from '../appeal/compose.ts';
import { gradeAnswerDue } from '../appeal/limits.ts';
import type { CaseView } from '../appeal/views.ts';
import { cardKeyboard } from './card-keyboard.ts';
import { stateKey, stateLines } from './card-state.ts';
import { caseParams, type Params } from './case-params.ts';
import { writeAt } from './case-times.ts';
import { categoryName, titleAlone } from './case-title.ts';
import { raw } from './html.ts';
import { say, sayKey } from './say.ts';
import { renderHelperCard } from './sub-card.ts';
import type { Screen } from './screen.ts';
import type { Viewer } from './viewer.ts';
import type { Clock } from './when.ts';

const MOST_LINES = 10;

/** Whoever decides reads of the request in the lines of the state. */
const saysItself: ReadonlySet<string> = new Set([
  'card.leader.extension',
  'card.supervisor.submitted.proposed',
]);

const frames = {
  enterprise: 'card.enterprise',
  cadre: 'card.cadre',
  supervisor: 'card.supervisor',
  leader: 'card.supervisor',
  dispatcher: 'card.supervisor',
  none: 'card.none',
} as const;

/**
 * The card of a case as this person sees it at this moment: at most ten lines, and the buttons of what they may
 * do now. Pure.
 * @param page `more` for the second page of the buttons
 */
export function renderCard(
  view: CaseView,
  viewer: Viewer,
  clock: Clock,
  page: 'main' | 'more' = 'main',
): Screen {
  if (viewer.frame === 'cohandler') return renderHelperCard(view, viewer, clock);
  const key = stateKey(view, viewer, clock.now.getTime());
  const params = {
    ...caseParams(view, viewer, clock),
    ...draftParams(view, clock),
    ...(view.appeal.status === 'draft' ? draftHead(view, clock) : {}),
  };
  const { turn, when } = stateLines(key, params, clock);
  const asked = saysItself.has(key) ? [] : askedLines(view, viewer, params, clock);
  const lines = [
    when,
    ...reliefLines(view, params, clock),
    ...linkedLines(view, clock),
    ...asked,
    ...objectedLines(view, viewer, clock),
    ...leadLines(view, viewer, clock),
  ];
  const html = sayKey(clock.locale, frames[viewer.frame], {
    ...params,
    turn: raw(turn),
    when: raw(lines.join('\n')),
  });
  return { html: shortened(html), buttons: cardKeyboard(view, viewer, key, page === 'more') };
}

/** A draft has no number; its category stands there, once. */
const draftHead = (view: CaseView, clock: Clock): Params => ({
  no: categoryName(view, clock),
  category: '',
  title: titleAlone(view, clock),
});

/** What helps until it is done, or why nothing can; the lines of a plan say it themselves. */
function reliefLines({ appeal: { status, relief } }: CaseView, params: Params, { locale }: Clock): string[] {
  if (relief === null || !isOpen(status) || status === 'long_term' || relief.confirmed === false) return [];
  if (!relief.works) return [say(locale, 'card.no_relief', { reason: relief.text })];
  return [sayKey(locale, 'card.relief', params)];
}

/** The problem was there before, or has come back. */
function linkedLines({ linked }: CaseView, { locale }: Clock): string[] {
  return linked.length === 0
    ? []
    : [say(locale, 'card.linked', { linked: linked.join(locale === 'zh' ? '、' : ', ') })];
}

/** What waits for a decision is the house's to know; the enterprise reads of it once it is decided. */
function askedLines({ appeal }: CaseView, { frame }: Viewer, params: Params, { locale }: Clock): string[] {
  if (frame === 'enterprise') return [];
  const isProposed = appeal.status === 'submitted' && appeal.rejectAsked !== null;
  return [
    ...(appeal.extensionAsked === null ? [] : [sayKey(locale, 'card.extension_asked', params)]),
    ...(isProposed ? [sayKey(locale, 'card.reject_asked', params)] : []),
  ];
}

/** What the discipline office is to decide about; nobody else reads of it here. */
function leadLines({ appeal }: CaseView, { open }: Viewer, { locale }: Clock): string[] {
  const lead_no = appeal.leads.find(({ verdict }) => verdict === null)?.no;
  return lead_no !== undefined && open.includes('judge_lead') ? [say(locale, 'card.lead', { lead_no })] : [];
}

/** Whoever is to answer what the enterprise says about its grade reads it on the card. */
function objectedLines({ appeal, rules }: CaseView, { open }: Viewer, clock: Clock): string[] {
  const { gradeObjection } = appeal;
  if (gradeObjection === null || !open.includes('keep_grade')) return [];
  const answer_due = writeAt(clock, gradeAnswerDue(rules, gradeObjection.at));
  return [sayKey(clock.locale, 'card.grade_objection', { answer_due, objection: gradeObjection.text })];
}

/** How much of a draft is filled in. */
export function draftParams({ appeal, rules }: Pick<CaseView, 'appeal' | 'rules'>, clock: Clock): Params {
  if (appeal.status !== 'draft') return {};
  const category = categoryOf(rules.policy, appeal.category);
  const questions = category === undefined ? [] : questionsFor(category, appeal.answers);
  const done = questions.filter((q) => appeal.answers[q.key] !== undefined).length;
  return { done_n: done, all_n: questions.length, at: writeAt(clock, appeal.updatedAt) };
}

/** Where a card would grow past ten lines the co-handlers go first, then what was wanted. */
function shortened(html: string): string {
  let lines = html.split('\n');
  for (const mark of ['🤝', '🎯'])
    if (lines.length > MOST_LINES) lines = lines.filter((line) => !line.startsWith(mark));
  return lines.slice(0, MOST_LINES).join('\n');
}
