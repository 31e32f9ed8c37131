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
    zh: '<b>{no}</b> 要电话回访，{callback_due} 前\n{enterprise}，{contact_name} {contact_phone}\n报办结：{result}\n已打 {calls_n} 次\n别请挂钩干部打，也别劝企业选哪个。',
    en: '<b>{no}</b> Call-back, by {callback_due}\n{enterprise}, {contact_name} {contact_phone}\nReported done: {result}\nCalls so far: {calls_n}\nNot by the cadre, and no nudging.',
  },
  'callback.dispatcher.late': {
    zh: '<b>{no}</b> 还没有回访，应在 {callback_due} 前\n{enterprise}，{contact_name} {contact_phone}\n报办结：{result}\n已打 {calls_n} 次\n别请挂钩干部打，也别劝企业选哪个。',
    en: '<b>{no}</b> The call-back is late, was due {callback_due}\n{enterprise}, {contact_name} {contact_phone}\nReported done: {result}\nCalls so far: {calls_n}\nNot by the cadre, and no nudging.',
  },
  'callback.info.dispatcher': {
    zh: '<b>{no}</b> 企业一直没补材料，请打电话问难处，{callback_due} 前\n{enterprise}，{contact_name} {contact_phone}\n还差：{items}',
    en: '<b>{no}</b> The items never came; please call and ask what is in the way, by {callback_due}\n{enterprise}, {contact_name} {contact_phone}\nMissing: {items}',
  },
  'callback.overdue': {
    zh: '<b>{no}</b> 该电话回访还没有结果，应在 {callback_due} 前\n{enterprise}，{title}\n📞 派单员已打 {calls_n} 次\n回访不由挂钩干部打；您也可以打。',
    en: '<b>{no}</b> A call-back without result, was due {callback_due}\n{enterprise}, {title}\n📞 Calls of the dispatcher so far: {calls_n}\nNot by the cadre; you may call too.',
  },
  'callback.script': {
    zh: '照着念：“我是镇派单员，您 {filed_at} 提的‘{text}’，镇里说办好了。实际怎样？解决了吗？满意吗？有难处也可以说。”',
    en: 'To read out: “This is the town dispatcher. You raised {text} ({filed_at}); we are told it is done. How is it really? Resolved? Satisfied? Anything else?”',
  },
  'callback.info.script': {
    zh: '照着念：“我是镇派单员，您提的‘{text}’还差几样材料。有什么难处？能补哪样、补不了哪样，都可以说。”\n{items}',
    en: 'To read out: “This is the town dispatcher. Some items are missing for {text}. What is in the way? Which can you give, which not?”\n{items}',
  },
  'callback.result': {
    zh: '电话怎么样？\n我记成：现在，打的 {phone}。不对就点“修改”。',
    en: 'How did the call go?\nI note: now, to {phone}. If not, tap Edit.',
  },
  'callback.outcome': { zh: '电话怎么样？', en: 'How did the call go?' },
  'callback.number': { zh: '打的哪个号？', en: 'Which number?' },
  'callback.when': {
    zh: '几点打的？\n例：9:40；不是今天打的，写“昨天 16:20”',
    en: 'At what time?\nExample: 9:40, or yesterday 16:20',
  },
  'err.call.when': {
    zh: '这个时间不对：要在转来回访以后，不晚于现在。例：9:40；不是今天打的，写“昨天 16:20”',
    en: 'Not that time: after the call-back came to you and not later than now. Example: 9:40, or yesterday 16:20',
  },
  'err.call.late': {
    zh: '电话最晚在下一个工作日记下。这一次太早了，请再打一次。',
    en: 'A call must be noted by the next working day. This one is too long ago; please call again.',
  },
  'callback.answer': { zh: '企业怎么说？照原话。', en: 'What did they say, in their words?' },
  'callback.rating': { zh: '满意吗？照原话。', en: 'Satisfied? In their words.' },
  'callback.rest': { zh: '剩下的还办吗？照原话。', en: 'Go on with the rest? In their words.' },
  'callback.words': { zh: '原话写一两句。', en: 'Their words, a sentence or two.' },
  'callback.recorded': {
    zh: '✅ 记下了：{solved}，{rating}。企业马上收到，{revert_until} 前可以作废。\n{next_line}',
    en: '✅ Noted: {solved}, {rating}. The enterprise is told now and may cancel it until {revert_until}.\n{next_line}',
  },
  'callback.recorded.closed': { zh: '这件回访销号，单独统计。', en: 'Closed by phone, counted apart.' },
  'callback.recorded.goes_on': {
    zh: '接着办，第 {round} 轮，{owner_name} {done_due} 前办完。',
    en: 'Work goes on, round {round}: {owner_name}, done by {done_due}.',
  },
  'callback.no_answer': {
    zh: '记下了，第 {calls_n} 次没通。下一次请隔天再打，最晚 {callback_due}。',
    en: 'Noted: call {calls_n} without answer. Try on another day, at latest {callback_due}.',
  },
  'callback.not_now': {
    zh: '记下了，第 {calls_n} 次，企业不方便说。下一次请隔天再打，最晚 {callback_due}。',
    en: 'Noted: call {calls_n}, not a good moment. Try on another day, at latest {callback_due}.',
  },
  'callback.same_day': {
    zh: '记下了，但这一次不另算：一个工作日只算一次。已算 {calls_n} 次，下一次最晚 {callback_due}。',
    en: 'Noted, but not counted: one call a working day counts. Counted: {calls_n}; the next by {callback_due}.',
  },
  'callback.used_up': {
    zh: '记下了，{calls_n} 次都没有结果。可以归档了，不计满意；还想再打也行。',
    en: 'Noted: {calls_n} calls without result. It may be filed now, not counted as satisfied; or call again.',
  },
  'callback.used_up.off': {
    zh: '记下了，{calls_n} 次都没有结果。这里不归档，请过几天再打；分管领导会知道。',
    en: 'Noted: {calls_n} calls without result. Nothing is filed here; please call again later. The leader will know.',
  },
  'callback.file_ask': {
    zh: '<b>{no}</b> 打了 {calls_n} 次没有结果。现在归档？\n不计满意；企业随时可以回来，接着办。',
    en: '<b>{no}</b> {calls_n} calls without result. File it now?\nNot counted as satisfied; the enterprise may come back any time.',
  },
  'callback.filed': {
    zh: '✅ <b>{no}</b> 归档了，企业收到了消息。',
    en: '✅ <b>{no}</b> is filed; the enterprise is told.',
  },
  'refuse.calls_left': {
    zh: '还要再打 {n} 次才能归档，一个工作日算一次。',
    en: 'Calls still to make before it can be filed: {n}, one a working day.',
  },
  'refuse.unconfirmed_off': {
    zh: '这里不归档没有意见的件。请过几天再打。',
    en: 'Cases without an opinion are not filed here. Please call again later.',
  },
  'callback.info.recorded': {
    zh: '✅ 记下了，<b>{no}</b> 回到“办理中”，轮到{owner_name}。',
    en: "✅ Noted; <b>{no}</b> is back in progress, {owner_name}'s turn.",
  },
  'callback.info.record': {
    zh: '企业怎么说？补了什么、补不了什么，写原话。记完这件回到“办理中”。',
    en: 'What do they say? What can they give, what not, in their words. The case then goes back to in progress.',
  },
  'callback.recorded.enterprise': {
    zh: '<b>{no}</b> 刚才电话里，{dispatcher_name} 替您记的是：<b>{solved}，{rating}</b>\n<blockquote>{words}</blockquote>\n记得不对，{revert_until} 前点下面，全部作废，由您自己填。',
    en: '<b>{no}</b> In the call just now {dispatcher_name} noted for you: <b>{solved}, {rating}</b>\n<blockquote>{words}</blockquote>\nIf that is wrong tap below before {revert_until}: it is cancelled and you answer yourself.',
  },
  'callback.recorded.round': {
    zh: '<b>{no}</b> 刚才电话里，{dispatcher_name} 替您记的是：<b>{solved}，{rating}</b>\n<blockquote>{words}</blockquote>\n接着办，第 {round} 轮：{owner_name} {contact_due} 前联系您，{done_due} 前再办完。\n记得不对，{revert_until} 前点下面，全部作废，由您自己填。',
    en: '<b>{no}</b> In the call just now {dispatcher_name} noted for you: <b>{solved}, {rating}</b>\n<blockquote>{words}</blockquote>\nWork goes on, round {round}: {owner_name} contacts you by {contact_due}, done by {done_due}.\nIf that is wrong tap below before {revert_until}: it is cancelled and you answer yourself.',
  },
  'callback.recorded.cadre': {
    zh: '<b>{no}</b> {dispatcher_name}电话回访，企业说满意：\n<blockquote>{words}</blockquote>\n回访销号，单独统计；{revert_until} 前企业可以作废。',
    en: '<b>{no}</b> {dispatcher_name} called; the enterprise says satisfied:\n<blockquote>{words}</blockquote>\nClosed by phone, counted apart; the enterprise may cancel it until {revert_until}.',
  },
  'callback.info.enterprise': {
    zh: '<b>{no}</b> 刚才电话里说的材料，{dispatcher_name} 记的是：\n<blockquote>{text}</blockquote>\n这件接着办，轮到{owner_name}。记得不对，点“补充说明”说一句。',
    en: "<b>{no}</b> About the items {dispatcher_name} noted from the call:\n<blockquote>{text}</blockquote>\nWork goes on, {owner_name}'s turn. If it is not right tap Add information.",
  },
  'callback.reverted.enterprise': {
    zh: '<b>{no}</b> 作废了，电话里记的那条不算。您自己选：',
    en: '<b>{no}</b> Cancelled; what was noted by phone does not count. Please choose yourself:',
  },
  'callback.reverted.cadre': {
    zh: '<b>{no}</b> 电话代录的意见，企业作废了。现在等企业自己选，您的时钟停着。',
    en: '<b>{no}</b> The enterprise cancelled the opinion noted by phone. It answers itself now; your clock is stopped.',
  },
  'callback.reverted.dispatcher': {
    zh: '<b>{no}</b> 企业说“不是我的意思”，代录作废，由企业自己选。原话和这次作废都留着。',
    en: '<b>{no}</b> “Not what I said”: the phone record is cancelled, the enterprise answers itself. Both stay on record.',
  },
  'callback.stands': {
    zh: '企业没有更正，电话代录的意见算数，标“回访代录”，单独统计',
    en: 'Not corrected: the opinion stands, marked “noted by phone” and counted apart',
  },
  'callback.filed.enterprise': {
    zh: '<b>{no}</b> 打了几次电话没接通，先归档，<b>没有算作满意</b>。\n随时点“我来评价”，接着办。',
    en: '<b>{no}</b> Several calls without answer: filed, <b>not counted as satisfied</b>.\nGive your opinion any time and work goes on.',
  },
  'callback.filed.info': {
    zh: '<b>{no}</b> 材料没等到，打了几次电话没接通，先归档，<b>没有算作满意</b>。\n随时点“补充说明”，接着办。',
    en: '<b>{no}</b> The items never came and several calls were not answered: filed, <b>not counted as satisfied</b>.\nTap Add information any time and work goes on.',
  },
  'callback.filed.cadre': {
    zh: '<b>{no}</b> 没等到企业，先归档，不计满意。企业随时可以回来。',
    en: '<b>{no}</b> The enterprise could not be reached: filed, not counted as satisfied. It may come back any time.',
  },
  'callback.revived': { zh: '<b>{no}</b> 又打开了，您选：', en: '<b>{no}</b> Open again; please choose:' },
} as const satisfies Texts;
