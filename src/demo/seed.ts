import { retime } from '../appeal/clock.ts';
import { act } from '../appeal/act.ts';
import { DAY_MS, HOUR_MS } from '../calendar/duration.ts';
import type { Policy } from '../policy/policy.ts';
import { recordAct } from '../record/acts.ts';
import { SetupError } from '../setup-error.ts';
import { greet } from './greet.ts';
import { file, type Roster, tell } from './history.ts';
import type { DemoContext } from './context.ts';
import { type Actor, earlierActors, isDemo, markBegun, markDone, readActors } from './marker.ts';
import { pastOf, slowed } from './past.ts';
import { keepPastPolicy } from './past-policy.ts';
import { writeRoster } from './roster.ts';
import { dropNotices, dropTimers, dropUsers, hasPeople, tellPagesToReload, wipe } from './store.ts';
import { townIn } from './town.ts';
import { inEnglish } from './english.ts';
import { fresh, nearlyDone, nearlyDoneResult, stories, turningOrange } from './stories.ts';

/** Days that the town has been on the roster. */
const SINCE_DAYS = 90;
/** One contact in so many has not answered the invitation yet. */
const UNBOUND_EVERY = 8;

/** Seeds the town where it is not, or only half, seeded. */
export async function seedOnce(ctx: DemoContext): Promise<{ seeded: boolean }> {
  const { deps } = ctx;
  if ((await readActors(deps)) !== null) return { seeded: false };
  if ((await hasPeople(deps.sql)) && !(await isDemo(deps))) {
    throw new SetupError({
      zh: '这个数据目录里是真的名册，演示不会动它。去掉 DATA_DIR，或换一个空的目录：DATA_DIR=.xiaoer-demo',
      en: 'This data folder holds a real roster, which the demo does not touch. Leave DATA_DIR out, or name an empty folder: DATA_DIR=.xiaoer-demo',
    });
  }
  await seed(ctx);
  return { seeded: true };
}

/** Wipes the town and its chats and seeds them again; log-ins are kept. What runs meanwhile waits. */
export async function seed(ctx: DemoContext): Promise<void> {
  const { deps, clock } = ctx;
  await clock.reset();
  const policy = await keepPastPolicy(deps);
  const users = await makeUsers(ctx);
  const actors = await castActors(ctx);
  await markBegun(deps, actors);
  const made = await writePast(ctx, { policy, users, actors });
  await greet(ctx, actors);
  await stir(ctx, policy, made);
  await markDone(deps, actors);
  await tellPagesToReload(deps.sql, actors[0]?.user ?? 0, deps.now());
}

/** Chat users for those of the background who are bound, so that what is for them arrives somewhere. */
async function makeUsers({ chat, locale }: DemoContext): Promise<Map<string, number>> {
  const { cadres, enterprises, players } = townIn(locale);
  const shown = new Set(players.map(({ phone }) => phone));
  const contacts = enterprises.filter((_, i) => i % UNBOUND_EVERY !== UNBOUND_EVERY - 1 || i < 50);
  const people = [...cadres, ...contacts.map(({ contact }) => contact)].filter(
    ({ phone }) => !shown.has(phone),
  );
  const pairs = people.map(
    async ({ name, phone }) => [phone, await chat.addUser({ name, language: locale })] as const,
  );
  return new Map(await Promise.all(pairs));
}

/** The people of the page keep their chat users over a new start, so that open pages stay theirs. */
async function castActors({ deps, chat, locale }: DemoContext): Promise<Actor[]> {
  const { enterprises, players } = townIn(locale);
  const earlier = await earlierActors(deps);
  return await Promise.all(
    players.map(async ({ part, name, window, role, unit, phone }) => ({
      user:
        earlier.find((one) => one.part === part)?.user ?? (await chat.addUser({ name, language: locale })),
      personId: deps.newId(),
      part,
      name,
      window,
      role,
      title: unit === '' ? (enterprises.find(({ contact }) => contact.phone === phone)?.name ?? '') : unit,
    })),
  );
}

type Made = { roster: Roster; nearlyDoneId: string; turningOrangeId: string };
type Writing = { policy: Policy; users: Map<string, number>; actors: Actor[] };

/** All of the past in one transaction: nobody sees half of it, and nobody is told of it. */
async function writePast(ctx: DemoContext, writing: Writing): Promise<Made> {
  const { deps, botId, locale } = ctx;
  const end = deps.now().getTime();
  return (await deps.sql.begin(async (tx): Promise<Made> => {
    await wipe(tx);
    await dropUsers(tx, [...writing.users.values(), ...writing.actors.map(({ user }) => user)]);
    const roster = await writeRoster(
      deps,
      tx,
      { ...writing, town: townIn(locale) },
      { botId, at: new Date(end - SINCE_DAYS * DAY_MS) },
    );
    const past = pastOf(deps, tx, { policy: writing.policy, roster, end, locale });
    for (const story of stories.toSorted((a, b) => b.days - a.days)) await tell(past, story);
    const nearlyDoneId = await tell(past, nearlyDone);
    // Stops an hour short, and its clock with it: it is set going again when everybody is there to hear.
    const turningOrangeId = await tell(past, turningOrange, end - HOUR_MS);
    await dropTimers(tx, turningOrangeId);
    await dropNotices(tx);
    await recordAct(deps, tx, { type: 'reset', data: {}, actorId: null });
    return { roster, nearlyDoneId, turningOrangeId };
  })) as Made;
}

/** The last things happen now and for everybody to hear, so that every phone has something on it. */
async function stir({ deps, locale }: DemoContext, policy: Policy, made: Made): Promise<void> {
  const [first, neighbour] = made.roster.enterprises;
  if (first === undefined || neighbour === undefined) return;
  const result = {
    type: 'report_done',
    outcome: 'resolved',
    text: locale === 'en' ? inEnglish(nearlyDoneResult) : nearlyDoneResult,
    left: '',
  } as const;
  const appealId = made.nearlyDoneId;
  await act(deps, { appealId, event: result, personId: first.ownerId, cause: `seed-${deps.newId()}` });
  await file(slowed(deps, policy), neighbour, fresh, locale);
  await retime(deps, made.turningOrangeId);
}
