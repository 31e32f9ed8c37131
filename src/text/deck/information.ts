import type { Texts } from '../locale.ts';

/** Asking the enterprise for items, and asking the leader for more time. */
export const information = {
  'info.ask': {
    zh: '<b>{no}</b> 缺什么？一行一样，一次说全（这轮第 {asked_n} 次，最多 {max} 次）。\n例：\n近三个月电费单\n变压器铭牌照片',
    en: '<b>{no}</b> What is missing? One item a line, all at once (request {asked_n} of {max} in this round).\nExample:\nElectricity bills of three months\nPhoto of the transformer plate',
  },
  'info.preview': {
    zh: '发给 {contact_name} 的就是这 {n} 样：\n{items}\n发出后您的时钟停下，补齐再走。',
    en: 'These items go to {contact_name} ({n}):\n{items}\nYour clock stops until they are answered.',
  },
  'toast.info_sent': { zh: '发出了，您的时钟停着', en: 'Sent; your clock is stopped' },
  'info.request': {
    zh: '<b>{no}</b> 👉 轮到您：{owner_name}要 {n} 样材料\n{items}\n不用一次补齐，一样一样来。没有的点“没有”。',
    en: '<b>{no}</b> 👉 Your turn: {owner_name} needs these items ({n})\n{items}\nOne at a time is fine. What you lack: tap None.',
  },
  'info.item': {
    zh: '{i}/{n}　<b>{item}</b>\n打字、照片、文件都行。',
    en: '{i}/{n}　<b>{item}</b>\nText, photo or file.',
  },
  'info.left': {
    zh: '还差：{items}。现在交，差的写“没有”；也可以晚点再补。',
    en: 'Still missing: {items}. Hand over now with None for these, or add them later.',
  },
  'info.answered.enterprise': {
    zh: '✅ 补好了，轮到{owner_name}。干部还有 {c_left}，{done_due} 前办结。',
    en: "✅ Thank you. It is {owner_name}'s turn now, with {c_left} left: done by {done_due}.",
  },
  'info.answered.cadre': {
    zh: '<b>{no}</b> 👉 轮到您：企业补好了 {n} 样{none_line}。\n<blockquote>{lines}</blockquote>\n还剩 {c_left}，{done_due} 前办结。',
    en: '<b>{no}</b> 👉 Your turn: items in: {n}.\n{none_line}\n<blockquote>{lines}</blockquote>\n{c_left} left, done by {done_due}.',
  },
  'info.provided.ask': {
    zh: '哪一样给过了？什么时候、怎么给的？\n例：电费单上周交给李示范了',
    en: 'Which one, when and how was it given?\nExample: the bills went to 李示范 last week',
  },
  'info.provided.done': {
    zh: '记下了，轮到{owner_name}去找，您不用再交。督查也看得到。',
    en: 'Noted. {owner_name} looks for it, you need not hand it in again. The supervisor sees this too.',
  },
  'info.unreasonable.ask': {
    zh: '哪一样不合理？为什么？\n例：这件事不归供电所，要不着环评报告',
    en: 'Which one is unreasonable, and why?\nExample: no environmental report is needed for this',
  },
  'info.unreasonable.done': {
    zh: '记下了，轮到{owner_name}。督查会看这份清单。',
    en: "Noted; it is {owner_name}'s turn. The supervisor looks at the list.",
  },
  'info.objected.cadre': {
    zh: '<b>{no}</b> 👉 轮到您：企业对材料清单有话说（{kind}）：\n<blockquote>{text}</blockquote>\n时钟已恢复，还剩 {c_left}。',
    en: '<b>{no}</b> 👉 Your turn: the enterprise objects to the list ({kind}):\n<blockquote>{text}</blockquote>\nThe clock runs again, {c_left} left.',
  },
  'info.objected.supervisor': {
    zh: '提示：<b>{no}</b> 企业对材料清单答“{kind}”。清单和原话在卡里。',
    en: 'Flag: <b>{no}</b> the enterprise answers “{kind}” to the list. List and words are on the card.',
  },
  'info.remind': {
    zh: '<b>{no}</b> 👉 轮到您：还差 {n} 样材料，补好才能接着办。\n{items}\n补不了就点“不合理”或打 {owner_phone}。',
    en: '<b>{no}</b> 👉 Your turn: items missing: {n}; work goes on once they are in.\n{items}\nIf you cannot, tap Unreasonable or call {owner_phone}.',
  },
  'info.to_callback.enterprise': {
    zh: '<b>{no}</b> 材料还没到，{dispatcher_name}（派单员）{callback_due} 前给您打电话问问难处。不会因此结掉您的件。',
    en: '<b>{no}</b> The items are not in; {dispatcher_name} (dispatcher) calls by {callback_due} to ask what is in the way. Your case is not closed for it.',
  },
} as const satisfies Texts;
