import { act } from '../src/appeal/act.ts';
import { type CaseView, loadCase } from '../src/appeal/views.ts';
import type { Done, Wording } from '../src/forms/form.ts';
import { filesIn } from '../src/forms/report-done.ts';
import type { State } from '../src/forms/show.ts';
import { dropFiles, looseFiles } from '../src/forms/store-files.ts';
import { PROGRESS } from '../src/notices/notice.ts';
import { newsSince } from '../src/notices/store-sent.ts';
import { midnight, notBefore } from '../src/notices/timing.ts';
import { say } from '../src/text/say.ts';
import type { Screen } from '../src/text/screen.ts';
import { writeMoment } from '../src/text/when.ts';
import type { Known } from './bot-form.ts';
import { heldUntil } from './held.ts';

/** Takes the step of a form that asks for files, and hands it all that was sent for it. */
export async function finishWithFiles<F>(talk: Known, { form, answers, c, dialog }: State<F>): Promise<Done> {
  const { appealId } = dialog;
  if (appealId === null || form.event === undefined) throw new Error(`form ${form.name} has no end`);
  const { deps, cause } = talk;
  const files = [...(dialog.memo.files ?? []), ...filesIn(answers.files)];
  await act(deps, { appealId, event: form.event(answers, c), personId: c.person.id, cause, files });
  return form.done?.(answers, { ...c, view: await loadCase(deps, appealId) }) ?? {};
}

/** 更新进展: off hours, and on a day that has had its message, whoever wrote it reads when it goes out. */
export async function finishProgress<F>(talk: Known, state: State<F>): Promise<Done> {
  const { view } = state.c;
  const held = view === null ? null : await heldNews(talk, view);
  const done = await finishWithFiles(talk, state);
  return held === null ? done : { ...done, toast: held };
}

async function heldNews(talk: Known, view: CaseView): Promise<Wording | null> {
  const { deps, clock } = talk;
  const opens = heldUntil(talk, view, 'enterprise');
  if (opens !== null) return { say: 'quiet.held.cadre', params: { at_open: writeMoment(clock, opens) } };
  if (view.appeal.grade === 'top') return null;
  const policy = deps.policies.current();
  const hours = {
    policy,
    calendar: deps.policies.calendar(policy),
    quiet: deps.policies.quietCalendar(policy, 'enterprise'),
  };
  const told = await newsSince(deps.sql, view.enterprise.id, midnight(hours.calendar, clock.now));
  const news = { kind: PROGRESS, manner: 'remind', audience: 'enterprise', urgent: false } as const;
  const goes = notBefore(hours, news, clock.now, { reminds: 0, progress: told, outside: 0 });
  return goes > clock.now ? { say: 'cap.moved', params: { at_open: writeMoment(clock, goes) } } : null;
}

/** 取消 of such a form: what was sent for it goes, so that it does not turn up with the next step. */
export async function cancelWithFiles<F>(talk: Known, { c, dialog }: State<F>): Promise<Screen> {
  const { deps, locale, who } = talk;
  if (dialog.appealId !== null) {
    const loose = await looseFiles(deps, dialog.appealId, who.person.id);
    const ids = loose.map(({ id }) => id);
    await dropFiles(deps, ids, who.person.id);
  }
  return { html: say(locale, 'cancel.action', { no: c.view?.appeal.no ?? '' }), buttons: [] };
}
