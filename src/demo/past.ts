import type { Sql, SqlTx } from '../db/client.ts';
import type { Deps } from '../deps.ts';
import type { Policy } from '../policy/policy.ts';
import type { Locale } from '../text/locale.ts';
import type { Past, Roster } from './history.ts';

type Setting = { policy: Policy; roster: Roster; end: number; locale: Locale };

/** The use-cases inside one transaction, with a clock that is set by hand and the limits of every day. */
export function pastOf(deps: Deps, tx: SqlTx, { policy, roster, end, locale }: Setting): Past {
  let at = end;
  const now = () => new Date(at);
  return {
    deps: { ...slowed(deps, policy), sql: nested(tx), now },
    tx,
    roster,
    end,
    locale,
    setClock: (to) => {
      at = to;
    },
  };
}

/** New cases begin with the limits of every day. */
export const slowed = (deps: Deps, policy: Policy): Deps => ({
  ...deps,
  policies: { ...deps.policies, current: () => policy },
});

/** A transaction that looks like a client: what the use-cases begin are savepoints of it. */
function nested(tx: SqlTx): Sql {
  return new Proxy(tx as unknown as Sql, {
    get: (target, key) => (key === 'begin' ? tx.savepoint.bind(tx) : Reflect.get(target, key)),
  });
}
