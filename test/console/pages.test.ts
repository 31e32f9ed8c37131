import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { startDraft } from '../../src/appeal/compose.ts';
import { createConsole } from '../../src/console/console.ts';
import { writeFilter, readFilter } from '../../src/console/filter.ts';
import { hashOf } from '../../src/console/links.ts';
import { insertSession } from '../../src/console/store-sessions.ts';
import { readCsv } from '../../src/people/roster/csv.ts';
import { readersOf } from '../../src/record/store-reads.ts';
import { spansAt } from '../../src/supervision/board.ts';
import { boardCounts } from '../../src/supervision/views-board.ts';
import type { Part } from '../support/town.ts';
import { BOT, openConsole } from './stage.ts';

const stage = await openConsole();
const { deps, town, clock } = stage;
const FORMULA = '=HYPERLINK("https://elsewhere.example","点我")';
const live = await town.files({
  answers: { description: `${FORMULA}<script>alert(1)</script> 打 13912345678` },
});
const other = await town.files({ category: 'PWR' });
await town.does('owner', { type: 'acknowledge' }, other);
const withdrawn = await town.files();
await town.does('contact', { type: 'withdraw', reason: 'solved', text: '' } as never, withdrawn);
const supervisor = await stage.browser('supervisor');

const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/security.md'), 'utf8');
const table = page.split('### Pages\n')[1]?.split(/\n##/)[0] ?? '';
const listed = table.split('\n').flatMap((row) => {
  const [, who = '', addresses = ''] = row.split('|').map((cell) => cell.trim());
  return [...addresses.matchAll(/`([A-Z]+) (\/console[^`]*)`/g)].map(([, method = '', at = '']) => ({
    who,
    method,
    at,
  }));
});
const inside = listed.filter(({ who }) => who !== 'whoever asks');
const filled = (at: string) => at.replace(':id', live.id).replace(':code', 'x'.repeat(32));

it('has a line for every address, and none for what is not there', () => {
  const app = createConsole({ deps, bot: BOT });
  const routes = app.routes
    .filter(({ method }) => method !== 'ALL')
    .map((one) => `${one.method} ${one.path}`);

  expect(listed.map(({ method, at }) => `${method} ${at}`).toSorted()).toEqual(
    [...new Set(routes)].toSorted(),
  );
});

/** What is wrong with how each page answers somebody who has a session, whether or not they should; nothing where all is well. */
async function answeredWrongly(who: Part): Promise<string[]> {
  const token = `token-of-${who}`;
  const session = { tokenHash: hashOf(token), accountId: stage.accountOf[who], proof: null };
  const expiresAt = new Date(deps.now().getTime() + 3_600_000);
  await insertSession(deps.sql, { ...session, kind: 'page', createdAt: deps.now(), expiresAt });
  const browser = await stage.browser();
  const gets = inside.filter(({ method }) => method === 'GET');
  const wrong = gets.map(async ({ who: allowed, at }) => {
    const { status } = await browser.get(filled(at), { cookie: `xiaoer_console=${token}` });
    return status === (allowed.split(', ').includes(who) ? 200 : 401) ? [] : [`${who} ${at}: ${status}`];
  });
  return (await Promise.all(wrong)).flat();
}

it('gives each page and the export to those whose they are, and nothing to anybody else, log-in or not', async () => {
  const wrong: string[] = [];
  for (const who of Object.keys(town.who) as Part[]) wrong.push(...(await answeredWrongly(who)));
  const stranger = await stage.browser();
  for (const { at, method } of inside) {
    const { status } = await (method === 'GET' ? stranger.get(filled(at)) : stranger.post(filled(at)));
    if (status !== 401) wrong.push(`nobody ${at}: ${status}`);
  }

  expect(inside.length).toBeGreaterThan(4);
  expect(wrong).toEqual([]);
});

it('runs no script but its own, in no frame but Telegram on the web, and is kept nowhere', async () => {
  for (const { at, method } of listed.filter((one) => one.method === 'GET' && !one.at.includes('assets'))) {
    const answer = await supervisor.get(filled(at));
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(answer.headers.get('cache-control'), at).toBe('no-store');
    expect(answer.headers.get('x-content-type-options'), at).toBe('nosniff');
    if (at.endsWith('.csv')) continue;
    expect(await answer.text(), at).not.toMatch(/ on\w+=|<script>|style=/);
    expect(policy, `${method} ${at}`).toMatch(/default-src 'none'/);
    expect(policy, at).not.toMatch(/unsafe|\*/);
    const frames = at === '/console/app' ? 'https://web.telegram.org' : "'none'";
    expect(policy, at).toContain(`frame-ancestors ${frames}`);
    expect(/script-src/.test(policy), at).toBe(at === '/console/app');
  }
});

it('answers alike what is not there, what is no address, what is erased, and what is not submitted', async () => {
  const own = { personId: town.who.contact, enterpriseId: town.enterpriseId, category: 'OTH' };
  const draft = await startDraft(deps, { ...own, answers: { description: '还没想好' } });
  await deps.sql`update appeals set erased_at = ${deps.now()} where id = ${withdrawn.id}`;
  const answers = await Promise.all(
    [
      '/console/case/00000000-0000-4000-8000-00000000dead',
      `/console/case/${withdrawn.id}`,
      `/console/case/${draft.id}`,
      '/console/case/%00',
      "/console/case/1'--",
      '/console/nothing',
      '/console/queues',
    ].map((at) => supervisor.read(at)),
  );
  const list = await supervisor.read('/console/cases?view=all');
  expect(list).toContain('共 2 件');
  expect(list).not.toContain('还没想好');
  await deps.sql`update appeals set erased_at = null where id = ${withdrawn.id}`;

  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toMatch(/^404/);
});

it('counts as the board does, and each figure leads to as many cases', async () => {
  const overview = await supervisor.read('/console');
  const counts = await boardCounts(deps, spansAt({ zone: 'Asia/Shanghai', now: deps.now() }).today);
  const tiles = [
    ...overview.matchAll(/class="tile[^"]*" href="([^"]+)"><span[^>]*>([^<]+)<\/span><b[^>]*>(\d+)</g),
  ];
  expect(tiles.map(([, , name, n]) => [name, Number(n)])).toContainEqual(['全部在办', counts.open_n]);
  expect(tiles).toHaveLength(12);
  const wrong: string[] = [];
  for (const [, href = '', name, n] of tiles) {
    const list = await supervisor.read(href.replaceAll('&amp;', '&'));
    if (!list.includes(`共 ${n} 件`)) wrong.push(`${name}: ${n}`);
  }

  expect(counts.open_n).toBe(2);
  expect(wrong).toEqual([]);
});

it('finds by number, enterprise, cadre, state and grid, word for word', async () => {
  const numbers = async (query: string) =>
    [...(await supervisor.read(`/console/cases${query}`)).matchAll(/">(杨企诉-[\d-]+)<\/a>/g)].map(
      ([, no]) => no,
    );
  const all = [live.no, other.no, withdrawn.no];
  expect((await numbers('?view=all')).toSorted()).toEqual(all.toSorted());
  expect(await numbers('')).toHaveLength(2);
  expect(await numbers(`?q=${other.no?.slice(-4)}`)).toEqual([other.no]);
  expect(await numbers('?q=%E7%A4%BA%E4%BE%8B%E7%B2%BE%E5%AF%86')).toHaveLength(2);
  expect(await numbers('?q=%E6%9D%8E%E7%A4%BA%E8%8C%83&status=submitted')).toEqual([live.no]);
  expect(await numbers('?status=withdrawn')).toEqual([withdrawn.no]);
  expect(await numbers('?grid=%E7%A4%BA%E8%8C%83%E5%9B%AD%E5%8C%BA%E7%89%87%E5%8C%BA')).toHaveLength(2);
  expect(await numbers('?grid=no-such-grid')).toEqual([]);
  for (const q of ['%25', '_', '%5C', "'", '%22%3E%3Cb%3E']) expect(await numbers(`?q=${q}`), q).toEqual([]);
});

it('takes whatever somebody writes into an address for what is nearest', async () => {
  for (const query of [
    'page=-1',
    'page=1e9',
    'page=999999',
    'page=NaN',
    'page[]=1&page[]=2',
    'page=1&page=2',
    'size=1000000',
    'sort=id;drop%20table%20appeals',
    'view=__proto__',
    'status=draft',
    'q=%00%00',
    'q=%ED%A0%80',
    `q=${'x'.repeat(10_000)}`,
    `grid=${'%E4%B8%AD'.repeat(3000)}`,
  ]) {
    const answer = await supervisor.get(`/console/cases?${query}`);
    expect(answer.status, query.slice(0, 40)).toBe(200);
  }
  expect(await supervisor.read('/console/cases?view=all&page=999999')).toContain('第 1–3 件，共 3 件');
  const filter = readFilter(new URLSearchParams('view=over&q=%E7%94%A8%E7%94%B5&size=50&page=3'));
  expect(readFilter(new URLSearchParams(writeFilter(filter, { page: filter.page })))).toEqual(filter);
});

it('shows no number whole in a list, and puts on record who opened a case', async () => {
  const list = await supervisor.read('/console/cases?view=all');
  expect(list).not.toMatch(/13912345678|13800000001/);
  expect(list).toContain('139****5678');
  const who = async () => (await readersOf(deps.sql, other.id)).map(({ name }) => name);
  expect(await who()).not.toContain('郑示范');
  const head = await stage.browser('head');
  const shown = await head.read(`/console/case/${other.id}?view=all&page=2`);
  expect(shown).toMatch(/^200/);
  expect(shown).toContain('href="/console/cases?view=all&amp;page=2"');
  expect(shown).not.toContain('13800000001');
  expect(shown).toMatch(/李示范：联系企业/);
  expect(await who()).toContain('郑示范');

  // Whoever speaks for the enterprise is its contact there: what goes on inside is not told.
  await deps.sql`insert into contacts (enterprise_id, person_id) values (${town.enterpriseId}, ${town.who.head})`;
  const own = await head.read(`/console/case/${other.id}`);
  await deps.sql`delete from contacts where person_id = ${town.who.head}`;
  expect(own).toMatch(/^200/);
  expect(own).not.toContain('现在轮到谁');
});

it('speaks the language of whoever reads', async () => {
  await deps.sql`update people set locale = 'en' where id = ${town.who.leader}`;
  const leader = await stage.browser('leader');
  expect(await leader.read('/console')).toMatch(/<html lang="en">.*All open.*By grid/s);
  expect(await leader.read(`/console/case/${live.id}`)).toMatch(/Whose turn it is/);
  expect(await leader.read('/console/nothing')).toMatch(/no such page/);
});

it('exports what the filter finds, for a spreadsheet, on record and so often an hour', async () => {
  const answer = await supervisor.get('/console/cases.csv?view=all&q=%E7%A4%BA%E4%BE%8B');
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  expect(text.startsWith('\ufeff筛选：全部 · 示例,导出人：吴演示,时间：')).toBe(true);
  const name = decodeURIComponent(
    /UTF-8''(.+)$/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? '',
  );
  expect(name).toBe('诉求_2026-11-19_0912_吴演示.csv');
  expect(text).not.toMatch(/13912345678|13800000001/);
  expect(text).toContain('138****0001');

  // A file is read on another day: no 今天 in it.
  expect(text).toContain(',签收 2026-11-19 15:12,');
  // A spreadsheet takes no cell for a formula, and what comes back is what the enterprise wrote.
  const cells = readCsv(bytes, 100).map((row) => row.cells.map((cell) => cell.text));
  expect(cells).toHaveLength(5);
  const titles = cells.map((row) => row[9]);
  expect(titles.filter((title) => title?.startsWith('=HYPERLINK'))).toHaveLength(1);
  expect(text).toMatch(/(^|,)"?'=HYPERLINK/m);
  expect(text).not.toMatch(/(^|,)"?[=+@-]/m);

  const acts =
    await deps.sql`select actor_id, data from admin_acts where type = 'export' and actor_id = ${town.who.supervisor} order by seq desc limit 1`;
  expect(acts).toEqual([
    { actor_id: town.who.supervisor, data: { what: 'cases', filter: '?view=all&q=%E2%80%A6', rows: 3 } },
  ]);
  clock.advance('1h');
  const many = await Promise.all(Array.from({ length: 12 }, () => supervisor.get('/console/cases.csv')));
  expect(many.filter(({ status }) => status === 200)).toHaveLength(10);
  expect(many.filter(({ status }) => status === 429)).toHaveLength(2);
  const foreign = await supervisor.get('/console/cases.csv', { 'sec-fetch-site': 'cross-site' });
  expect(foreign.status).toBe(403);
});

it('counts what an account and an address ask for', async () => {
  // Nothing refills, however long it takes.
  const limited = stage.again({ limits: 'on', elapsed: () => 0 });
  const browser = await limited('supervisor');
  const looks = await Promise.all(Array.from({ length: 310 }, () => browser.get('/console/nothing')));
  expect(looks.filter(({ status }) => status === 429)).toHaveLength(10);
  const [slow] = looks.filter(({ status }) => status === 429);
  expect(Number(slow?.headers.get('retry-after'))).toBeGreaterThan(0);

  const stranger = await limited();
  // One was spent above to come in.
  const tries = await Promise.all(
    Array.from({ length: 25 }, (_, i) =>
      i % 2 === 0
        ? stranger.get('/console/in/xxxx')
        : stranger.get('/console', { authorization: 'Bearer guessed' }),
    ),
  );
  expect(tries.filter(({ status }) => status === 429)).toHaveLength(6);
});
