import { earlyFiles, withEarly } from '../src/forms/file-kinds.ts';
import type { Done } from '../src/forms/form.ts';
import { pickStaff, type PickStaffFacts } from '../src/forms/pick-staff.ts';
import type { State } from '../src/forms/show.ts';
import { handledBy } from '../src/supervision/views.ts';
import { packId } from '../src/telegram/buttons.ts';
import { shortName, shortNumber } from '../src/text/numbers.ts';
import { type AnyForm, botForm, type Known } from './bot-form.ts';
import { saidIn } from './given.ts';
import { passOn } from './staff-message.ts';

const MOST = 8;

/** What was said, kept until the person says which case it is for. */
export const pickStaffForm: AnyForm = botForm<PickStaffFacts>({
  form: pickStaff,
  facts: async (talk) => ({ cases: await casesToPick(talk) }),
  early: withEarly,
  adds: () => 'text',
  finish,
});

/** `0042 示例精密`: the cases this person handles, those moved last in front. */
export async function casesToPick({ deps, who }: Known): Promise<PickStaffFacts['cases']> {
  const rows = await handledBy(deps, who.person.id, MOST);
  return rows.map(({ appeal, enterprise }) => ({
    key: packId(appeal.id),
    id: appeal.id,
    label: `${shortNumber(appeal.no ?? '').replace(/^\d{4}-/, '')} ${shortName(enterprise)}`,
  }));
}

async function finish(talk: Known, { answers, c }: State<PickStaffFacts>): Promise<Done> {
  if (answers.to === 'drop') return { text: { say: 'relay.dropped' } };
  const chosen = c.facts.cases.find(({ key }) => key === answers.to);
  if (chosen === undefined) return { text: { say: 'refuse.stale_button' } };
  const words = { appealId: chosen.id, text: String(answers.text ?? ''), files: earlyFiles(answers) };
  return { text: { html: await passOn(talk, { ...words, saidIn: saidIn(answers) }) } };
}
