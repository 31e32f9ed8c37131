import { fireTimer } from '../../src/appeal/clock.ts';
import { fireOffice } from '../../src/appeal/settle-office.ts';
import { OFFICE } from '../../src/appeal/store-office.ts';
import { deliverConduct, fadeConduct } from '../../src/conduct/deliver.ts';
import { sweepConduct } from '../../src/conduct/sweep.ts';
import { claimNext } from '../../src/notices/store.ts';
import { makeRender, makeRenderBundle } from '../../src/notices/tell.ts';
import { createOnUnreachable } from '../../src/notices/unreachable.ts';
import { createButtons } from '../../src/telegram/buttons.ts';
import { openClient } from '../../src/telegram/client.ts';
import { noPacing } from '../../src/telegram/pacing.ts';
import { createSend } from '../../src/telegram/send.ts';
import { buttonSecret } from '../../src/telegram/store.ts';
import { createWeather } from '../../workers/trouble.ts';
import { takeTurn } from '../../workers/turn.ts';
import type { BotApi } from './bot-api.ts';
import type { World } from './world.ts';

export type Post = {
  /** Sends all that is due, as the workers do, but at once and one person after the other. */
  deliver: () => Promise<void>;
  /** Sets the clock, lets it do all that is due by then, and delivers. */
  at: (time: string) => Promise<void>;
  /** What the workers do each hour. */
  hourly: () => Promise<void>;
};

/** The workers' own turns without their queues, for a test whose clock is set by hand. */
export async function startPost({ deps, clock }: World, api: BotApi): Promise<Post> {
  const client = openClient({ token: api.token, apiRoot: api.url });
  const pacing = noPacing();
  const ctx = {
    deps,
    botId: client.botId,
    send: createSend(client, pacing, 'notice'),
    pacing,
    buttons: createButtons(await buttonSecret(deps)),
    render: makeRender(deps),
    renderBundle: makeRenderBundle(deps),
    onUnreachable: createOnUnreachable(deps, client.botId),
    weather: createWeather(),
  };
  async function deliver(): Promise<void> {
    const people = await deps.sql<{ id: string }[]>`
      select person_id as id from notices where state = 'waiting' and not_before <= ${deps.now()}
      group by person_id order by min(seq)`;
    for (const { id: personId } of people) {
      for (;;) {
        const claim = await claimNext(deps.sql, { botId: ctx.botId, personId, now: deps.now() });
        if (claim === null) break;
        await takeTurn(ctx, claim);
      }
    }
    await deliverConduct(ctx);
  }
  async function sweep(): Promise<void> {
    const due = await deps.sql<{ id: string; appealId: string | null; kind: string }[]>`
      select id, appeal_id as "appealId", kind from timers where due_at <= ${deps.now()} order by due_at`;
    for (const { id, appealId, kind } of due) {
      if (kind === OFFICE) await fireOffice(deps, id);
      if (appealId !== null) await fireTimer(deps, { id, appealId, kind });
    }
    await sweepConduct(deps);
  }
  return {
    deliver,
    hourly: () => fadeConduct(ctx),
    at: async (time) => {
      clock.set(time);
      await sweep();
      await deliver();
    },
  };
}
