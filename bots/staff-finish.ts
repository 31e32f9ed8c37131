import { act } from '../src/appeal/act.ts';
import { loadCase } from '../src/appeal/views.ts';
import type { Done } from '../src/forms/form.ts';
import { filesIn } from '../src/forms/report-done.ts';
import type { State } from '../src/forms/show.ts';
import { dropFiles, looseFiles } from '../src/forms/store-files.ts';
import { say } from '../src/text/say.ts';
import type { Screen } from '../src/text/screen.ts';
import type { Known } from './bot-form.ts';

/** Takes the step of a form that asks for files, and hands it all that was sent for it. */
export async function finishWithFiles<F>(talk: Known, { form, answers, c, dialog }: State<F>): Promise<Done> {
  const { appealId } = dialog;
  if (appealId === null || form.event === undefined) throw new Error(`form ${form.name} has no end`);
  const { deps, cause } = talk;
  const files = [...(dialog.memo.files ?? []), ...filesIn(answers.files)];
  await act(deps, { appealId, event: form.event(answers, c), personId: c.person.id, cause, files });
  return form.done?.(answers, { ...c, view: await loadCase(deps, appealId) }) ?? {};
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
