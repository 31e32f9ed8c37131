import { draftsWritten, dropWritten } from '../src/appeal/behalf.ts';
import { categoryOf, deleteDraft, gradeOf } from '../src/appeal/compose.ts';
import { type CaseView, loadCase, membersById } from '../src/appeal/views.ts';
import { caseLike } from '../src/appeal/views-enterprise.ts';
import { refuseUnbound } from '../src/forms/behalf.ts';
import { readDialog } from '../src/forms/store.ts';
import { Refusal } from '../src/refusal.ts';
import { firmsToWriteFor } from '../src/supervision/views-behalf.ts';
import { packId } from '../src/telegram/buttons.ts';
import type { Tap } from '../src/telegram/buttons.ts';
import { titleOf } from '../src/text/case-title.ts';
import { raw } from '../src/text/html.ts';
import { label } from '../src/text/labels.ts';
import { shortName } from '../src/text/numbers.ts';
import { say } from '../src/text/say.ts';
import type { Screen } from '../src/text/screen.ts';
import { asFirms } from './behalf-form.ts';
import { isKnown, type Known } from './bot-form.ts';
import { beginForm, closeDialog } from './dialog.ts';
import { submitOwn } from './enterprise-intake.ts';
import { ownDraft } from './enterprise.ts';
import type { Feature } from './feature.ts';
import type { Talk } from './talk.ts';

type Verb = (talk: Known, id: string | undefined) => Promise<void>;

const known =
  (run: Verb) =>
  async (talk: Talk, { id }: Tap): Promise<void> => {
    if (!isKnown(talk)) throw new Refusal('refuse.not_yours');
    await run(talk, id);
  };

/** 代提: the staff write down what they heard, and the enterprise reads, mends, sends or drops it. */
export const behalf: Feature = {
  verbs: {
    behalf: known(start),
    'behalf.fresh': known(begin),
    'behalf.resume': known(async (talk, id = '') => {
      await written(talk, id);
      await beginForm(talk, 'behalf', { appealId: id });
    }),
    'behalf.discard': known(discard),
    'behalf.submit': known(submit),
    'behalf.edit': known(async (talk, id = '') => {
      await ownDraft(talk, id);
      await review(talk, id);
    }),
    'behalf.drop': known(drop),
  },
};

/** 替企业记, for one enterprise or for any: what was begun and not finished is offered first. */
async function start(talk: Known, firmId?: string): Promise<void> {
  const begun = await draftsWritten(talk.deps, talk.who.person.id);
  const here = begun.filter(({ enterpriseId }) => firmId === undefined || enterpriseId === firmId);
  if (here.length === 0) return await begin(talk, firmId);
  const views = await Promise.all(here.map(({ id }) => loadCase(talk.deps, id)));
  const { html, buttons } = begunScreen(talk, views, firmId);
  await talk.reply(html, buttons);
}

function begunScreen({ locale, clock }: Known, views: readonly CaseView[], firmId?: string): Screen {
  const lines = views.map((view, i) =>
    say(locale, 'behalf.found_line', {
      i: i + 1,
      enterprise_short: shortName(view.enterprise.name),
      title: titleOf(view, clock),
    }),
  );
  const resume = views.map(({ appeal }, i) => ({
    label: views.length > 1 ? `${label(locale, 'resume')} ${i + 1}` : label(locale, 'resume'),
    action: { verb: 'behalf.resume', id: appeal.id },
  }));
  const fresh = {
    label: label(locale, 'fresh'),
    action: { verb: 'behalf.fresh', ...(firmId === undefined ? {} : { id: firmId }) },
  };
  const html = say(locale, 'behalf.found', { n: views.length, lines: raw(lines.join('\n')) });
  return { html, buttons: [...resume.map((button) => [button]), [fresh]] };
}

async function begin(talk: Known, firmId?: string): Promise<void> {
  const { deps, who } = talk;
  const wanted = firmId === undefined ? { limit: 1 } : { id: firmId, limit: 1 };
  const [firm] = asFirms(talk, await firmsToWriteFor(deps, who.person, wanted));
  if (firm === undefined) throw new Refusal('refuse.not_yours');
  if (firmId === undefined) return await beginForm(talk, 'behalf');
  refuseUnbound(firm, deps.policies.current().town.phone);
  if (firm.isOwn) return await beginForm(talk, 'intake', { answers: { enterprise: firmId.slice(-12) } });
  await beginForm(talk, 'behalf', { answers: { behalf_firm: packId(firmId) } });
}

/** What this person has begun to write down and not handed over. */
async function written(talk: Known, id: string): Promise<void> {
  const own = await draftsWritten(talk.deps, talk.who.person.id);
  if (!own.some((draft) => draft.id === id)) throw new Refusal('refuse.draft_gone');
}

async function discard(talk: Known, id = ''): Promise<void> {
  await written(talk, id);
  await endDialog(talk, id);
  await deleteDraft(talk.deps, id, talk.who.person.id);
  await talk.edit(talk.messageId, say(talk.locale, 'behalf.deleted'));
}

async function endDialog(talk: Known, id: string): Promise<void> {
  const dialog = await readDialog(talk.deps, talk.who.person.id);
  if (dialog?.appealId === id) await closeDialog(talk, dialog);
}

/** The summary, from which any field can be changed; whoever wrote it down answered what comes before. */
async function review(talk: Known, appealId: string): Promise<void> {
  await beginForm(talk, 'intake', { appealId, answers: { intro: 'go', optional: 'summary' } });
}

/** 提交 by the enterprise itself. What looks like a case it has already is asked about first, like any new one. */
async function submit(talk: Known, id = ''): Promise<void> {
  const view = await ownDraft(talk, id);
  if (await isToAsk(talk, view)) return await review(talk, id);
  await endDialog(talk, id);
  const no = await submitOwn(talk, view);
  await talk.send.editMarkup(talk.chatId, talk.messageId).catch(() => {});
  await talk.toast(say(talk.locale, 'toast.submitted', { no }));
}

/** Once for a draft, and never before an emergency. */
async function isToAsk({ deps }: Known, { appeal, rules }: CaseView): Promise<boolean> {
  const category = categoryOf(rules.policy, appeal.category);
  if (appeal.answers.same !== undefined || category === undefined) return false;
  return gradeOf(category, appeal.answers).grade !== 'top' && (await caseLike(deps, appeal)) !== null;
}

/** 不是我的意思: nothing is submitted, and its author is told. */
async function drop(talk: Known, id = ''): Promise<void> {
  const view = await ownDraft(talk, id);
  const { deps, locale, who } = talk;
  await endDialog(talk, view.appeal.id);
  const { behalf: author } = await dropWritten(deps, view.appeal.id, who.person.id);
  const people = await membersById(deps, author === null ? [] : [author.by]);
  const by = people[author?.by ?? '']?.name ?? '';
  await talk.edit(talk.messageId, say(locale, 'behalf.dropped', { by }));
}
