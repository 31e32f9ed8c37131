import type { AnswerInput } from '../src/appeal/answer.ts';
import { isDoubt } from '../src/forms/flow.ts';
import type { Ask } from '../src/forms/form.ts';
import { dialogButton, type State } from '../src/forms/show.ts';
import { saveDialog } from '../src/forms/store.ts';
import type { Refusal } from '../src/refusal.ts';
import type { Button } from '../src/text/keyboard.ts';
import { label } from '../src/text/labels.ts';
import { say } from '../src/text/say.ts';
import type { Action } from '../src/text/screen.ts';
import type { Known } from './bot-form.ts';
import { giveNumbers } from './danger.ts';
import { sayRefusalTo } from './refusals.ts';
import { takeOff } from './take-off.ts';

type Rows = Button<Action>[][];

/** Says what is wrong with an answer, with the way out; the question stays open. */
export async function refuseAnswer(
  talk: Known,
  state: State<unknown>,
  ask: Ask,
  input: AnswerInput,
  refusal: Refusal,
): Promise<void> {
  const { dialog } = state;
  const html = await sayRefusalTo(talk, refusal, dialog.appealId ?? undefined);
  const isConfirmable = isDoubt(ask, refusal.code) && 'text' in input;
  const memo = isConfirmable ? { ...dialog.memo, doubt: input.text } : { ...dialog.memo };
  if (!isConfirmable) delete memo.doubt;
  if ('text' in input) await giveNumbers(talk, input.text);
  const ways = waysOut(state, refusal.code, isConfirmable);
  const messageId = await talk.reply(html, ways);
  await takeOff(talk, memo.side);
  if (ways.length > 0) memo.side = messageId;
  await saveDialog(talk.deps, { ...dialog, memo, cause: talk.cause }, dialog.version, talk.deps.now());
}

function waysOut({ dialog, c }: State<unknown>, code: string, isConfirmable: boolean): Rows {
  const { locale } = c.clock;
  const back = dialogButton(dialog, label(locale, 'back'), 'b');
  if (code === 'err.sign.sentence') return [[back]];
  if (code === 'err.school.grades.sum')
    return [
      [
        dialogButton(dialog, say(locale, 'opt.fix_count'), 'e', 'count'),
        dialogButton(dialog, say(locale, 'opt.fix_grades'), 'e', 'grades'),
      ],
    ];
  if (!isConfirmable) return [];
  const other =
    code === 'err.sign.differs' ? back : dialogButton(dialog, label(locale, 'edit'), 'e', dialog.step);
  return [[dialogButton(dialog, label(locale, 'confirm'), 'f'), other]];
}
