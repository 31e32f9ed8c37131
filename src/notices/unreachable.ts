import type { Deps } from '../deps.ts';
import type { Notice, OnUnreachable, Unreachable } from './notice.ts';
import { addReroutes, nextReachable, tellOffice } from './store-reroute.ts';

/** The kind that tells the dispatcher of somebody who cannot be written to. */
const UNREACHABLE = 'remind.bot_blocked.dispatcher';

/**
 * Somebody has blocked the bot, or never opened it: what was for them goes to the next contact of the
 * enterprise, or to the owner's deputy, and the dispatcher is told once.
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
  await tellOffice(deps.sql, { appealId, kind: UNREACHABLE, data, newId: deps.newId, now });
}
