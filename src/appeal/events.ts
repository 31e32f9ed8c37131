import type { Instant, Relation } from './appeal.ts';
import type { ExtensionEvent } from './steps/extension.ts';
import type { BylawEvent } from './steps/bylaw.ts';
import type { GradeEvent } from './steps/grade.ts';
import type { FilingEvent } from './steps/filing.ts';
import type { HelperEvent } from './steps/helpers.ts';
import type { JoiningEvent } from './steps/joining.ts';
import type { OrderEvent } from './steps/orders.ts';
import type { OwningEvent } from './steps/owning.ts';
import type { PlanEvent } from './steps/plan.ts';
import type { PromiseEvent } from './steps/promise.ts';
import type { ReliefEvent } from './steps/relief.ts';
import type { RequestEvent } from './steps/requests.ts';
import type { ResultEvent } from './steps/result.ts';
import type { ReviewEvent } from './steps/review.ts';
import type { LeadEvent } from './steps/leads.ts';
import type { SilenceEvent } from './steps/silence.ts';
import type { SurveyEvent } from './steps/survey.ts';
import type { WorkEvent } from './steps/work.ts';

/**
 * What a person or the clock does to an appeal, with what the step asked for. Numbers (`no`) and the owner
 * of a third round (`toId`) are given by `act`.
 */
export type AppealEvent =
  | FilingEvent
  | GradeEvent
  | ReliefEvent
  | OwningEvent
  | WorkEvent
  | ResultEvent
  | SilenceEvent
  | BylawEvent
  | RequestEvent
  | ReviewEvent
  | ExtensionEvent
  | PlanEvent
  | PromiseEvent
  | JoiningEvent
  | OrderEvent
  | HelperEvent
  | SurveyEvent
  | LeadEvent
  /** `no`: of the lead that the last step of the ladder makes. */
  | { type: 'ring'; kind: string; no?: string };

export type EventType = AppealEvent['type'];

/** An event as recorded: who did it in what relation, and when. */
export type Recorded = {
  event: AppealEvent;
  at: Instant;
  /** Null for the clock. */
  actorId: string | null;
  relation: Relation;
};
