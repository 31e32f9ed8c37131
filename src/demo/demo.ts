import { type Context, Hono } from 'hono';
import type { DemoState, Ok, Problem } from '../chat/api.ts';
import type { Demo } from '../chat/context.ts';
import { findUser } from '../chat/store-users.ts';
import { toLocale } from '../text/locale.ts';
import { advance } from './advance.ts';
import { assist } from './assist.ts';
import type { DemoContext } from './context.ts';
import { readActors } from './marker.ts';
import { seed } from './seed.ts';
import { builtinBotId } from './store.ts';
import { isTourStep, tourOf } from './tour.ts';

export type DemoOptions = Omit<DemoContext, 'botId'> & {
  /** Between two taps of the helping hand, in ms. */
  paceMs?: number;
};

/** So that one can watch. */
const PACE_MS = 450;

/** What the demo's page asks for: who is there, the clock, the tour. */
export function createDemo({ paceMs = PACE_MS, ...options }: DemoOptions): Demo {
  const { deps } = options;
  const actors = async () => (await readActors(deps)) ?? [];
  const context = async (): Promise<DemoContext> => ({ ...options, botId: await builtinBotId(deps.sql) });
  const alone = oneAtATime();

  /** The language that the page has set on the phones. */
  async function locale() {
    const [first] = await actors();
    const user = first === undefined ? null : await findUser(deps.sql, first.user);
    return toLocale(user?.languageCode ?? 'zh');
  }
  async function state(): Promise<DemoState> {
    const language = await locale();
    return {
      actors: (await actors()).map(({ user, name, role, title, window }) => ({
        user,
        name,
        role: role[language],
        title,
        window,
      })),
      clock: deps.now().toISOString(),
      tour: await tourOf(deps),
    };
  }

  const app = new Hono();
  app.get('/state', async (c) => c.json(await state()));
  app.post('/advance', async (c) => c.json(await alone(async () => advance(options, await locale()))));
  app.post('/reset', async (c) => {
    await alone(async () => seed(await context()));
    return c.json({ ok: true } satisfies Ok);
  });
  app.post('/assist', async (c) => {
    const step = await stepOf(c);
    if (!isTourStep(step)) return c.json({ error: 'bad_request', field: 'step' } satisfies Problem, 400);
    const isLed = await alone(async () =>
      assist({ ...(await context()), actors: await actors(), paceMs }, step),
    );
    if (!isLed) return c.json({ error: 'not_found' } satisfies Problem, 404);
    return c.json({ ok: true } satisfies Ok);
  });
  return { users: async () => (await actors()).map(({ user }) => user), app };
}

async function stepOf(c: Context): Promise<unknown> {
  const body: unknown = await c.req.json().catch(() => null);
  return typeof body === 'object' && body !== null && 'step' in body ? body.step : null;
}

/** Two impatient clicks are two clicks, one after the other. */
function oneAtATime() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work);
    last = next.catch(() => {});
    return next;
  };
}
