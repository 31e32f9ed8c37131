import type { AnyForm } from './bot-form.ts';
import { conductForms } from './conduct-forms.ts';
import { enterpriseForms } from './enterprise-forms.ts';
import { entryForms } from './entry-forms.ts';
import { helperForms } from './helper-forms.ts';
import { staffForms } from './staff-forms.ts';

/** Every form by its name: a conversation's row names its form, and is taken up again by it after a restart. */
export const forms: Record<string, AnyForm> = {
  ...entryForms,
  ...enterpriseForms,
  ...staffForms,
  ...conductForms,
  ...helperForms,
};
