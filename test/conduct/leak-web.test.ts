import { expect, it } from 'vitest';
import { makeLink } from '../../src/console/links.ts';
import type { Phone } from '../support/phone.ts';
import { reportConduct } from '../support/story.ts';
import { createSystem, on, type System } from '../support/system.ts';
import { sequentialIds } from '../support/world.ts';
import { commandsSay } from './outside.ts';

/** Everybody who must not be able to tell, with a phone on the chat page. */
const others = ['owner', 'deputy', 'dispatcher', 'leader', 'supervisor', 'stranger'] as const;

/** From the first tap to the receipt, and the office signs for it. */
async function report(author: Phone, officer: Phone): Promise<void> {
  await reportConduct(author, '每次都说再等等，要我们请吃饭');
  await officer.tap('查看');
  await officer.tap('签收');
}

/** What anybody can fetch, and what each of the others is shown, at this moment. */
async function look(system: System, phones: readonly Phone[]): Promise<string[]> {
  const pages = ['/healthz', '/readyz', '/chat', '/chat/state', '/chat/messages'];
  const fetched = pages.map(async (page) => {
    const answer = await fetch(system.running.url + page);
    return `${page} ${answer.status} ${untimed(await answer.text())}`;
  });
  const shown = phones.map(async (phone) => {
    // The place in the stream of events counts whatever goes on in all chats, as message numbers do.
    const { seq: _, ...state } = await phone.state();
    return JSON.stringify([state, await phone.all()]);
  });
  return await Promise.all([...fetched, ...shown]);
}

/** The console, every page and the export, as those see it whose it is. */
async function atConsole({ deps, town, running }: System, who: 'leader' | 'supervisor'): Promise<string[]> {
  const [account] = await deps.sql<{ id: string }[]>`
    select id from accounts where person_id = ${town.who[who]} and ended_at is null`;
  const code = await makeLink(deps, account?.id ?? '');
  const form = { method: 'POST', redirect: 'manual', body: new URLSearchParams({ code }) } as const;
  const entered = await fetch(`${running.url}/console/in`, form);
  const cookie = entered.headers
    .getSetCookie()
    .map((one) => one.split(';')[0] ?? '')
    .join('; ');
  const [appeal] = await deps.sql<{ id: string }[]>`select id from appeals order by no limit 1`;
  const pages = ['', '/cases?view=all', '/cases.csv?view=all', `/case/${appeal?.id}`, '/reports'];
  return await Promise.all(
    pages.map(async (page) => {
      const answer = await fetch(`${running.url}/console${page}`, { headers: { cookie } });
      const text = (await answer.text()).replace(/name="csrf" value="[^"]+"/, '');
      return `${who} ${page} ${answer.status} ${answer.headers.get('content-disposition')} ${text}`;
    }),
  );
}

/** How long something took just now. */
const untimed = (text: string): string => text.replace(/"ms":[\d.]+/g, '"ms":…');

async function play(during: (author: Phone, officer: Phone) => Promise<void>): Promise<string[]> {
  const system = await createSystem({ at: on('03-02 09:00') });
  try {
    const { deps, town } = system;
    const author = await system.phoneOf('contact');
    const officer = await system.phoneOf('discipline');
    // One after the other, so that their accounts have the same numbers in both towns.
    const phones: Phone[] = [];
    for (const who of others) phones.push(await system.phoneOf(who));
    await town.files();
    await system.idle();
    const own = deps.newId;
    deps.newId = sequentialIds();
    await during(author, officer);
    await system.idle();
    deps.newId = own;
    await system.at(on('03-02 09:30'));
    for (const words of ['/tasks', '/me', '/reports']) {
      for (const phone of phones) await phone.write(words);
      await system.idle();
    }
    const console = [...(await atConsole(system, 'leader')), ...(await atConsole(system, 'supervisor'))];
    const now = [...(await look(system, phones)), ...console, ...(await commandsSay(system.database))];
    await system.at(on('03-02 16:00'));
    return [...now, ...(await look(system, phones))];
  } finally {
    await system.stop();
  }
}

it('lets nobody else tell of a report on the chat page, at a probe or from the command line', {
  timeout: 120_000,
}, async () => {
  const reported = await play(report);
  const quiet = await play(async (author) => void (await author.write('/me')));
  expect(reported.length).toBeGreaterThan(20);
  expect(reported.join('\n')).not.toContain('请吃饭');
  expect(reported.filter((one) => /^(leader|supervisor) .* 200 /.test(one))).toHaveLength(8);
  expect(reported).toEqual(quiet);
});
