import type { Deps } from '../deps.ts';
import type { Notice, OnUnreachable, Unreachable } from './notice.ts';
import { addReroutes, nextReachable, tellLead, tellOffice, tellSender } from './store-reroute.ts';
import { notBefore } from './timing.ts';

/** The kind that tells the dispatcher of somebody who cannot be written to. */
const UNREACHABLE = 'remind.bot_blocked.dispatcher';
/** The kind that tells the cadre whose words did not arrive. */
const UNDELIVERED = 'undeliverable.owner';

/** The kind that tells the lead of a co-handler who cannot be written to. */
const HELPER_AWAY = 'sub.unreachable.lead';

/**
 * Somebody has blocked the bot, or never opened it: what was for them goes to the next contact of the
 * enterprise, or to the owner's deputy, and the dispatcher is told once; so is the cadre of whose step it told, and the lead of a
 * co-handler.
 */
export function createOnUnreachable(deps: Deps, botId: number): OnUnreachable {
  return async (who, notices) => {
    for (const notice of notices) await reroute(deps, botId, who, notice);
  };
}

async function reroute(deps: Deps, botId: number, who: Unreachable, notice: Notice): Promise<void> {
  const { appealId } = notice;
  if (appealId === null || notice.kind === UNREACHABLE) return;
  const now = deps.now();
  const next = await nextReachable(deps.sql, botId, {
    appealId,
    personId: who.personId,
    audience: notice.audience,
  });
  if (next !== null) await addReroutes(deps.sql, { ...notice, id: deps.newId(), personId: next }, now);
  const since = who.since?.toISOString() ?? '';
  const data = { who: who.personId, why: who.why, since, next };
  const office = { appealId, kind: UNREACHABLE, data, newId: deps.newId, now, notBefore: officeHears(deps) };
  await tellOffice(deps.sql, office);
  if (notice.audience === 'staff') await tellLead(deps.sql, { ...office, kind: HELPER_AWAY });
  const { eventId, audience } = notice;
  if (eventId !== null && audience === 'enterprise')
    await tellSender(deps.sql, { ...office, kind: UNDELIVERED, eventId });
}

/** The office keeps other hours than the enterprise, to whom the notice was just due. */
function officeHears({ policies, now }: Deps): Date {
  const policy = policies.current();
  const quiet = policies.quietCalendar(policy, 'staff');
  const hours = { policy, calendar: policies.calendar(policy), quiet };
  const sending = { kind: UNREACHABLE, manner: 'ring', audience: 'staff', urgent: false } as const;
  return notBefore(hours, sending, now());
}
