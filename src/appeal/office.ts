const holding = ['dispatcher', 'leader', 'head', 'supervisor'] as const;
export type Holding = (typeof holding)[number];

/** Whoever holds these offices, by role and in the order of the roster; nobody who speaks for the enterprise. */
export type Office = Readonly<Record<Holding, readonly string[]>> & {
  /** Those of them who are on leave, and who stands in for each; null: nobody. */
  away: Readonly<Record<string, string | null>>;
};

export type OfficeMember = {
  id: string;
  roles: readonly string[];
  away?: boolean;
  /** Who stands in while this person is away: on the staff, at work, and nobody who speaks for the enterprise. */
  standIn?: string | null;
};

export const officeRoles: readonly string[] = holding;

export function officeOf(members: readonly OfficeMember[]): Office {
  const idsOf = (role: Holding): string[] =>
    members.filter(({ roles }) => roles.includes(role)).map(({ id }) => id);
  return {
    dispatcher: idsOf('dispatcher'),
    leader: idsOf('leader'),
    head: idsOf('head'),
    supervisor: idsOf('supervisor'),
    away: Object.fromEntries(
      members.filter(({ away }) => away === true).map(({ id, standIn }) => [id, standIn ?? null]),
    ),
  };
}

/** Who may not be asked, whatever their office. */
export type Apart = readonly (string | null | undefined)[];

const isAway = ({ away }: Office, id: string): boolean => Object.hasOwn(away, id);

const holders = (office: Office, role: Holding, apart: Apart): string[] =>
  office[role].filter((id) => !apart.includes(id));

/**
 * Who is there for an office: its holders, and for one on leave whoever stands in. Nobody is asked in the place of
 * somebody who may not be asked: that would be their own word after all. Pure.
 */
export function presentIn(office: Office, role: Holding, apart: Apart = []): string[] {
  const ids = holders(office, role, apart)
    .map((id) => (isAway(office, id) ? (office.away[id] ?? null) : id))
    .filter((id) => id !== null && !apart.includes(id));
  return [...new Set(ids)] as string[];
}

export type Seat = { role: Holding; ids: string[] };

/** The first of these offices in which somebody is there; where all are away, the first that somebody holds. Pure. */
export function seatIn(office: Office, roles: readonly Holding[], apart: Apart): Seat | null {
  const seats = (idsOf: typeof holders): Seat[] =>
    roles.map((role) => ({ role, ids: idsOf(office, role, apart) }));
  const isHeld = ({ ids }: Seat): boolean => ids.length > 0;
  return seats(presentIn).find(isHeld) ?? seats(holders).find(isHeld) ?? null;
}

/** Whether somebody holds this office, on leave or not, or stands in for a holder. Pure. */
export function sitsIn(office: Office, role: Holding, id: string, apart: Apart = []): boolean {
  return office[role].includes(id) || presentIn(office, role, apart).includes(id);
}

/** The offices that somebody fills now in the place of those on leave. Pure. */
export function standsInAs(office: Office, id: string): Holding[] {
  return holding.filter((role) => office[role].some((holder) => office.away[holder] === id));
}

/** Those who are told in these people's place: whoever stands in for one on leave. Pure. */
export const inPlaceOf = ({ away }: Office, ids: readonly string[]): string[] => [
  ...new Set(ids.map((id) => away[id] ?? id)),
];

/**
 * Who owns a case from its third round on: a leader who is at work, else a leader or head who is or in whose place
 * somebody works; where nobody is there, the first leader. Null in a town without one. Pure.
 */
export function leadIn(office: Office): string | null {
  const { leader, head, away } = office;
  const [first] = leader;
  if (first === undefined) return null;
  const isCovered = (id: string): boolean => away[id] !== null;
  return leader.find((id) => !isAway(office, id)) ?? [...leader, ...head].find(isCovered) ?? first;
}
