import type { Relation } from './appeal.ts';

/** What must be known of a person to say what they are to an appeal. */
export type Standing = {
  personId: string;
  active: boolean;
  roles: readonly string[];
  /** Speaks for the enterprise of the appeal. */
  isContact: boolean;
  ownerId: string | null;
  ownerDeputyId: string | null;
  /** Has a sub-task of the appeal that is not over. */
  helps: boolean;
};

const office = ['dispatcher', 'leader', 'head', 'supervisor', 'discipline', 'admin'] as const;

/** The roles whose holders can be asked to help: stations, departments and villages, not whoever decides or judges. */
export const helping = ['cadre', 'cohandler'] as const;

/**
 * The roles whose holders can own a case: those who work on cases, and leaders, who take over from the third round. Whoever
 * dispatches, supervises, investigates or keeps the roster judges the work of others, and does not handle it as well.
 */
export const owning = ['cadre', 'cohandler', 'leader', 'head'] as const;

/**
 * Everything a person is to an appeal, for authorisation. Whoever speaks for the enterprise is that
 * alone: nobody handles, dispatches or supervises a case of their own.
 */
export function relationsOf(who: Standing): Relation[] {
  if (!who.active) return [];
  if (who.isContact) return ['enterprise'];
  return [
    ...(who.personId === who.ownerId ? (['owner'] as const) : []),
    ...(who.personId === who.ownerDeputyId && who.personId !== who.ownerId ? (['deputy'] as const) : []),
    ...(who.helps ? (['helper'] as const) : []),
    ...office.filter((role) => who.roles.includes(role)),
  ];
}
