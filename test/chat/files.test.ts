import { request } from 'node:http';
import { readdirSync, readlinkSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import type { Problem } from '../../src/chat/api.ts';
import type { Message } from '../../src/chat/message.ts';
import { openSlots } from '../../src/chat/slots.ts';
import { eventually } from '../support/backends.ts';
import { type Browser, loggedIn, openStage, png } from './stage.ts';

const stage = await openStage();
const { sql } = stage.world.deps;
const MB = 1024 * 1024;
type Sending = { bytes: Buffer | string; name?: string; type?: string };
let sent = 0;

function formOf(files: Sending[], more: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ bot: `${stage.botId}`, clientId: `f${++sent}`, ...more }))
    form.set(name, value);
  for (const { bytes, name = 'a.bin', type = '' } of files)
    form.append('files', new File([Buffer.from(bytes)], name, { type }));
  return form;
}
const send = (who: Browser, files: Sending[], more = {}) => who.post('/chat/upload', formOf(files, more));
async function messages(who: Browser, files: Sending[], more = {}): Promise<Message[]> {
  const answer = await send(who, files, more);
  return ((await answer.json()) as { messages: Message[] }).messages;
}
const refusalOf = async (answer: Response) => [answer.status, (await answer.json()) as Problem];
const contents = async () =>
  (
    await sql`select c.hash, c.size, count(p.n)::int as pieces from chat.contents c
    left join chat.pieces p on p.hash = c.hash group by c.hash order by c.size`
  ).map((row) => ({ ...row }));
const me = await loggedIn(stage, 'good-1');

it('keeps a content once, whoever sends it and however often, until nothing points at it', async () => {
  const [other, bytes] = [await loggedIn(stage, 'good-2'), Buffer.alloc(600_000, 'ab')];
  const sizeOf = async () => (await contents()).filter(({ size }) => Number(size) === bytes.length);
  const ids: string[] = [];
  for (const [who, name] of [
    [me, 'a.txt'],
    [other, 'b.txt'],
    [me, 'c.txt'],
  ] as const) {
    const [message] = await messages(who, [{ bytes, name }]);
    ids.push(message?.document?.file_id ?? '');
  }
  expect(new Set(ids).size).toBe(3);
  expect(await sizeOf()).toMatchObject([{ pieces: 3 }]);
  const got = await other.get(`/chat/file/${ids[1]}`);
  expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true);

  await sql`delete from chat.files where file_id = any(${ids.slice(0, 2)})`;
  expect(await sizeOf()).toHaveLength(1);
  await sql`delete from chat.files where file_id = ${ids[2] ?? ''}`;
  expect(await sizeOf()).toEqual([]);
});

it('takes a name of any length, and cuts no character of it in half', async () => {
  const [message] = await messages(me, [{ bytes: 'x', name: `${'😀'.repeat(70)}.docx` }]);
  expect(message?.document?.file_name).toBe(`${'😀'.repeat(57)}.docx`);
});

it('keeps a content to which another file points before its last one has gone', async () => {
  const [message] = await messages(me, [{ bytes: 'shared with somebody', name: 'a.txt' }]);
  const id = message?.document?.file_id ?? '';
  const [file] = await sql<{ hash: string }[]>`select hash from chat.files where file_id = ${id}`;
  let going: Promise<unknown> = Promise.resolve();
  await sql.begin(async (tx) => {
    await tx`insert into chat.contents as c (hash, size) select hash, size from chat.files where file_id = ${id}
      on conflict (hash) do update set size = c.size`;
    going = sql`delete from chat.files where file_id = ${id}`;
    going.catch(() => {});
    await eventually(
      () =>
        sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
      (rows) => rows.length > 0,
    );
    await tx`insert into chat.files (file_id, unique_id, bot_id, kind, mime, size, hash, created_at)
      select 'F-again', 'U-again', ${stage.botId}, 'document', 'text/plain', size, hash, now()
      from chat.contents where hash = ${file?.hash ?? ''}`;
  });
  await going;
  expect((await contents()).filter(({ hash }) => hash === file?.hash)).toMatchObject([{ pieces: 1 }]);
});

it('tells what a file is by its content, and shows nothing else in place', async () => {
  const page = '<!DOCTYPE html><script>alert(1)</script>';
  const kinds: [string, Sending, string, string][] = [
    ['a picture', { bytes: png(9, 9), name: 'a.html', type: 'text/html' }, 'photo', 'inline image/png'],
    ['a page called a picture', { bytes: page, name: 'a.png', type: 'image/png' }, 'document', 'attachment'],
    [
      'a page in UTF-16',
      { bytes: Buffer.from(`\ufeff${page}`, 'utf16le'), type: 'image/gif' },
      'document',
      'attachment',
    ],
    [
      'a drawing',
      { bytes: '<?xml version="1.0"?><svg onload="x"/>', type: 'image/svg+xml' },
      'document',
      'attachment',
    ],
    ['a page called sound', { bytes: page, name: 'a.ogg', type: 'audio/ogg' }, 'document', 'attachment'],
    [
      'a program called a film',
      { bytes: 'MZ\x90\0', name: 'a.mp4', type: 'video/mp4' },
      'document',
      'attachment',
    ],
    [
      'noise called a picture',
      { bytes: 'x'.repeat(99), name: 'a.jpg', type: 'image/jpeg' },
      'document',
      'attachment',
    ],
    [
      'sound',
      { bytes: `OggS\0\x02${'\0'.repeat(22)}OpusHead${'\0'.repeat(40)}`, type: 'audio/ogg' },
      'voice',
      'inline audio/ogg',
    ],
  ];
  for (const [what, file, kind, shown] of kinds) {
    const [message] = await messages(me, [file]);
    const ref = message?.photo?.[0] ?? message?.voice ?? message?.document;
    expect(Object.keys(message ?? {}), what).toContain(kind);
    const { headers } = await me.get(`/chat/file/${ref?.file_id}`);
    const said = `${headers.get('content-disposition')?.split(';')[0]} ${headers.get('content-type')}`;
    expect(said, what).toBe(shown === 'attachment' ? 'attachment application/octet-stream' : shown);
    expect(headers.get('x-content-type-options'), what).toBe('nosniff');
    expect(headers.get('content-security-policy'), what).toBe("default-src 'none'; sandbox");
  }
});

it('sends the part that a player asks for', async () => {
  const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, n) => n % 251));
  const [message] = await messages(me, [{ bytes }]);
  const ask = async (range: string) => {
    const answer = await me.get(`/chat/file/${message?.document?.file_id}`, { range });
    const body = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, range: answer.headers.get('content-range'), body };
  };
  expect(await ask('bytes=262100-262199')).toEqual({
    status: 206,
    range: 'bytes 262100-262199/300000',
    body: bytes.subarray(262_100, 262_200),
  });
  expect((await ask('bytes=-5')).body).toEqual(bytes.subarray(-5));
  expect((await ask('bytes=299999-')).body).toEqual(bytes.subarray(-1));
  expect(await ask('bytes=300000-')).toMatchObject({ status: 416, range: 'bytes */300000' });
  expect((await ask('bytes=0-1,5-6')).body).toHaveLength(300_000);
});

/** A form as no browser would send it. */
const raw = async (type: string, body: string | undefined) =>
  await refusalOf(
    await fetch(`${stage.url}/chat/upload`, {
      method: 'POST',
      headers: { cookie: me.cookie, 'x-requested-with': 'xiaoer', 'content-type': type },
      ...(body === undefined ? {} : { body }),
    }),
  );

it('says what is too much, for one file and for a day', async () => {
  const limit = 20 * MB;
  const tooBig = await send(me, [{ bytes: 'x' }, { bytes: Buffer.alloc(limit + 1), name: '太大.pdf' }]);
  expect(await refusalOf(tooBig)).toEqual([413, { error: 'too_big', limit, name: '太大.pdf' }]);
  const badForms: [FormData | string, string][] = [
    [formOf([]), 'files'],
    [formOf([{ bytes: '' }]), 'files'],
    [formOf(Array.from({ length: 11 }, () => ({ bytes: 'x' }))), 'files'],
    [formOf([{ bytes: 'x' }], { clientId: '../x' }), 'clientId'],
    ['no form', 'files'],
  ];
  for (const [form, field] of badForms)
    expect(await refusalOf(await me.post('/chat/upload', form))).toEqual([
      400,
      { error: 'bad_request', field },
    ]);

  const types = ['', '; boundary=', '; boundary=""', '; boundary=x', `; boundary=${'y'.repeat(200)}`];
  for (const type of types)
    for (const body of [undefined, '', '--', '--x\r\n\r\n'])
      expect([type, body, await raw(`multipart/form-data${type}`, body)]).toEqual([
        type,
        body,
        [400, { error: 'bad_request', field: 'files' }],
      ]);

  const before = await contents();
  await sql`update chat.files set size = ${500 * MB} where user_id = ${me.userId}`;
  const again = formOf([{ bytes: 'one more' }]);
  expect(await refusalOf(await me.post('/chat/upload', again))).toEqual([
    413,
    { error: 'too_much', limit: 500 * MB },
  ]);
  expect(await contents()).toEqual(before);
  stage.world.clock.advance('25h');
  expect((await me.post('/chat/upload', again)).status).toBe(200);
});

it('leaves nothing of what was broken off, and its place to others', async () => {
  const before = await contents();
  const head = `--x\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n`;
  const half = () =>
    new Promise<void>((resolve) => {
      const one = request(`${stage.url}/chat/upload`, {
        method: 'POST',
        headers: {
          cookie: me.cookie,
          'x-requested-with': 'xiaoer',
          'content-type': 'multipart/form-data; boundary=x',
          'content-length': 5 * MB,
        },
      });
      one.on('error', () => resolve());
      one.write(head + 'x'.repeat(MB), () => one.destroy());
      one.on('close', () => resolve());
    });
  // More than may be under way of one account: the last come in only when the first have let go.
  for (let i = 0; i < 6; i++) await half();

  expect((await send(me, [{ bytes: 'in its place' }])).status).toBe(200);
  await sql`delete from chat.files where size = 12`;
  expect(await contents()).toEqual(before);
  await vi.waitFor(() => expect(openUploads()).toEqual([]));
});

/** Files without a name that this process still holds, as Linux tells them. */
function openUploads(): string[] {
  if (process.platform !== 'linux') return [];
  const link = (fd: string) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      return '';
    }
  };
  return readdirSync('/proc/self/fd')
    .map(link)
    .filter((to) => to.includes('xiaoer-') && to.includes('upload'));
}

it('lets so many in at once, of each and in all, and the others in order', async () => {
  const slots = openSlots({ inAll: 3, each: 2, waiting: 1 });
  const { signal } = new AbortController();
  const order: string[] = [];
  const take = async (who: number, name: string) => {
    const leave = await slots.take(who, signal);
    order.push(leave === null ? `no ${name}` : name);
    return () => leave?.();
  };
  const leaveA = await take(1, 'a');
  await take(1, 'b');
  const c = take(1, 'c');
  await take(1, 'd');
  await take(2, 'e');
  const f = take(2, 'f');
  leaveA();
  leaveA();
  (await c)();
  await f;
  expect(order).toEqual(['a', 'b', 'no d', 'e', 'c', 'f']);

  const gone = new AbortController();
  const waiting = slots.take(3, gone.signal);
  gone.abort();
  await expect(waiting).rejects.toThrow();
});
