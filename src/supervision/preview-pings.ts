import type { Instant } from '../appeal/appeal.ts';
import type { Rules } from '../appeal/limits.ts';
import type { Office } from '../appeal/office.ts';
import { type Occasion, peopleOf } from '../appeal/recipients.ts';
import type { Member } from '../appeal/store.ts';
import { localTime } from '../calendar/zone.ts';
import type { Side } from '../notices/notice.ts';
import { admittedAt, type Hours, notBefore } from '../notices/timing.ts';
import type { Foreseen } from './preview.ts';

/** A case with what decides who hears of it. */
export type PreviewCase = {
  rules: Rules;
  no: string;
  enterprise: string;
  listenerId: string;
  ownerDeputyId: string | null;
  /** Who may decide what the cadre asks. */
  office: Office;
  /** Who would stand in for the owner at a moment; null while the owner is at work. */
  standInAt: (at: Instant) => string | null;
  /** The office, those who speak for the enterprise marked. */
  members: Member[];
};

/** One message that somebody will get. */
export type Ping = {
  at: Instant;
  personId: string;
  side: Side;
  kind: string;
  level: number;
  no: string;
  enterprise: string;
};

export type HoursFor = (rules: Rules, side: Side) => Hours;

/** One that is said at a moment, before hours and caps are looked at. */
export type Born = Ping & { rules: Rules; what: string; manner: 'ring' | 'remind'; urgent: boolean };

/** Who hears of what the clock does to one case. Pure. */
export function heardBy(one: PreviewCase, foreseen: readonly Foreseen[]): Born[] {
  return foreseen.flatMap(({ at, kind, level, before, after, tells }) => {
    const occasion: Occasion = {
      before,
      after,
      tells,
      event: { type: 'ring', kind },
      actorId: null,
      byEnterprise: false,
      listenerId: one.listenerId,
      ownerDeputyId: one.ownerDeputyId,
      office: one.office,
      standInId: one.standInAt(at),
    };
    const heard = tells.flatMap(({ to, what }) =>
      peopleOf(to, occasion, one.members)
        .filter((id) => id !== null)
        .map((personId) => ({
          personId,
          side: to === 'enterprise' ? ('enterprise' as const) : ('staff' as const),
          what,
        })),
    );
    const once = [...new Map(heard.map((h) => [h.personId, h])).values()];
    const urgent = after.grade === 'top';
    const { no, enterprise, rules } = one;
    const manner = 'remind' as const;
    return once.map((h) => ({ ...h, at, kind, level, no, enterprise, rules, manner, urgent }));
  });
}

/**
 * When each of these will really go out: inside the hours of its audience, and on a day that has room for a reminder
 * to the enterprise. Of several about one case that come together, the strongest is told. Pure.
 */
export function timed(born: readonly Born[], hoursFor: HoursFor, zone: string): Ping[] {
  const sent = new Map<string, Set<Instant>>();
  const timedPings = born
    .toSorted((a, b) => a.at - b.at)
    .map(({ rules, what, manner, urgent, ...ping }): Ping => {
      const sending = { kind: what, manner, audience: ping.side, urgent } as const;
      const hours = hoursFor(rules, ping.side);
      const first = notBefore(hours, sending, new Date(ping.at)).getTime();
      const day = (at: Instant): string => `${ping.personId} ${localTime(zone, new Date(at)).date}`;
      const at = admitted(first, (moment) => {
        const others = [...(sent.get(day(moment)) ?? [])].filter((other) => other !== moment);
        const today = { reminds: others.length, progress: 0, outside: 0 };
        return admittedAt(
          hours,
          { ...sending, notBefore: new Date(moment) },
          new Date(moment),
          today,
        ).getTime();
      });
      const known = sent.get(day(at)) ?? new Set<Instant>();
      sent.set(day(at), ping.side === 'enterprise' && manner === 'remind' && !urgent ? known.add(at) : known);
      return { ...ping, at };
    });
  return strongest(timedPings);
}

function admitted(first: Instant, again: (at: Instant) => Instant): Instant {
  let at = first;
  for (let i = 0; i < 31; i++) {
    const next = again(at);
    if (next <= at) return at;
    at = next;
  }
  return at;
}

function strongest(pings: readonly Ping[]): Ping[] {
  const kept = new Map<string, Ping>();
  for (const ping of pings) {
    const key = `${ping.personId} ${ping.no} ${ping.at}`;
    const other = kept.get(key);
    if (other === undefined || other.level <= ping.level) kept.set(key, ping);
  }
  return [...kept.values()];
}
