import type { CaseView } from '../src/appeal/views.ts';
import { loadViewer } from '../src/notices/views.ts';
import { label } from '../src/text/labels.ts';
import { say } from '../src/text/say.ts';
import type { Known } from './bot-form.ts';

/** Says to somebody of an enterprise that a case has ended and takes no words, and what there is instead. */
export async function sayEnded(talk: Known, view: CaseView): Promise<void> {
  const { id, no } = view.appeal;
  const { locale } = talk;
  const viewer = await loadViewer(talk.deps, view, talk.who.person.id);
  const start = { label: label(locale, 'new_appeal'), action: { verb: 'new' } };
  if (!viewer.open.includes('reopen')) {
    await talk.reply(say(locale, 'relay.ended', { no: no ?? '' }), [[start]]);
    return;
  }
  const again = { label: label(locale, 'relapse'), action: { verb: 'reopen', id } };
  await talk.reply(say(locale, 'relay.closed', { no: no ?? '' }), [[again, start]]);
}
