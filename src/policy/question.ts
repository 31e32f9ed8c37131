import { z } from 'zod';

/** How a fault of the policy file is told; `faults.ts` holds the sentences. Kept as the message of the issue. */
export const why = {
  duration: 'duration',
  time: 'time',
  digest: 'digest',
  date: 'date',
  key: 'key',
  pattern: 'pattern',
  hash: 'hash',
  phone: 'phone',
  keep: 'keep',
} as const;

export const GRADES = ['top', 'urgent', 'ask', 'normal', 'complex', 'hard', 'rework', 'conduct'] as const;
/** 特急 急 咨询 一般 复杂 疑难 重办 作风 */
export type Grade = (typeof GRADES)[number];

/** The same text in both languages. */
export type Words = { zh: string; en: string };
export const wordsSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

export const keySchema = z.string().regex(/^[a-z][a-z0-9_]*$/, { error: why.key });

export const QUESTION_TYPES = [
  'text',
  'number',
  'date',
  'choice',
  'multi',
  'files',
  'items',
  'name',
] as const;
/** Checks that need more than a length or a range; `src/appeal/answer-checks.ts` holds them. */
export const CHECKS = [
  'power_meter',
  'power_voltage',
  'power_capacity',
  'school_count',
  'school_grades',
  'school_insurance',
  'school_text',
  'job_number',
  'job_conditions',
  'job_pay',
] as const;
export type CheckName = (typeof CHECKS)[number];

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}

const optionSchema = z.strictObject({
  /** For a number the figure itself (`2`), for a date one of the days `days.ts` knows, else any key. */
  key: z.string().regex(/^[a-z0-9_]+$/, { error: why.key }),
  label: wordsSchema,
  /** This answer lifts the appeal to at least this grade, from 咨询 up to 特急. */
  grade: z.enum(GRADES).optional(),
});
export type Option = z.infer<typeof optionSchema>;

export const questionSchema = z.strictObject({
  key: keySchema,
  /** Short, as the summary and the form show it. */
  label: wordsSchema,
  /** First line the question, further lines hint and example. May hold {power_hotline} {gas_hotline} {town}. */
  ask: wordsSchema,
  type: z.enum(QUESTION_TYPES),
  required: z.boolean(),
  /** The answers of a `choice` or `multi`; with other types answers that a tap gives. */
  options: z.array(optionSchema).min(1).optional(),
  /** A choice that may also be typed: it gets a button 其他, and `when` knows a typed answer as `other`. */
  other: z.boolean().optional(),
  /** Text: Chinese characters and words at least, characters at most; number: the range; multi, files, items: how many. */
  min: z.number().optional(),
  max: z.number().optional(),
  /** Stands after a number: 8 人, 8 people. */
  unit: wordsSchema.optional(),
  /** A regular expression that the whole text must match. */
  pattern: z.string().refine(isPattern, { error: why.pattern }).optional(),
  /** The day must be today or earlier / today or later. */
  past: z.boolean().optional(),
  future: z.boolean().optional(),
  check: z.enum(CHECKS).optional(),
  /** Asked only where an earlier question has one of these answers (option keys, or `other`). */
  when: z.record(keySchema, z.array(z.string()).min(1)).optional(),
});
export type Question = z.infer<typeof questionSchema>;

export const categorySchema = z.strictObject({
  code: z.string().regex(/^[A-Z]{2,8}$/, { error: why.key }),
  name: wordsSchema,
  grade: z.enum(GRADES),
  /** What brings the danger screen: the category itself, or an answer (question → option keys). */
  danger: z.union([z.literal('always'), z.record(keySchema, z.array(z.string()).min(1))]).optional(),
  /** Goes to the discipline office and has a conversation of its own. */
  confidential: z.boolean().optional(),
  /** Said before the first question: go on, or cancel. */
  intro: wordsSchema.optional(),
  /** Papers to keep ready, told once (一次性告知). */
  papers: wordsSchema.optional(),
  questions: z.array(questionSchema),
  /** The questions whose answers make the title, after the category's name. */
  title: z.array(keySchema),
});
export type Category = z.infer<typeof categorySchema>;
