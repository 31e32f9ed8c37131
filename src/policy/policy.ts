import { z } from 'zod';
import { DURATION_PATTERN, type DurationString } from '../calendar/duration.ts';
import { readDay } from '../calendar/zone.ts';
import { KEEP_PATTERN } from '../retain/period.ts';
import { categorySchema, why, wordsSchema } from './question.ts';

const durationSchema = z.string().regex(DURATION_PATTERN, { error: why.duration }) as unknown as z.ZodType<
  DurationString,
  DurationString
>;
/** A real-world span: how long something is kept. */
const keepSchema = z.string().regex(KEEP_PATTERN, { error: why.keep });
const timeSchema = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: why.time });
const dateSchema = z.string().refine((date) => !Number.isNaN(readDay(date)), { error: why.date });
const phoneSchema = z.string().regex(/^[0-9+\- ()]*$/, { error: why.phone });
const countSchema = z.int().min(0);
const stepsSchema = z.array(durationSchema);

const townSchema = z.strictObject({
  name: wordsSchema,
  /** 杨企诉 in 杨企诉-2026-0001. */
  number_prefix: z.string().min(1).max(12),
  order_prefix: z.string().min(1).max(12),
  lead_prefix: z.string().min(1).max(12),
  /** 纪 in 纪-2026-0001: conduct reports have a series of their own. */
  conduct_prefix: z.string().min(1).max(12),
  phone: phoneSchema,
  hotlines: z.strictObject({ power: phoneSchema, gas: phoneSchema }),
  /** Office phones by unit, as the roster names the units. */
  offices: z.record(z.string(), phoneSchema),
  /** Yuan a month; a lower pay in a vacancy is asked about. 0: not checked. */
  minimum_wage: countSchema,
  /** Whether the town's legal office has approved the text shown before binding. */
  consent_approved: z.boolean(),
});

const calendarSchema = z.union([
  z.literal('always'),
  z.strictObject({
    base: z.literal('china'),
    workdays: z.array(dateSchema),
    holidays: z.array(dateSchema),
    /** Years that the two lists give in full, after the yearly notice: their limits are no longer provisional. */
    complete: z.array(z.int().min(2024).max(2100)),
  }),
]);

const hoursSchema = z.strictObject({ from: timeSchema, to: timeSchema });
const quietSchema = z.union([
  z.literal('off'),
  z.strictObject({
    enterprise: hoursSchema,
    staff: z.union([z.literal('business_hours'), hoursSchema]),
  }),
]);

const gradeSchema = z.strictObject({
  sign: durationSchema.optional(),
  contact: durationSchema.optional(),
  /** The first progress note; for 疑难 the plan. */
  stage: durationSchema.optional(),
  /** Every further one. */
  stage_every: durationSchema.optional(),
  /** Missing where milestones take its place. */
  done: durationSchema.optional(),
  /** The longest extension; missing where there is none. */
  extension: durationSchema.optional(),
  /** Counts day and night, whatever the calendar says. */
  always: z.boolean(),
});

/** Who hears of a step of the ladder, as related to the case. */
const TOLD = ['owner', 'deputy', 'dispatcher', 'leader', 'head', 'supervisor', 'discipline'] as const;
const toldSchema = z.array(z.enum(TOLD));

const ladderSchema = z.strictObject({
  /** Share of the cadre's clock after which a case without a note gets a nudge (level 0). */
  half: z.number().gt(0).lt(1),
  /** Level 1: this long before the limit, or when this share of the time is left, whichever is later. */
  warn: z.strictObject({ before: durationSchema, share: z.number().gt(0).lt(1) }),
  /** Levels 2 to 5, counted from the limit that passed. */
  steps: z.array(z.strictObject({ level: z.literal([2, 3, 4, 5]), after: durationSchema })),
  /** From the limit: the cadre is told that level 5 comes unless a reason is written. */
  notice_before_5: durationSchema,
  /** 特急 not acknowledged: from submission. */
  top_unsigned: durationSchema,
  tells: z.strictObject({
    '1': toldSchema,
    '2': toldSchema,
    '3': toldSchema,
    '4': toldSchema,
    '5': toldSchema,
    top: toldSchema,
  }),
});

const remindersSchema = z.strictObject({
  info: stepsSchema,
  info_callback: durationSchema,
  confirm: stepsSchema,
  confirm_callback: durationSchema,
  /** How long the dispatcher has for a call-back. */
  callback: durationSchema,
  /** What the cadre asks of the leader: first whoever decides is reminded, then head and supervisor hear of it. */
  decide: stepsSchema,
  /** So long before a promised date its cadre is reminded; half-way where that is too soon. */
  promise: durationSchema,
});

const capsSchema = z.strictObject({
  enterprise_per_day: countSchema,
  enterprise_per_week: countSchema,
  progress_per_day: countSchema,
  info_per_round: countSchema,
  urge_every: durationSchema,
  urge_every_top: durationSchema,
  files: countSchema,
  file_mb: countSchema.max(20),
  invite_tries: countSchema.min(1),
  invite_tries_within: durationSchema,
  callback_attempts: countSchema.min(1),
  /** A call in vain counts as an attempt again after this: with 1wd once a working day. */
  callback_every: durationSchema,
  /** What one account may send at once, buttons and commands included; more than that is not taken. 0: no limit. */
  updates_at_once: countSchema,
  /** So much of it comes back in a minute. */
  updates_per_minute: countSchema.min(1),
  /** Drafts that one person may have open; 0: no limit. */
  drafts: countSchema,
  /** Appeals that one person may submit in a day, 特急 apart; 0: no limit. */
  appeals_per_day: countSchema,
});

const periodsSchema = z.strictObject({
  reopen: durationSchema,
  survey: durationSchema,
  revert: durationSchema,
  draft_remind: durationSchema,
  draft_shelve: durationSchema,
  /** What the staff wrote down for an enterprise is remembered once, this long after it was handed over. */
  behalf_remind: durationSchema,
  /** How long an enterprise has to agree to 并案, and after how long it is reminded; silence is no. */
  merge: durationSchema,
  merge_remind: durationSchema,
  reject_review: durationSchema,
  /** By when a review or an objection is answered. */
  answer_review: durationSchema,
  object: durationSchema,
  dispute: durationSchema,
  /** An extension is asked for at the latest so long before the limit. */
  ask_extension: durationSchema,
  rule: durationSchema,
  /** After that, when the supervisor hears that nobody ruled. */
  rule_late: durationSchema,
  /** How long a leader has for a long-term plan, a change of it, or an objection to it. */
  plan_answer: durationSchema,
  /** By when it is reported done once long-term work has ended. */
  plan_done: durationSchema,
  /** By when the dispatcher answers an objection to a grade; `rule_late` after that the supervisor hears. */
  grade_answer: durationSchema,
  invitation: durationSchema,
  /** After the last answer to a conduct report: its author is asked whether anybody made trouble for them. */
  conduct_check: durationSchema,
  /** A pause of the system longer than this is told, once, to whoever missed something. */
  catchup_after: durationSchema,
  /** What people typed, names and files of a case go this long after its last step; its figures stay. */
  keep_case: keepSchema,
  /** The same of a conduct report, after its last step. */
  keep_conduct: keepSchema,
  /** Drafts that nobody touched. */
  keep_draft: keepSchema,
  /** What only carried the talk: messages of the built-in chat, notices of cases that have ended, failed updates, spent invitations. */
  keep_talk: keepSchema,
  /** Name and phone of who left and has no case any more that is kept. */
  keep_person: keepSchema,
});

export const policySchema = z.strictObject({
  /** 12 hex digits of the SHA-256 of the policy, made at load. */
  version: z.string().regex(/^[0-9a-f]{12}$/, { error: why.hash }),
  town: townSchema,
  calendar: calendarSchema,
  business_hours: z.array(z.tuple([timeSchema, timeSchema])).min(1),
  /** Messages go out only inside these hours of working days; 特急 always. */
  quiet_hours: quietSchema,
  /** When the morning list goes out, or `off`. */
  digest: z.string().regex(/^(off|([01]\d|2[0-3]):[0-5]\d)$/, { error: why.digest }),
  grades: z.strictObject({
    top: gradeSchema,
    urgent: gradeSchema,
    ask: gradeSchema,
    normal: gradeSchema,
    complex: gradeSchema,
    hard: gradeSchema,
    rework: gradeSchema,
    conduct: gradeSchema,
  }),
  /** A sub-task of a co-handler. */
  cohandler: z.strictObject({ sign: durationSchema, done: durationSchema }),
  ladder: ladderSchema,
  reminders: remindersSchema,
  caps: capsSchema,
  periods: periodsSchema,
  /** 督办单: by when it must be answered, and by when it counts as not acknowledged. */
  order: z.strictObject({ answer: durationSchema, unacked: durationSchema }),
  /** Ends other than 满意: 依法不能办 and 未评价归档. */
  ends: z.strictObject({ explained: z.boolean(), unconfirmed: z.boolean() }),
  danger_words: z.array(z.string().min(2)),
  categories: z.array(categorySchema).min(1),
});

/** The rules in force, complete. An appeal keeps the version it began with. */
export type Policy = z.infer<typeof policySchema>;
export type { Category, CheckName, Grade, Option, Question, Words } from './question.ts';
