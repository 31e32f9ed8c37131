import type { Answers, Appeal, Grade } from '../appeal.ts';
import type { Behalf } from '../facts.ts';
import { by, type Evolvers } from '../evolver.ts';

/** What the draft alone said of a case; from the submission on it is on record. */
export type Begun = Pick<Appeal, 'enterpriseId' | 'filedBy' | 'policyVersion' | 'linkedTo'>;

/** Filing an appeal, and the ends that come without a result. */
export type FilingEvent =
  | {
      type: 'submit';
      grade: Grade;
      ownerId: string | null;
      answers: Answers;
      category: string;
      behalf?: Behalf;
      no?: string;
      begun?: Begun;
    }
  | { type: 'withdraw'; reason: string; text: string };

export const filing = {
  submit: (_, e, r) => ({
    no: e.no ?? null,
    grade: e.grade,
    category: e.category,
    answers: e.answers,
    behalf: e.behalf ?? null,
    ownerId: e.ownerId,
    submittedAt: r.at,
    roundAt: r.at,
    ownedAt: r.at,
    contactFrom: r.at,
    rung: {},
  }),
  withdraw: (_, e, r) => ({ ending: { reason: e.reason, text: e.text, by: by(r), at: r.at } }),
} satisfies Evolvers;
