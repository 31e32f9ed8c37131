import { isKnown } from './bot-form.ts';
import { openDialog } from './dialog.ts';
import { dialogVerbs, hearText } from './dialog-feature.ts';
import type { Feature } from './feature.ts';

/** Open questions: their buttons, and what people write while one is open. */
export const dialogs: Feature = {
  verbs: dialogVerbs,
  message: async (talk, message) => {
    if (!isKnown(talk) || message.text === undefined || message.text.startsWith('/')) return false;
    const open = await openDialog(talk);
    if (open === null) return false;
    await hearText(talk, open, message.text);
    return true;
  },
};
