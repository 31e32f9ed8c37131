import { act } from '../src/appeal/act.ts';
import { loadCase } from '../src/appeal/views.ts';
import { loadViewer } from '../src/notices/views.ts';
import { Refusal } from '../src/refusal.ts';
import type { Tap } from '../src/telegram/buttons.ts';
import { label } from '../src/text/labels.ts';
import { buttonOf } from '../src/text/offers.ts';
import { say } from '../src/text/say.ts';
import type { Known } from './bot-form.ts';

type Verb = (talk: Known, id: string, tap: Tap) => Promise<void>;

const answers = ['fine', 'bad', 'unsaid'] as const;

/** The answer four weeks after 满意; where it is back, whether the case is opened again, a new one linked to it, or only the supervisor knows. */
export const surveyVerbs: Record<string, Verb> = {
  survey: async (talk, appealId, { arg }) => {
    const { deps, who, cause, locale } = talk;
    const answer = answers.find((one) => one === arg);
    if (answer === undefined) throw new Refusal('refuse.stale_button');
    await act(deps, { appealId, event: { type: 'answer_survey', answer }, personId: who.person.id, cause });
    const view = await loadCase(deps, appealId);
    if (answer !== 'bad' || view.appeal.status !== 'satisfied') return await thank(talk);
    const { open } = await loadViewer(deps, view, who.person.id);
    const only = { label: label(locale, 'only_super'), action: { verb: 'survey.only', id: appealId } };
    if (open.includes('reopen'))
      return await talk.edit(talk.messageId, say(locale, 'survey.relapsed'), [
        [buttonOf('reopen', locale, appealId), only],
      ]);
    const linked = { label: label(locale, 'relapse'), action: { verb: 'relapse.yes', id: appealId } };
    await talk.edit(talk.messageId, say(locale, 'survey.relapsed_late', { no: view.appeal.no ?? '' }), [
      [linked, only],
    ]);
  },
  'survey.only': (talk) => thank(talk),
};

const thank = (talk: Known): Promise<void> => talk.edit(talk.messageId, say(talk.locale, 'survey.thanks'));
