import { beginForm } from './dialog.ts';
import type { Feature } from './feature.ts';
import { looking } from './staff-look.ts';
import { helperVerbs } from './helper-steps.ts';
import { onCase } from './staff-case.ts';
import { showConsole } from './staff-console.ts';
import { staffForms } from './staff-forms.ts';
import { listCommands, listVerb, showFirm, showFirmPhone } from './staff-lists.ts';
import { flagVerbs } from './staff-flags.ts';
import { preview } from './staff-preview.ts';
import { staffSteps } from './staff-steps.ts';

/** Every form of the staff is begun by the verb of its name; what the button says is its first answer. */
const begins: NonNullable<Feature['verbs']> = Object.fromEntries(
  Object.keys(staffForms)
    .filter((name) => name !== 'pick_staff' && name !== 'behalf')
    .map((name) => [
      name,
      onCase(({ talk, view }, { arg }) =>
        beginForm(talk, name, {
          appealId: view.appeal.id,
          ...(arg ? { answers: { [firstOf(name)]: arg } } : {}),
        }),
      ),
    ]),
);

const firstOf = (name: string): string =>
  ({ give_reason: 'reason', slip_promise: 'reason', merge: 'to' })[name] ?? 'outcome';

/** Those who handle, dispatch and supervise cases. */
export const staff: Feature = {
  commands: { ...listCommands, preview, console: showConsole },
  verbs: {
    ...begins,
    ...staffSteps,
    ...helperVerbs,
    ...looking,
    // What a grade may become depends on who asks.
    grade: onCase(({ talk, view, viewer }) =>
      beginForm(talk, viewer.open.includes('set_grade') ? 'set_grade' : 'raise_grade', {
        appealId: view.appeal.id,
      }),
    ),
    list: listVerb,
    ...flagVerbs,
    firm: showFirm,
    firm_phone: showFirmPhone,
  },
};
