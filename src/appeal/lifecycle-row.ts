import type { Relation, Status } from './appeal.ts';

/**
 * Who hears of a step: a relation to the appeal, or somebody the step itself names. The decider is the leader, or whoever
 * decides where there is none; the reviewer looks again at an end by law, and above are those who hear that it is late. The asker has a request that
 * went away undecided by somebody else's step.
 */
export type Audience =
  | Exclude<Relation, 'clock' | 'admin'>
  | 'former_owner'
  | 'former_helper'
  | 'asker'
  | 'other_side'
  | 'decider'
  | 'reviewer'
  | 'above_reviewer';

/** Told only if this holds; the names are those of `conditions` in step.ts. */
export type Condition =
  | 'owned'
  | 'unowned'
  | 'denied'
  | 'round_2'
  | 'soon_after_contact'
  | 'third_urge'
  | 'helped_on'
  | 'left_alone'
  | 'about_info'
  | 'about_result'
  | 'to_top'
  | 'overtaken'
  | 'news_progress'
  | 'news_owner';

export type Tell = readonly [to: Audience, what: string, only?: Condition];

/** Checked after role and state; the names are those of `guards` in guards.ts. */
export type Guard =
  | 'contact_past'
  | 'contact_asked'
  | 'info_open'
  | 'about_result'
  | 'said_satisfied'
  | 'said_unsatisfied'
  | 'calls'
  | 'call_time'
  | 'calls_used_up'
  | 'resolved_only'
  | 'order_ahead'
  | 'order_open'
  | 'order_answered'
  | 'info_left'
  | 'not_proposed'
  | 'resolvable'
  | 'not_pending'
  | 'planned'
  | 'milestone_open'
  | 'more_to_do'
  | 'last_to_do'
  | 'objected'
  | 'not_objected'
  | 'proposed'
  | 'decidable'
  | 'decides'
  | 'reopen_window'
  | 'survey_open'
  | 'lead_open'
  | 'urge_due'
  | 'grade_up'
  | 'other_grade'
  | 'regraded'
  | 'grade_objected'
  | 'emergency'
  | 'unrelieved'
  | 'relief_unsaid'
  | 'relief_asked'
  | 'at_desk'
  | 'other_category'
  | 'other_owner'
  | 'not_own'
  | 'plan_sound'
  | 'absent_owner'
  | 'unsigned'
  | 'dispute_once'
  | 'may_rule'
  | 'dispute_window'
  | 'extension_window'
  | 'extension_fits'
  | 'extension_asked'
  | 'extension_given'
  | 'promise_fits'
  | 'promise_settled'
  | 'promise_offered'
  | 'promise_live'
  | 'promise_due'
  | 'explained_on'
  | 'bylaw_once'
  | 'bylaw_asked'
  | 'object_window'
  | 'objection_open'
  | 'unanswered'
  | 'request_open'
  | 'no_part'
  | 'reviews'
  | 'dispatches'
  | 'not_overruled'
  | 'reject_unasked'
  | 'reject_asked'
  | 'review_window'
  | 'review_open'
  | 'unconfirmed_on'
  | 'revert_window'
  | 'talk_allowed'
  | 'sub_time'
  | 'sub_other'
  | 'sub_to_sign'
  | 'sub_in_hand'
  | 'sub_to_return'
  | 'sub_told'
  | 'sub_mine'
  | 'sub_reported'
  | 'sub_held'
  | 'sub_live'
  | 'sub_unshared'
  | 'sub_to_take_back'
  | 'sub_loose'
  | 'sub_to_rule'
  | 'names_helper'
  | 'no_children'
  | 'not_asked'
  | 'merge_asked'
  | 'children_settled'
  | 'children_open'
  | 'signed_ahead'
  | 'derived'
  | 'timer_due';

export type Rule = {
  /** The row of the field's table of transitions (docs/lifecycle.md). */
  row: number;
  by: readonly Relation[];
  from: readonly Status[];
  /** `same`: nothing but the log and the facts change. */
  to: Status | 'same';
  guards?: readonly Guard[];
  /** Not for whoever handles the case or did, whatever else they are; what a cadre is told who tries. */
  apart?: 'refuse.callback_not_cadre' | 'refuse.not_yours';
  /** Begins a new round with the limits of rework. */
  newRound?: true;
  tells: readonly Tell[];
};
