import { expect, it } from 'vitest';
import { initData, openConsole } from './stage.ts';

const stage = await openConsole();
const { town, userOf, deps, clock } = stage;

it('logs in by a link that works once, of which looking spends nothing', async () => {
  const code = await stage.link('supervisor');
  const browser = await stage.browser();
  const shown = await browser.read(`/console/in/${code}`);
  await browser.read(`/console/in/${code}`);
  expect(shown).toContain('您是吴演示吗？');
  expect(await browser.read('/console')).toMatch(/^401/);

  const opened = await browser.post('/console/in', { code });
  const [cookie = ''] = opened.headers.getSetCookie();
  expect([opened.status, opened.headers.get('location')]).toEqual([303, '/console']);
  expect(cookie).toMatch(
    /^xiaoer_console=[\w-]{43}; Max-Age=43200; Path=\/console; HttpOnly; SameSite=Strict$/,
  );
  expect(await browser.read('/console')).toMatch(/^200.*吴演示/s);

  const second = await stage.browser();
  expect((await second.post('/console/in', { code })).status).toBe(410);
  expect(await second.read('/console')).toMatch(/^401/);
  const kept = JSON.stringify(await deps.sql`select * from console_links, console_sessions`);
  expect(kept).not.toContain(code);
  expect(kept).not.toContain(cookie.slice(15, 58));
});

it('gives one of several who press at once the log-in', async () => {
  const code = await stage.link('leader');
  const browsers = await Promise.all(Array.from({ length: 5 }, () => stage.browser()));
  const answers = await Promise.all(browsers.map((one) => one.post('/console/in', { code })));

  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 410, 410, 410, 410]);
});

it('ends a link after five minutes, with the next one, and with the account', async () => {
  const browser = await stage.browser();
  const tries = async (code: string) => [
    (await browser.get(`/console/in/${code}`)).status,
    (await browser.post('/console/in', { code })).status,
  ];
  const late = await stage.link('head');
  clock.advance('5m');
  expect(await tries(late)).toEqual([410, 410]);
  const [first, second] = [await stage.link('head'), await stage.link('head')];
  expect(await tries(first)).toEqual([410, 410]);
  await deps.sql`update accounts set ended_at = ${deps.now()} where id = ${stage.accountOf.head}`;
  expect(await tries(second)).toEqual([410, 410]);
  await deps.sql`update accounts set ended_at = null where id = ${stage.accountOf.head}`;
  for (const code of ['', 'x', '%00', 'x'.repeat(32), 'x'.repeat(5000)])
    expect((await browser.post('/console/in', { code })).status).toBe(410);
});

it('takes no log-in from another page than ours, and sends a cookie over https alone where there is https', async () => {
  const code = await stage.link('dispatcher');
  const browser = await stage.browser();
  for (const headers of [
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
  ]) {
    const answer = await browser.post('/console/in', { code }, headers);
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []]);
  }
  const safe = await browser.post('/console/in', { code }, { 'x-forwarded-proto': 'https' });
  expect(safe.headers.getSetCookie()[0]).toContain('; Secure');
});

it.each([
  ['is not on the roster any more', 'update people set active = false', 'update people set active = true'],
  ['has another office', "update people set roles = '{cadre}'", "update people set roles = '{leader}'"],
  ['has changed accounts', 'update accounts set ended_at = now()', 'update accounts set ended_at = null'],
])('asks the roster anew each time, and lets nobody in who %s', async (_, out, back) => {
  const browser = await stage.browser('leader');
  const where = out.includes('accounts') ? `id = '${stage.accountOf.leader}'` : `id = '${town.who.leader}'`;
  expect(await browser.read('/console')).toMatch(/^200/);
  await deps.sql.unsafe(`${out} where ${where}`);
  expect(await browser.read('/console')).toMatch(/^401/);
  await deps.sql.unsafe(`${back} where ${where}`);
});

it('lets somebody in who stands in for an office, for as long as that lasts', async () => {
  await deps.sql`update people set deputy_id = ${town.who.stranger}, leave_from = ${deps.now()} where id = ${town.who.leader}`;
  const browser = await stage.browser('stranger');
  expect(await browser.read('/console')).toMatch(/^200/);
  await deps.sql`update people set active = false where id = ${town.who.stranger}`;
  expect(await browser.read('/console')).toMatch(/^401/);
  await deps.sql`update people set active = true where id = ${town.who.stranger}`;
  expect(await browser.read('/console')).toMatch(/^200/);
  await deps.sql`update people set leave_from = null where id = ${town.who.leader}`;
  expect(await browser.read('/console')).toMatch(/^401/);
});

it('is over after 12 hours, and at once for whoever logs out by a button of its own page', async () => {
  const browser = await stage.browser('supervisor');
  const page = await browser.read('/console');
  const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const stranger = await stage.browser('dispatcher');
  expect((await stranger.post('/console/logout', { csrf })).status).toBe(403);
  expect((await browser.post('/console/logout', {})).status).toBe(403);
  expect(
    (await browser.post('/console/logout', { csrf }, { origin: 'https://elsewhere.example' })).status,
  ).toBe(403);
  expect(await browser.read('/console')).toMatch(/^200/);
  expect((await browser.post('/console/logout', { csrf })).status).toBe(303);
  expect(await browser.read('/console')).toMatch(/^401/);

  clock.advance('11h');
  expect(await stranger.read('/console')).toMatch(/^200/);
  clock.advance('1h');
  expect(await stranger.read('/console')).toMatch(/^401/);
});

it('opens inside Telegram what it signed, once, for an hour, by a header and never a cookie', async () => {
  const browser = await stage.browser();
  const post = (given: unknown, more: Record<string, string> = {}) =>
    browser.json('/console/app/enter', { initData: given }, { 'x-requested-with': 'xiaoer', ...more });
  const text = initData(userOf.leader, deps.now());
  const opened = await post(text);
  const { token } = (await opened.json()) as { token: string };
  expect(opened.headers.getSetCookie()).toEqual([]);
  const page = await browser.get('/console', { authorization: `Bearer ${token}` });
  expect(page.status).toBe(200);
  expect(await page.text()).toMatch(/^<div class="console"(?!.*logout)/s);
  expect(await browser.read('/console')).toMatch(/^401/);
  expect((await browser.get('/console', { cookie: `xiaoer_console=${token}` })).status).toBe(401);

  const reordered = text.split('&').toReversed().join('&');
  const refused = [
    await post(text),
    await post(reordered),
    await post(initData(userOf.owner, deps.now())),
    await post(initData(1, deps.now())),
    await post(initData(userOf.head, deps.now(), '8:of-another')),
    await post(null),
    await post(initData(userOf.head, deps.now()), { 'x-requested-with': '' }),
    await post(initData(userOf.head, deps.now()), { origin: 'https://elsewhere.example' }),
  ];
  const said = await Promise.all(refused.map(async (one) => `${one.status} ${await one.text()}`));
  expect(new Set(said)).toEqual(new Set(['401 {"error":"login"}']));
  clock.advance('1h');
  expect((await browser.get('/console', { authorization: `Bearer ${token}` })).status).toBe(401);
  // A day later its moment is too long ago; until then it stays used.
  clock.advance('22h');
  expect((await post(text)).status).toBe(401);
});

it('hands an export to the program outside Telegram once, and not to a preview', async () => {
  const browser = await stage.browser();
  const entered = await browser.json(
    '/console/app/enter',
    { initData: initData(userOf.supervisor, deps.now()) },
    { 'x-requested-with': 'xiaoer' },
  );
  const { token } = (await entered.json()) as { token: string };
  const authorization = `Bearer ${token}`;
  const given = await browser.post('/console/app/file?view=all', {}, { authorization });
  const { path } = (await given.json()) as { path: string };
  const exports = async () => (await deps.sql`select 1 from admin_acts where type = 'export'`).length;

  const before = await exports();
  expect((await browser.head(path)).status).toBe(405);
  expect((await browser.head('/console/cases.csv', { authorization })).status).toBe(405);
  expect(await exports()).toBe(before);
  expect((await browser.get(path)).headers.get('content-type')).toContain('text/csv');
  expect(await exports()).toBe(before + 1);
  expect((await browser.get(path)).status).toBe(410);
});
