import type { Answers, AnswerValue } from '../appeal/appeal.ts';
import { writeAnswer } from '../text/answer.ts';
import { writeAt } from '../text/case-times.ts';
import { cut, raw } from '../text/html.ts';
import { type Button, reflow } from '../text/keyboard.ts';
import { label } from '../text/labels.ts';
import type { Locale } from '../text/locale.ts';
import { say } from '../text/say.ts';
import type { Action, Screen } from '../text/screen.ts';
import { momentIn } from './days.ts';
import { askAt, before, countOf, FIELDS, fieldsOf, type Memo, PREVIEW, questionOf } from './flow.ts';
import type { Ask, Form, FormCase, Wording } from './form.ts';
import type { Dialog } from './store.ts';
import { buttonText, sayWording, wordsOf } from './wording.ts';

/** All that is known of a conversation at one moment. */
export type State<F> = { form: Form<F>; answers: Answers; memo: Memo; c: FormCase<F>; dialog: Dialog };

type Row = Button<Action>[];
type DialogVerb = 'a' | 'b' | 's' | 'c' | 'd' | 'f' | 'e';

/** A button of a conversation; it knows for which question it was made. */
export function dialogButton(
  dialog: Pick<Dialog, 'id' | 'version'>,
  text: string,
  verb: DialogVerb,
  arg?: string,
): Button<Action> {
  const action = { verb, id: dialog.id, version: dialog.version };
  return { label: text, action: arg === undefined ? action : { ...action, arg } };
}

/** What stands in the chat while the conversation waits: a question, the preview, or the choice of a field. */
export function screensOf<F>(state: State<F>): Screen[] {
  const { step } = state.dialog;
  if (step === PREVIEW || step === FIELDS) return previewScreens(state);
  const ask = askAt(state, step);
  return ask === undefined ? [] : [askScreen(state, ask)];
}

function askScreen<F>(state: State<F>, ask: Ask): Screen {
  const { locale } = state.c.clock;
  const lead = (ask.lead ?? []).map((wording) => sayWording(locale, wording));
  return {
    html: [...lead, questionHtml(state, ask)].join('\n\n'),
    buttons: [...optionRows(state, ask), ...navRow(state, ask)],
  };
}

function questionHtml<F>(state: State<F>, ask: Ask): string {
  const { locale } = state.c.clock;
  const html = sayWording(locale, ask.ask);
  if (!ask.framed) return html;
  const [question = '', ...hint] = html.split('\n');
  return say(locale, 'ask.frame', {
    ...countOf(state, ask.key),
    question: raw(question),
    hint: raw(hint.join('\n')),
  });
}

function optionRows<F>({ c, dialog, memo }: State<F>, ask: Ask): Row[] {
  const { locale } = c.clock;
  const ticked = memo.ticked ?? [];
  const buttons = (ask.options ?? []).map(({ key, label: wording }) => {
    const text = buttonText(locale, wording);
    const shown = ask.type === 'multi' && ticked.includes(key) ? `✅ ${text}` : text;
    return { key, button: dialogButton(dialog, cut(shown, 30), 'a', key) };
  });
  if (ask.type === 'choice' && ask.other)
    buttons.push({ key: 'other', button: dialogButton(dialog, label(locale, 'other'), 'a', 'other') });
  if (ask.type === 'multi' || ask.type === 'files')
    buttons.push({ key: 'done', button: dialogButton(dialog, label(locale, 'done'), 'd') });
  const rows = ask.layout ?? [buttons.map(({ key }) => key)];
  return reflow(
    rows
      .map((row) => row.flatMap((key) => buttons.find((one) => one.key === key)?.button ?? []))
      .filter((row) => row.length > 0),
  );
}

function navRow<F>(state: State<F>, ask: Ask): Row[] {
  const { dialog, c } = state;
  const { locale } = c.clock;
  const row = [
    ...(before(state, ask.key) ? [dialogButton(dialog, label(locale, 'back'), 'b')] : []),
    ...(ask.required ? [] : [dialogButton(dialog, label(locale, 'skip'), 's')]),
    ...(ask.unstoppable ? [] : [dialogButton(dialog, label(locale, 'cancel'), 'c')]),
  ];
  const short =
    ask.shortcut === undefined
      ? []
      : [dialogButton(dialog, buttonText(locale, ask.shortcut.label), 's', 'rest')];
  return [short, row].filter((buttons) => buttons.length > 0);
}

function previewScreens<F>(state: State<F>): Screen[] {
  const { form, answers, c, dialog } = state;
  const { locale } = c.clock;
  const { parts = [], submit = 'confirm' } = form.preview?.(answers, c) ?? {};
  const last = parts.length - 1;
  return parts.map((part, i) => {
    const html = sayWording(locale, part);
    if (i < last) return { html, buttons: [] };
    if (dialog.step === FIELDS)
      return { html: `${html}\n\n${say(locale, 'summary.edit')}`, buttons: fieldRows(state) };
    const choice = [
      [dialogButton(dialog, label(locale, submit), 'f')],
      [dialogButton(dialog, label(locale, 'edit'), 'e'), dialogButton(dialog, label(locale, 'cancel'), 'c')],
    ];
    return { html, buttons: choice };
  });
}

function fieldRows<F>(state: State<F>): Row[] {
  const { dialog, c } = state;
  const { locale } = c.clock;
  const buttons = fieldsOf(state).map((ask) =>
    dialogButton(dialog, cut(buttonText(locale, ask.label ?? ask.ask), 18), 'e', ask.key),
  );
  const rows: Row[] = [];
  for (let i = 0; i < buttons.length; i += 2) rows.push(buttons.slice(i, i + 2));
  return [...rows, [dialogButton(dialog, label(locale, 'less'), 'e', FIELDS)]];
}

/** A question that has been answered: without its hint and buttons, so that the chat stays readable. */
export function answeredHtml<F>(state: State<F>, ask: Ask, value: AnswerValue | undefined): string {
  const { c } = state;
  const { locale } = c.clock;
  const question = questionAlone(sayWording(locale, ask.ask));
  if (value === undefined) return say(locale, 'ask.skipped', { question: raw(question) });
  const answer = answerText(state, ask, value);
  return say(locale, 'ask.answered', { question: raw(question), answer: cut(answer, 300) });
}

/** The first line up to its question mark: the advice behind it is not needed any more. */
function questionAlone(html: string): string {
  const [line = ''] = html.split('\n');
  const [, question = line, rest = ''] = /^(.*?[？?])([^<>]*)$/.exec(line) ?? [];
  return rest === '' || question.split('<').length % 2 === 0 ? line : question;
}

/** An answer as people read it. */
export function answerText<F>({ c }: Pick<State<F>, 'c'>, ask: Ask, value: AnswerValue): string {
  if (ask.type === 'files')
    return Array.isArray(value) && value.length > 0
      ? say(c.clock.locale, 'ask.files_n', { n: value.length })
      : label(c.clock.locale, 'none');
  if (ask.collects && typeof value === 'object' && !Array.isArray(value))
    return collected(c.clock.locale, value);
  const moment = ask.moments ? momentIn(value) : undefined;
  if (moment !== undefined) return writeAt(c.clock, moment);
  const address = c.view?.enterprise.address ?? '';
  return writeAnswer(questionOf(named(ask, c.clock.locale)), value, { clock: c.clock, address });
}

function collected(locale: Locale, { text, files }: Record<string, AnswerValue>): string {
  const sent = Number(files) > 0 ? say(locale, 'info.files', { n: Number(files) }) : '';
  return [String(text ?? ''), sent].filter((part) => part !== '').join(locale === 'zh' ? '，' : ', ');
}

/** Option labels of the deck may hold placeholders: what is shown of an answer has them filled. */
function named(ask: Ask, locale: Locale): Ask {
  if (ask.options === undefined) return ask;
  const options = ask.options.map(({ key, label: wording }) => {
    const text = buttonText(locale, wording);
    return { key, label: { words: { ...wordsOf(wording), [locale]: text } } as Wording };
  });
  return { ...ask, options };
}
