import { expect, it } from 'vitest';
import { eventually } from '../support/backends.ts';
import { cleanUp } from '../support/clean-up.ts';
import { redisBinary, startRedis } from '../support/redis.ts';
import { createTelegramTown } from '../support/telegram-town.ts';

it.skipIf(redisBinary === undefined)(
  'answers while Redis is away, and tells what waited once it is back',
  async () => {
    const redis = await startRedis();
    cleanUp(redis.stop);
    const { system, person } = await createTelegramTown({ redisUrl: redis.url });
    const [contact, owner] = [await person('contact'), await person('owner')];
    const { files, does } = system.town;
    const appeal = await files();
    await eventually(owner.texts, (texts) => texts.some((text) => text.includes(appeal.no ?? '?')));
    await system.idle();
    const said = (part: string) => contact.texts().filter((text) => text.includes(part));

    await redis.crash(async () => {
      owner.taps('签收');
      await eventually(owner.toasts, (toasts) => toasts.some((toast) => toast.includes('签收了')));
      await does('owner', { type: 'message', text: '已在路上' }, appeal);
      contact.says('/my');
      await eventually(
        () => said('我的诉求'),
        (all) => all.length > 0,
      );
      expect(said('已在路上')).toEqual([]);
    });
    const since = performance.now();
    await eventually(
      () => said('已在路上'),
      (all) => all.length > 0,
      15_000,
    );
    await system.idle();

    expect(performance.now() - since).toBeLessThan(15_000);
    expect(said('已在路上')).toHaveLength(1);
    const { sql } = system.deps;
    expect(await sql`select status from appeals`).toEqual([{ status: 'in_progress' }]);
    expect(
      await sql`select 1 from notices where state not in ('sent', 'dropped') or why in ('unsure', 'unknown')`,
    ).toEqual([]);
    await system.stop();
  },
);
