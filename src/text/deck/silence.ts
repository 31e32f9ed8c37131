import type { Texts } from '../locale.ts';

/** Nobody answers: reminders, call-backs, an opinion taken by phone. */
export const silence = {
  'confirm.remind.1': {
    zh: '<b>{no}</b> 👉 轮到您：事情解决了吗？（{reported_at} 报办结）',
    en: '<b>{no}</b> 👉 Your turn: is it resolved? (reported done {reported_at})',
  },
  'confirm.remind.2': {
    zh: '<b>{no}</b> 👉 还等您一句话：事情解决了吗？没解决也请说，会接着办。',
    en: '<b>{no}</b> 👉 One word from you: is it resolved? If not, say so and work goes on.',
  },
  'confirm.remind.3': {
    zh: '<b>{no}</b> 👉 最后一次发消息问：事情解决了吗？\n没空就等派单员 {dispatcher_name} 的电话，号码 {dispatcher_phone}。不回答不会算成“满意”。',
    en: '<b>{no}</b> 👉 The last message about this: is it resolved?\nIf busy, the dispatcher {dispatcher_name} will call from {dispatcher_phone}. No answer never counts as satisfied.',
  },
  'callback.dispatcher': {
    zh: '<b>{no}</b> 要电话回访，{callback_due} 前\n{enterprise}，{contact_name} {contact_phone}\n报办结：{result}\n别请挂钩干部打，也别劝企业选哪个。',
    en: '<b>{no}</b> Call-back, by {callback_due}\n{enterprise}, {contact_name} {contact_phone}\nReported done: {result}\nNot by the cadre, and no nudging.',
  },
  'callback.info.dispatcher': {
    zh: '<b>{no}</b> 企业一直没补材料，请打电话问难处，{callback_due} 前\n{enterprise}，{contact_name} {contact_phone}\n还差：{items}',
    en: '<b>{no}</b> The items never came; please call and ask what is in the way, by {callback_due}\n{enterprise}, {contact_name} {contact_phone}\nMissing: {items}',
  },
  'callback.script': {
    zh: '照着念：“我是镇派单员，您 {filed_at} 提的{title}，镇里说办好了。实际怎样？解决了吗？满意吗？有难处也可以说。”',
    en: 'To read out: “This is the town dispatcher. You raised {title} ({filed_at}); we are told it is done. How is it really? Resolved? Satisfied? Anything else?”',
  },
  'callback.result': {
    zh: '电话怎么样？用哪个号打的、几点打的，我记成现在，不对可改。',
    en: 'How did the call go? Number and time are set to now; change them if not.',
  },
  'callback.answer': { zh: '企业怎么说？照原话。', en: 'What did they say, in their words?' },
  'callback.rating': { zh: '满意吗？照原话。', en: 'Satisfied? In their words.' },
  'callback.words': { zh: '原话写一两句。', en: 'Their words, a sentence or two.' },
  'callback.no_answer': {
    zh: '第 {calls_n} 次没通。下一次请隔天再打，最晚 {callback_due}。',
    en: 'Call {calls_n} without answer. Try on another day, at latest {callback_due}.',
  },
  'callback.info.record': {
    zh: '企业怎么说？补了什么、补不了什么，写原话。记完这件回到“办理中”。',
    en: 'What do they say? What can they give, what not, in their words. The case then goes back to in progress.',
  },
  'callback.recorded.enterprise': {
    zh: '<b>{no}</b> 刚才电话里，{dispatcher_name} 替您记的是：<b>{solved}，{rating}</b>\n<blockquote>{words}</blockquote>\n记得不对，{revert_until} 前点下面，全部作废，由您自己填。',
    en: '<b>{no}</b> In the call just now {dispatcher_name} noted for you: <b>{solved}, {rating}</b>\n<blockquote>{words}</blockquote>\nIf that is wrong tap below before {revert_until}: it is cancelled and you answer yourself.',
  },
  'callback.reverted.enterprise': {
    zh: '作废了，{dispatcher_name}记的那条不算。您自己选：',
    en: 'Cancelled; what {dispatcher_name} noted does not count. Please choose yourself:',
  },
  'callback.reverted.dispatcher': {
    zh: '<b>{no}</b> 企业说“不是我的意思”，代录作废，由企业自己选。原话和这次作废都留着。',
    en: '<b>{no}</b> “Not what I said”: the phone record is cancelled, the enterprise answers itself. Both stay on record.',
  },
  'callback.stands': {
    zh: '<b>{no}</b> 企业没有更正，算“回访销号”。这条意见标“回访代录”，单独统计。',
    en: '<b>{no}</b> Not corrected: closed by phone. This opinion is marked “noted by phone” and counted apart.',
  },
  'callback.filed.enterprise': {
    zh: '<b>{no}</b> 打了几次电话没接通，先归档，<b>没有算作满意</b>。\n随时点“我来评价”，接着办。',
    en: '<b>{no}</b> Several calls without answer: filed, <b>not counted as satisfied</b>.\nGive your opinion any time and work goes on.',
  },
  'callback.filed.info': {
    zh: '<b>{no}</b> 材料没等到，打了几次电话没接通，先归档，<b>没有算作满意</b>。\n随时点“补充说明”，接着办。',
    en: '<b>{no}</b> The items never came and several calls were not answered: filed, <b>not counted as satisfied</b>.\nTap Add information any time and work goes on.',
  },
  'callback.revived': { zh: '<b>{no}</b> 又打开了，您选：', en: '<b>{no}</b> Open again; please choose:' },
} as const satisfies Texts;
