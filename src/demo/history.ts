import { act } from '../appeal/act.ts';
import type { Answers, AnswerValue } from '../appeal/appeal.ts';
import type { AppealEvent } from '../appeal/events.ts';
import { fireTimer } from '../appeal/clock.ts';
import { categoryOf, questionsFor, startDraft, submitDraft } from '../appeal/compose.ts';
import { DAY_MS, HOUR_MS } from '../calendar/duration.ts';
import { localTime } from '../calendar/zone.ts';
import type { SqlTx } from '../db/client.ts';
import type { Deps } from '../deps.ts';
import { exampleOf } from '../policy/ask.ts';
import type { Category, Question } from '../policy/policy.ts';
import type { Locale } from '../text/locale.ts';
import { inEnglish } from './english.ts';
import { firstTimerOf, ownerIdOf } from './store.ts';
import type { Actor, Story } from './stories.ts';

/** Who is who, for the cases of the past. */
export type Roster = {
  /** By part of the cast. */
  staff: Record<string, string>;
  enterprises: readonly {
    id: string;
    contactId: string;
    contact: string;
    ownerId: string;
    address: string;
  }[];
};

/** Tells cases of the past through the same use-cases as everybody's, with a clock that stands in the past. */
export type Past = {
  deps: Deps;
  tx: SqlTx;
  roster: Roster;
  setClock: (at: number) => void;
  /** Where the past ends. */
  end: number;
  locale: Locale;
};

/** More alarms than this one case cannot ring. */
const MOST_RINGS = 60;

/** @returns the id of the case, whose timers have all rung that were due by `until` */
export async function tell(past: Past, story: Story, until = past.end): Promise<string> {
  const { deps, roster } = past;
  const enterprise = roster.enterprises[story.enterprise];
  if (enterprise === undefined) throw new Error(`no enterprise ${story.enterprise}`);
  let at = past.end - story.days * DAY_MS;
  past.setClock(at);
  const id = await file(deps, enterprise, story, past.locale);
  for (const { after, by, event } of story.steps) {
    at += after * HOUR_MS;
    await ringUntil(past, id, at);
    past.setClock(at);
    const personId = await personFor(past, id, by, enterprise.contactId);
    const said = past.locale === 'en' ? inEnglish(event(at)) : event(at);
    const full = signed(said, enterprise.contact);
    await act(deps, { appealId: id, event: full, personId, cause: causeFor(deps) });
  }
  await ringUntil(past, id, until);
  return id;
}

const causeFor = (deps: Deps): string => `seed-${deps.newId()}`;

const signed = (event: AppealEvent, name: string): AppealEvent =>
  event.type === 'sign' ? { ...event, name } : event;

type Filer = Roster['enterprises'][number];
type Speaker = Filer & { locale: Locale };

/** Files a case now, by the clock of `deps`. */
export async function file(
  deps: Deps,
  by: Filer,
  what: Pick<Story, 'category' | 'description' | 'wanted' | 'answers'>,
  locale: Locale,
) {
  const policy = deps.policies.current();
  const category = categoryOf(policy, what.category) ?? policy.categories.at(-1);
  if (category === undefined) throw new Error('a policy without categories');
  const told = locale === 'en' ? inEnglish(what) : what;
  const answers = answersFor(deps, category, { ...by, locale }, told);
  const { id: enterpriseId, contactId: personId, ownerId } = by;
  const draft = await startDraft(deps, { personId, enterpriseId, category: category.code, answers });
  await submitDraft(deps, draft, { personId, ownerId, cause: causeFor(deps) });
  return draft.id;
}

async function personFor(past: Past, id: string, by: Actor, contactId: string): Promise<string | null> {
  if (by === 'filer') return contactId;
  if (by === 'owner') return await ownerIdOf(past.tx, id);
  return past.roster.staff[by] ?? null;
}

/** Lets the clock do to a case what it would have done by then. */
async function ringUntil({ deps, tx, setClock }: Past, id: string, until: number): Promise<void> {
  for (let rung = 0; rung < MOST_RINGS; rung += 1) {
    const timer = await firstTimerOf(tx, id, new Date(until));
    if (timer === null) return;
    setClock(Math.max(deps.now().getTime(), timer.dueAt.getTime()));
    await fireTimer(deps, { id: timer.id, appealId: id, kind: timer.kind });
  }
}

/** An answer to everything that must be answered; questions follow from answers, so until none is left. */
function answersFor(
  deps: Deps,
  category: Category,
  by: Speaker,
  what: Pick<Story, 'description' | 'wanted' | 'answers'>,
): Answers {
  const known = new Set(category.questions.map(({ key }) => key));
  const given = Object.entries({ description: what.description, wanted: what.wanted, ...what.answers });
  const answers: Answers = Object.fromEntries(given.filter(([key]) => known.has(key)));
  for (;;) {
    const next = questionsFor(category, answers).find((q) => q.required && answers[q.key] === undefined);
    if (next === undefined) return answers;
    answers[next.key] = answerTo(deps, next, by);
  }
}

function answerTo(deps: Deps, question: Question, by: Speaker): AnswerValue {
  const { type, options = [], min } = question;
  const mild = options.find(({ grade }) => grade === undefined) ?? options.at(-1);
  // The last of the mild ones is the mildest: 不影响, 没有, 不清楚.
  const last = options.findLast(({ grade }) => grade === undefined) ?? mild;
  switch (type) {
    case 'choice':
      return last?.key ?? '';
    case 'multi':
      return [mild?.key ?? ''];
    case 'number':
      return Math.max(min ?? 0, 2);
    case 'date':
      return localTime(deps.policies.calendar(deps.policies.current()).zone, deps.now()).date;
    case 'files':
    case 'items':
      return [];
    default:
      return question.key === 'location' ? by.address : exampleIn(by.locale, question);
  }
}

/** The policy's examples name places of the town. */
function exampleIn(locale: Locale, question: Question): string {
  const example = exampleOf(question, locale);
  return locale === 'en' ? inEnglish(example) : example;
}
