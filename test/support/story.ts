import { buttonsOf, type Phone, textOf } from './phone.ts';

type Do = (phone: Phone) => Promise<unknown>;
const taps =
  (...labels: string[]): Do =>
  async (phone) => {
    for (const label of labels) await phone.tap(label);
  };
const writes =
  (text: string): Do =>
  (phone) =>
    phone.write(text);

/** How the example enterprise answers what it is asked about its power. */
const intake: [asked: RegExp, answer: Do][] = [
  [/有一份没填完的/, taps('重新开始')],
  [/是哪方面的事/, taps('用电')],
  [/出了什么事/, writes('2 号车间下午电压只有 340 伏，三台数控机床带不动，老跳闸')],
  [/用电是哪一种/, taps('低电压')],
  [/多少伏的电/, taps('380 V')],
  [/什么时候出现/, taps('下午', '完成')],
  [/从什么时候开始/, taps('本周')],
  [/在哪儿/, writes('2 号车间东侧配电箱')],
  [/生产现在怎么样/, taps('影响生产')],
  [/希望办成什么样/, writes('电压稳在 380 伏左右，机床不跳闸')],
  [/可选的问题/, taps('看汇总')],
  [/看一遍/, taps('提交')],
];

/** Files an appeal through the chat, question by question. @returns its number */
export async function fileAppeal(phone: Phone): Promise<string> {
  const from = await phone.mark();
  await phone.write('提诉求');
  const answered = new Set<number>();
  for (let i = 0; i < 40; i++) {
    const news = await phone.sees(/./, { after: from });
    const open = (await phone.all()).filter((m) => m.message_id > from && m.from?.is_bot);
    const receipt = open.map(textOf).find((text) => text.includes('收到了，编号'));
    if (receipt !== undefined) return /编号 (\S+)/.exec(receipt)?.[1] ?? '';
    const asked = open.findLast((m) => buttonsOf(m).length > 0 && !answered.has(m.message_id)) ?? news;
    const [, answer] = intake.find(([question]) => question.test(textOf(asked))) ?? [];
    if (answer !== undefined && !answered.has(asked.message_id)) {
      answered.add(asked.message_id);
      await answer(phone);
    }
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  throw new Error(`the intake did not end; last: ${textOf((await phone.all()).at(-1) as never)}`);
}
