import { afterAll, expect, it } from 'vitest';
import type { Message } from '../../src/chat/message.ts';
import type { Phone } from '../support/phone.ts';
import { reportConduct } from '../support/story.ts';
import { createSystem, on } from '../support/system.ts';

const system = await createSystem({ at: on('03-02 09:00') });
afterAll(system.stop);
const { town } = system;
const cast = [
  'contact',
  'owner',
  'deputy',
  'dispatcher',
  'leader',
  'head',
  'supervisor',
  'discipline',
  'helper',
  'stranger',
] as const;

const idOf = (message: Message | undefined) =>
  message?.document?.file_id ?? message?.photo?.at(-1)?.file_id ?? 'none';

/** Who of all gets the bytes; whoever does not must hear what somebody hears who asks for what never was. */
async function readers(phones: readonly Phone[], fileId: string): Promise<string[]> {
  const found: string[] = [];
  for (const [i, phone] of phones.entries()) {
    const [answer, nothing] = [await phone.file(fileId), await phone.file('FmadeUp')];
    if (answer.status === 200) found.push(cast[i] ?? '');
    else expect(answer).toEqual(nothing);
  }
  return found;
}

it('hands a file to those into whose chat it was put, and to nobody else', { timeout: 60_000 }, async () => {
  const phones = await system.phones(...cast);
  const [contact, owner, , , , , , discipline] = phones;
  if (!contact || !owner || !discipline) throw new Error('somebody is missing');
  const pdf = (name: string) => ({ name, type: 'application/pdf', bytes: Buffer.from(`%PDF-1.7 ${name}`) });

  // Of a case: the owner sends it, the enterprise gets it.
  const { no } = await town.files();
  await owner.sees(new RegExp(no ?? ''));
  const [sent] = await owner.upload([pdf('方案.pdf')]);
  await owner.sees(/这是给哪件的？/);
  const mark = await contact.mark();
  await owner.tap(new RegExp(`^${no?.slice(-4)} `));
  await contact.sees(/李示范/, { after: mark });
  await system.idle();
  expect(await readers(phones, idOf(sent))).toEqual(['contact', 'owner']);

  // Of a report: its author and, once it is opened, the office; after the author has cleared the talk, the office alone.
  let evidence: Message | undefined;
  await reportConduct(contact, '每次都说再等等', async () => {
    [evidence] = await contact.upload([pdf('单据.pdf')]);
    await contact.sees(/收到单据/);
    await contact.tap('完成');
  });
  expect(await readers(phones, idOf(evidence))).toEqual(['contact']);
  await discipline.tap('查看');
  await discipline.tap('打开凭据');
  await system.idle();
  expect(await readers(phones, idOf(evidence))).toEqual(['contact', 'discipline']);
  await contact.tap('清除对话');
  await contact.sees(/清掉了/);
  expect(await readers(phones, idOf(evidence))).toEqual(['discipline']);

  // What is no document inside is turned down by the bot, whatever it is called.
  await contact.upload([{ name: '合同.pdf', type: 'application/pdf', bytes: Buffer.from('<html><script>') }]);
  await contact.sees(/这种文件我不收（html）/);
  expect((await fetch(`${system.running.url}/chat/file/${idOf(sent)}`)).status).toBe(401);
});
