import type { Texts } from '../locale.ts';

/** What the staff are asked and told besides the deck's own conversations: small steps, lists, look-ups. */
export const staff = {
  'toast.took_over': { zh: '您接手了。{next}', en: 'It is yours now. {next}' },
  'toast.next.sign': {
    zh: '{sign_due} 前签收，{contact_due} 前联系 {contact_name}',
    en: 'Acknowledge by {sign_due}, contact {contact_name} by {contact_due}',
  },
  'toast.next.contact': {
    zh: '{contact_due} 前联系 {contact_name}',
    en: 'Contact {contact_name} by {contact_due}',
  },
  'toast.next.call': {
    zh: '联系的时限已经过了，现在就联系 {contact_name}',
    en: 'The time for contact has passed: contact {contact_name} now',
  },
  'toast.next.done': { zh: '{done_due} 前办结', en: 'Get it done by {done_due}' },
  'toast.next.late': {
    zh: '已经超期了，尽快办结，或写明原因',
    en: 'It is overdue: get it done soon, or say why not',
  },
  'toast.order_received': { zh: '收到了，{order_due} 前回复', en: 'Received; answer by {order_due}' },
  'order.which': {
    zh: '<b>{no}</b> 办结哪一张督办单？',
    en: '<b>{no}</b> Which order is closed?',
  },
  'toast.order_closed': { zh: '{order_no} 办结了', en: '{order_no} is closed' },
  'toast.lead_no': { zh: '记下了：不用查', en: 'Noted: no need to look into it' },
  'toast.lead_yes': { zh: '记下了：要了解', en: 'Noted: to be looked into' },
  'toast.countersigned': { zh: '会签了，已发给企业', en: 'Countersigned and sent to the enterprise' },
  'toast.done_proposed': {
    zh: '报给{leader_name}会签了，会签前时限照算',
    en: 'With {leader_name} to countersign; until then the limit runs on',
  },
  'decline.ask': {
    zh: '<b>{no}</b> 为什么不同意？给{owner_name}一句话。',
    en: '<b>{no}</b> Why not? A sentence for {owner_name}.',
  },
  'decline.done': {
    zh: '✅ <b>{no}</b> 没有会签，{owner_name}会收到您的话。',
    en: '✅ <b>{no}</b> not countersigned; {owner_name} gets your words.',
  },
  'reason.ask': {
    zh: '<b>{no}</b> 卡在哪里？企业、领导、督查都看得到。',
    en: '<b>{no}</b> What holds it up? The enterprise, leader and supervisor see it.',
  },
  'reassign.done': {
    zh: '✅ <b>{no}</b> 转给<b>{owner_name}</b>了，企业和两位干部都会收到。',
    en: '✅ <b>{no}</b> is with <b>{owner_name}</b> now; the enterprise and both cadres are told.',
  },
  'reassign.more': { zh: '还可以转给：', en: 'Others:' },
  'reassign.nobody': {
    zh: '<b>{no}</b> 名册里没有别的干部可转。请管理员先把人加进名册。',
    en: '<b>{no}</b> There is nobody else on the roster to take it. Ask the administrator to add somebody.',
  },
  'reject.done': {
    zh: '✅ <b>{no}</b> 不予受理。企业收到了理由和去处。',
    en: '✅ <b>{no}</b> rejected. The enterprise has the reason and where to go.',
  },
  'to_leader.ask': {
    zh: '<b>{no}</b> 跟{leader_name}说什么？一两句。\n例：停电窗口定不下来，请您和供电公司说一声',
    en: '<b>{no}</b> What shall {leader_name} know? A sentence or two.\nExample: no shutdown window is in sight, please talk to the utility',
  },
  'to_leader.done': {
    zh: '✅ <b>{no}</b> 报给{leader_name}了。',
    en: '✅ <b>{no}</b> taken to {leader_name}.',
  },
  'order.no_later': { zh: '编号开出时给', en: 'numbered when issued' },
  'order.issued': {
    zh: '✅ 开出了：<b>{order_no}</b>，{owner_name} {order_due} 前回复。',
    en: '✅ Issued: <b>{order_no}</b>, {owner_name} answers by {order_due}.',
  },
  'order.answer_sent': {
    zh: '✅ <b>{order_no}</b> 回复了，督查会看。',
    en: '✅ <b>{order_no}</b> answered; the supervisor reads it.',
  },
  'err.order.day': {
    zh: '{date} 不上班。换一个工作日，例：{example}',
    en: '{date} is not a working day. Another one, for example {example}',
  },
  'relay.dropped': { zh: '好，没有传。', en: 'Fine, nothing was passed on.' },
  'relay.ended.staff': {
    zh: '<b>{no}</b> 已经结束，这句我没有传。',
    en: '<b>{no}</b> has ended, so I did not pass this on.',
  },
  'refuse.unknown_number.staff': {
    zh: '没有 {no} 这件，或者它不归您。您的都在 /tasks。',
    en: 'There is no {no}, or it is not yours. Yours are under /tasks.',
  },
  'staff.sticker': {
    zh: '表情看到了。要给企业留言，回复那张卡打字就行。',
    en: 'I saw the sticker. To write to an enterprise reply to its card.',
  },
  'full.code': {
    zh: '核验码 <code>{code}</code>，发“核验 {no_short} {code}”能核对。',
    en: 'Code <code>{code}</code>; send “check {no_short} {code}” to verify it.',
  },
  'check.now': {
    zh: '✅ <b>{no}</b> 核验码对，记录到 {at} 为止，之后没有变。',
    en: '✅ <b>{no}</b> The code is right: the record as of {at}, with nothing added since.',
  },
  'check.earlier': {
    zh: '✅ <b>{no}</b> 核验码对，是 {at} 的记录，之后又有 {n} 步。',
    en: '✅ <b>{no}</b> The code is right: the record as of {at}; steps since then: {n}.',
  },
  'check.erased': {
    zh: '✅ <b>{no}</b> 核验码对：这是 {at} 的记录，单子是真的。内容过了保管期限，{day} 已清除，这里看不到了。',
    en: '✅ <b>{no}</b> The code is right: the form is true, as of {at}. Its time was over, so its contents were erased on {day} and cannot be seen here any more.',
  },
  'check.unknown': {
    zh: '核验码对不上。看看编号和码有没有抄错。\n例：核验 2026-0012 K7M2-9QXF-4TZB',
    en: 'This does not match. Please compare number and code.\nExample: check 2026-0012 K7M2-9QXF-4TZB',
  },
  'check.wait': {
    zh: '试错太多次了，{until} 以后再试。',
    en: 'Too many wrong codes; please try again after {until}.',
  },
  'who_saw.head': {
    zh: '<b>{no}</b> 谁看过：\n{lines}',
    en: '<b>{no}</b> Who has seen it:\n{lines}',
  },
  'who_saw.line': {
    zh: '{name}（{unit}）　{n} 次，最近 {last}，第一次 {first}',
    en: '{name} ({unit}), views: {n}, last {last}, first {first}',
  },
  'who_saw.once': {
    zh: '{name}（{unit}）　1 次，{first}',
    en: '{name} ({unit}), views: 1, {first}',
  },
  'who_saw.held': {
    zh: '📌 {since} 起留存（{reason}），到期也不清除。',
    en: '📌 Held since {since} ({reason}): nothing of it is erased.',
  },
  'phone.shown': {
    zh: '📞 {contact_name} {contact_phone}\n{enterprise}。查看已记下。',
    en: '📞 {contact_name} {contact_phone}\n{enterprise}. The look-up is on record.',
  },
  'tasks.order': { zh: '回复督办单（{order_no}）', en: 'answer order {order_no}' },
  'tasks.order_answered': { zh: '督办单有回复（{order_no}）', en: 'read the answer to {order_no}' },
  'enterprises.no_contact': { zh: '还没有', en: 'none yet' },
  'board.by_grid': { zh: '<b>按片区</b>　{date}', en: '<b>By grid</b>　{date}' },
  'board.by_category': { zh: '<b>按类别</b>　{date}', en: '<b>By category</b>　{date}' },
  'board.category_line': {
    zh: '{i}. {category}　在办 {open_n}　超期 {over_n}　挂账 {long_n}',
    en: '{i}. {category}　open {open_n}, overdue {over_n}, long-term {long_n}',
  },
  'board.rest': { zh: '其余 {n} 项都没有在办的。', en: 'Nothing open in the other {n}.' },
} as const satisfies Texts;
