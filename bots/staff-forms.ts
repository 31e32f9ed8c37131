import { logContact } from '../src/forms/log-contact.ts';
import { type AnyForm, botForm } from './bot-form.ts';

/** The forms of those who handle, dispatch and supervise cases. */
export const staffForms: Record<string, AnyForm> = {
  log_contact: botForm({ form: logContact, needs: ['log_contact'] }),
};
