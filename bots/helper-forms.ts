import type { EventType } from '../src/appeal/events.ts';
import { giveSub, type HelperFacts, ruleSub } from '../src/forms/give-sub.ts';
import type { Dialog } from '../src/forms/store.ts';
import { helperLines, leadLines } from '../src/forms/sub-steps.ts';
import { helpersFor } from '../src/supervision/views-forms.ts';
import { packId } from '../src/telegram/buttons.ts';
import { type AnyForm, botForm, type Known } from './bot-form.ts';
import { cancelWithFiles } from './staff-finish.ts';

/** Nobody asks themselves; a dispatcher may name even the one who returned it. */
async function candidates({ deps, who }: Known, { appealId }: Dialog): Promise<HelperFacts> {
  const people = (await helpersFor(deps, appealId ?? '')).filter(({ id }) => id !== who.person.id);
  const units = people.map(({ unit }) => unit);
  return {
    candidates: people.map((person) => ({
      ...person,
      key: packId(person.id),
      alone: units.filter((unit) => unit === person.unit).length === 1,
    })),
  };
}

/** The forms about sub-tasks of co-handlers, by the verb that begins them. */
export const helperForms: Record<string, AnyForm> = {
  give_sub: botForm<HelperFacts>({ form: giveSub, needs: ['give_sub'], facts: candidates }),
  rule_sub: botForm<HelperFacts>({ form: ruleSub, needs: ['rule_sub'], facts: candidates }),
  ...Object.fromEntries(
    Object.entries({ ...helperLines, ...leadLines }).map(([name, form]) => [
      name,
      botForm({ form, needs: [name as EventType], cancelled: cancelWithFiles }),
    ]),
  ),
};
