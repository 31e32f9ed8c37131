import { eraseDraft } from '../appeal/store-drafts.ts';
import { eraseReports, evidenceOf, reportedCases } from '../conduct/erase.ts';
import { isDatabaseAway } from '../db/away.ts';
import type { SqlTx } from '../db/client.ts';
import type { Deps } from '../deps.ts';
import { recordAct } from '../record/acts.ts';
import { eraseCase } from '../record/erase.ts';
import { isCaseWhole } from '../record/verify.ts';
import { keptSince } from './period.ts';
import { forgetAround, forgetDialogs, oldCases, oldDrafts } from './store-cases.ts';
import { forgetPeople } from './store-people.ts';
import { forgetChat, forgetEntries, forgetTold } from './store-talk.ts';

/**
 * What was erased, or would be, by kind; `held`, `busy` and `altered` are cases whose time is over and that stay: the
 * last are not as they were written, or not what their log makes of them, and an erasure would hide what was changed.
 */
export type Retained = Record<(typeof kinds)[number], number>;

export const kinds = [
  'cases',
  'events',
  'files',
  'drafts',
  'reads',
  'notices',
  'messages',
  'chat_files',
  'updates',
  'dialogs',
  'requests',
  'invitations',
  'people',
  'held',
  'busy',
  'altered',
] as const;

/** `isTrial`: all of it is taken back in the end. */
type Run = { <T>(work: (tx: SqlTx) => Promise<T>): Promise<T>; isTrial?: true };

/** Undoes a dry run; never leaves this file. */
class Undo extends Error {}

/**
 * Erases what had its time under the policy in force, a case at a time, each whole or not at all; again is harmless.
 * Conduct reports are among it and are not counted: nobody is to know how many there are.
 * @param options.isAsked an administrator says so, which is on record even where nothing goes
 */
export async function retain(deps: Deps, { isAsked = false }: { isAsked?: boolean } = {}): Promise<Retained> {
  const counts = await sweep(deps, async (work) => (await deps.sql.begin(work)) as never);
  const { held: _, busy: __, altered: ___, ...data } = counts;
  if (isAsked || isAnythingErased(counts))
    await deps.sql.begin((tx) => recordAct(deps, tx, { type: 'retain', data, actorId: null }));
  return counts;
}

/** What stays is counted too, and is no erasure. */
export function isAnythingErased({ held: _, busy: __, altered: ___, ...gone }: Retained): boolean {
  return Object.values(gone).some((n) => n > 0);
}

/** What that would erase: the same statements in one transaction, which is taken back. */
export async function retainDry(deps: Deps): Promise<Retained> {
  let counts: Retained | undefined;
  try {
    await deps.sql.begin(async (tx) => {
      const run: Run = async (work) => (await tx.savepoint(work)) as never;
      counts = await sweep(deps, Object.assign(run, { isTrial: true as const }));
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
  if (counts === undefined) throw new Error('a dry run counts');
  return counts;
}

async function sweep(deps: Deps, run: Run): Promise<Retained> {
  const { periods } = deps.policies.current();
  const { zone } = deps.policies.calendar(deps.policies.current());
  const before = (name: `keep_${'case' | 'conduct' | 'draft' | 'talk' | 'person'}`) =>
    keptSince(periods[name], zone, deps.now());
  const counts = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Retained;
  const add = (more: Partial<Retained>): void => {
    for (const kind of kinds) counts[kind] += more[kind] ?? 0;
  };

  // Reports first: a case stays for as long as one that is about it.
  const [reports, cases, drafts, talk, left] = (['conduct', 'case', 'draft', 'talk', 'person'] as const).map(
    (name) => before(`keep_${name}`),
  );
  if (reports) await run((tx) => eraseReports(deps, tx, reports));
  if (cases) for await (const one of eraseCases(deps, run, cases)) add(one);
  if (drafts) add(await run((tx) => dropDrafts(tx, drafts)));
  if (talk) {
    add(await run((tx) => forgetTold(tx, talk)));
    add(await run((tx) => forgetEntries(tx, talk)));
    add(await run(async (tx) => await forgetChat(tx, talk, await evidenceOf(deps, tx))));
  }
  if (left) add({ people: await run((tx) => forgetPeople(tx, left)) });
  return counts;
}

async function* eraseCases(deps: Deps, run: Run, before: Date): AsyncGenerator<Partial<Retained>> {
  const old = await run(async (tx) => await oldCases(tx, { before, secret: await reportedCases(deps, tx) }));
  for (const { id, is } of old) {
    if (is !== 'due') {
      yield { [is]: 1 };
      continue;
    }
    yield await run((tx) => eraseWhole(deps, tx, { id, before, isTrial: run.isTrial })).catch(
      (error: unknown) => {
        if (isDatabaseAway(error)) throw error;
        // One that cannot be erased keeps nothing else from its end, today or ever.
        deps.log.error({ caseId: id, err: error }, 'a case could not be erased');
        return { busy: 1 };
      },
    );
  }
}

/** The case may have changed since it was found, be held or reported about now: asked again with its row locked. */
async function eraseWhole(
  deps: Deps,
  tx: SqlTx,
  { id, before, isTrial = false }: { id: string; before: Date; isTrial?: boolean | undefined },
): Promise<Partial<Retained>> {
  await tx`select from appeals where id = ${id} for update`;
  const [now] = await oldCases(tx, { before, secret: await reportedCases(deps, tx), id });
  if (now?.is !== 'due') return now === undefined ? {} : { [now.is]: 1 };
  if (!(await isCaseWhole(deps, tx, id))) return { altered: 1 };
  const around = await forgetAround(tx, id);
  const events = await eraseCase(deps, tx, { appealId: id, actorId: null, isTrial });
  return { cases: 1, events, ...around };
}

async function dropDrafts(tx: SqlTx, before: Date): Promise<{ drafts: number; dialogs: number }> {
  const ids = await oldDrafts(tx, before);
  for (const id of ids) await eraseDraft(tx, id);
  return { drafts: ids.length, dialogs: await forgetDialogs(tx, ids) };
}
