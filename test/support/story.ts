import { buttonsOf, textOf, type Thumb } from './phone.ts';

type Do = (phone: Thumb) => Promise<unknown>;
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
export async function fileAppeal(phone: Thumb, patienceMs = 90_000): Promise<string> {
  const from = await phone.mark();
  await phone.write('提诉求');
  const answered = new Set<number>();
  const end = performance.now() + patienceMs;
  while (performance.now() < end) {
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

/** The owner logs a contact, and the enterprise says that it is true. */
export async function makeContact(owner: Thumb, contact: Thumb, note: string): Promise<void> {
  await owner.tap('已联系');
  await owner.tap('打电话');
  await owner.tap('刚才');
  await owner.sees(/说了什么/);
  await owner.write(note);
  await contact.sees(new RegExp(note));
  await contact.tap('是');
}

export async function noteProgress(owner: Thumb, note: string): Promise<void> {
  await owner.tap('更新进展');
  await owner.sees(/有什么进展/);
  await owner.write(note);
}

export async function reportDone(owner: Thumb, result: string): Promise<void> {
  await owner.tap('报办结');
  await owner.tap('已解决');
  await owner.sees(/写清办了什么/);
  await owner.write(result);
  await owner.tap('跳过');
  await owner.tap('确认');
}

/** 未解决, 不满意, a reason and a sentence: the next round. */
export async function sayNo(contact: Thumb, why: string): Promise<void> {
  await contact.tap('未解决');
  await contact.tap('不满意');
  await contact.tap('没办成');
  await contact.sees(/具体是什么/);
  await contact.write(why);
}

/** Once the newest result has come: 已解决, 满意, the typed name. */
export async function signSatisfied(contact: Thumb, result: RegExp, name: string): Promise<void> {
  await contact.sees(result);
  await contact.tap('已解决');
  await contact.tap('满意');
  await contact.sees(/打上您的全名/);
  await contact.write(name);
}

type Matter = { heard: string; what: string; since: string; where: string; hurts: string; wanted: string };

/** 替企业记, for the example enterprise: what was heard, up to 确认. */
export async function writeDown(cadre: Thumb, matter: Matter): Promise<void> {
  await cadre.write('/enterprises');
  await cadre.tap('替企业记');
  await cadre.tap('示例精密材料有限公司');
  await cadre.tap(matter.heard);
  await cadre.sees(/是哪方面的事/);
  await cadre.tap('其他');
  await cadre.sees(/是什么事/);
  await cadre.write(matter.what);
  await cadre.tap(matter.since);
  await cadre.sees(/在哪儿/);
  await cadre.write(matter.where);
  await cadre.tap(matter.hurts);
  await cadre.sees(/希望办成什么样/);
  await cadre.write(matter.wanted);
  await cadre.tap('看汇总');
  await cadre.tap('确认');
}

/**
 * 反映作风问题, from the button to its number, without a name.
 * @param proves answers the question for evidence
 * @returns the receipt
 */
export async function reportConduct<P extends Thumb>(
  author: P,
  said: string,
  proves: (author: P) => Promise<unknown> = (phone) => phone.tap('跳过'),
) {
  await author.tap('反映作风问题');
  await author.sees(/存在镇里的服务器上，没有加密/);
  await author.tap('继续填写');
  await author.tap('很难办');
  for (const [asked, words] of [
    [/是哪个单位/, '经发办李示范'],
    [/什么时候？/, '三月一日'],
    [/当时怎么说/, said],
  ] as const) {
    await author.sees(asked);
    await author.write(words);
  }
  await author.sees(/有凭据吗/);
  await proves(author);
  await author.sees(/您希望怎么处理/);
  await author.tap('跳过');
  await author.tap('匿名');
  await author.tap('提交');
  return await author.sees(/编号 纪-2026-0001/);
}
