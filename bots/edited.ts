import { act } from '../src/appeal/act.ts';
import { PREVIEW, readAnswer } from '../src/forms/flow.ts';
import { alarmChange } from '../src/forms/intake-keep.ts';
import { askOfQuestion } from '../src/forms/policy-ask.ts';
import { changeDraft, categoryOf } from '../src/appeal/compose.ts';
import { isAlive } from '../src/appeal/appeal.ts';
import { type CaseView, loadCase } from '../src/appeal/views.ts';
import { findSaid, type Said } from '../src/appeal/views-enterprise.ts';
import { saveDialog } from '../src/forms/store.ts';
import { whoHas } from '../src/text/case-people.ts';
import { say } from '../src/text/say.ts';
import { isKnown, type Known } from './bot-form.ts';
import { sayEnded } from './after-end.ts';
import { warn } from './danger.ts';
import { askAgain, openDialog } from './dialog.ts';
import type { Feature } from './feature.ts';
import { MOST, refuseUnfit } from './fit-words.ts';
import { saidIn } from './given.ts';

/** Conversations that ask which case words are for, and whose words these are. */
const picks: Record<string, keyof typeof MOST> = { pick: 'enterprise', pick_staff: 'staff' };

/** Messages that were changed afterwards: in a draft the answer changes, on a submitted case it is an addition. */
export const edited: Feature = {
  edited: async (talk, message) => {
    const text = message.text ?? message.caption;
    if (!isKnown(talk) || text === undefined) return false;
    if (await changePicked(talk, message.message_id, text)) return true;
    const said = await findSaid(talk.deps, talk.chatId, message.message_id);
    if (said === null) return false;
    await change(talk, said, text);
    return true;
  },
};

/** It still waits for its writer to say which case it is for: the question is asked again with the new words. */
async function changePicked(talk: Known, messageId: number, text: string): Promise<boolean> {
  const dialog = (await openDialog(talk))?.state.dialog;
  const kind = dialog === undefined ? undefined : picks[dialog.form];
  if (dialog === undefined || kind === undefined || saidIn(dialog.answers) !== messageId) return false;
  if (dialog.memo.joined) {
    await talk.reply(say(talk.locale, 'ans.edited_joined'));
    return true;
  }
  refuseUnfit(talk, text, MOST[kind]);
  const answers = { ...dialog.answers, text };
  await saveDialog(talk.deps, { ...dialog, answers, cause: talk.cause }, dialog.version, talk.deps.now());
  const open = await openDialog(talk);
  if (open !== null) await askAgain(talk, open);
  return true;
}

async function change(talk: Known, said: Said, text: string): Promise<void> {
  const view = await loadCase(talk.deps, said.appealId);
  const { appeal } = view;
  const isDraft = appeal.status === 'draft' && appeal.filedBy === talk.who.person.id;
  if (isDraft) return await changeAnswer(talk, view, said.key, text);
  if (!isAlive(appeal.status)) return await sayEnded(talk, view);
  refuseUnfit(talk, text, MOST.enterprise);
  const event = { type: 'add_info', text, edited: true } as const;
  await act(talk.deps, { appealId: appeal.id, event, personId: talk.who.person.id, cause: talk.cause });
  const isTalk = said.key === 'message' || said.key === 'add';
  const owner_name = whoHas(view, talk.locale);
  await talk.reply(say(talk.locale, isTalk ? 'ans.edited_talk' : 'ans.edited_late', { owner_name }));
  await warn(talk, appeal.id, text);
}

async function changeAnswer(talk: Known, view: CaseView, key: string, text: string): Promise<void> {
  const { appeal, rules } = view;
  const { clock, who } = talk;
  if (key === 'line') return void (await talk.reply(say(talk.locale, 'ans.edited_line')));
  const question = categoryOf(rules.policy, appeal.category)?.questions.find((q) => q.key === key);
  if (question === undefined) return;
  const { id, name } = who.person;
  const c = { view, rules, clock, person: { id, name }, facts: undefined };
  const form = { name: 'edited', asks: () => [] };
  const state = { form, answers: appeal.answers, memo: {}, c };
  const value = readAnswer(state, askOfQuestion(question, c), { text });
  const change = { [key]: value };
  const alarm = alarmChange(rules.policy, { ...appeal.answers, category: appeal.category ?? '' }, change);
  await changeDraft(talk.deps, appeal.id, id, { answers: { ...change, ...alarm } });
  await talk.reply(say(talk.locale, 'ans.edited'));
  const open = await openDialog(talk);
  if (open?.state.dialog.appealId === appeal.id && open.state.dialog.step === PREVIEW)
    await askAgain(talk, open);
}
