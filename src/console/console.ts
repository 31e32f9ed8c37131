import { Hono } from 'hono';
import { openBudgets } from '../chat/rate.ts';
import type { Files } from '../web/assets.ts';
import { say } from './answer.ts';
import type { ConsoleContext, ConsoleOptions, Env } from './context.ts';
import { doors } from './doors.ts';
import { loadFiles } from './files.ts';
import { rooms } from './rooms.ts';

/** The web console, under `/console`: pages for those who answer for the whole town. Nothing on them changes a case. */
export function createConsole(options: ConsoleOptions): Hono<Env> {
  let loading: Promise<Files> | undefined;
  const files = () => {
    loading ??= loadFiles();
    return loading;
  };
  const ctx: ConsoleContext = { ...options, budgets: openBudgets(options.elapsed), files };
  const app = new Hono<Env>();
  app.onError(async (error, c) => {
    const { log, random } = ctx.deps;
    const ref = `R-${random(3).toString('hex').toUpperCase()}`;
    log.error({ err: error, ref, requestId: c.get('requestId' as never) }, 'the console failed');
    return await say(ctx, c, 'fault', { ref });
  });
  app.route('/', doors(ctx));
  app.route('/', rooms(ctx));
  return app;
}
