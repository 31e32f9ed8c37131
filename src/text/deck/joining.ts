import type { Texts } from '../locale.ts';

/** What asking to join says beyond the deck's first texts: the administrator's side, and what nobody could take. */
export const joining = {
  'start.account_taken': {
    zh: '您的账号已经绑了别的身份，一个账号只能绑一个人。\n要换，打 {town_phone}。',
    en: 'Your account is bound already; one account is one person.\nTo change that call {town_phone}.',
  },
  'err.name': {
    zh: '要全名，两个字以上，不带数字。',
    en: 'A full name, please: two letters or more, no figures.',
  },
  'invite.request.phones': { zh: '名册上的电话：{phones}', en: 'Phones in the roster: {phones}' },
  'invite.request.approved': {
    zh: '✅ {by} {at} 同意了，邀请发给对方了。',
    en: '✅ {by} approved {at}; the invitation is on its way.',
  },
  'invite.request.declined': { zh: '{by} {at} 没有通过：{reason}', en: '{by} declined {at}: {reason}' },
  'invite.request.no_enterprise': {
    zh: '名册里没有这家企业。先把它导入名册，再点“确认”；不是本镇的就点“拒绝”。',
    en: 'This enterprise is not in the roster. Import it, then tap Confirm; tap Refuse if it is none of ours.',
  },
  'invite.request.staff': {
    zh: '这个手机号是工作人员的，不能当企业联系人。打电话问清楚，不对就点“拒绝”。',
    en: 'This phone belongs to a member of the staff, who cannot be a contact. Call and ask; if it is wrong tap Refuse.',
  },
  'invite.request.elsewhere': {
    zh: '这个手机号是{enterprises}的联系人，在这里同意，对方也会看到那边的诉求。\n打这个号码问本人：是他，就把他写进这家的名册再导入，不用再邀请；不是，点“拒绝”。',
    en: 'This phone belongs to a contact of {enterprises}; approving it here would open their appeals too.\nCall the number. If it is them, add them to this enterprise in the roster and import it; no invitation is needed. If not, tap Refuse.',
  },
  'invite.request.unsent': {
    zh: '没发到对方：机器人被停用了。打 {phone} 说一声。',
    en: 'It could not be delivered: the bot was stopped over there. Please call {phone}.',
  },
  'invite.ask_reason': {
    zh: '为什么不通过？原因会原样发给对方。\n例：电话对不上',
    en: 'Why not? The reason is sent as you write it.\nExample: the phone does not match',
  },
  'invite.admin.line': {
    zh: '{i}. {name}（{enterprise_or_unit}）',
    en: '{i}. {name} ({enterprise_or_unit})',
  },
  'invite.admin.link': {
    zh: '{name}（{enterprise_or_unit}）\n{link}',
    en: '{name} ({enterprise_or_unit})\n{link}',
  },
  'invite.admin.all': {
    zh: '新邀请 {n} 个，{expired_at} 前有效，一个只能用一次。以前发的都作废了。',
    en: 'New invitations: {n}, until {expired_at}, each works once. Earlier ones stopped working.',
  },
  'health.behind': { zh: '落后 {lag}', en: '{lag} behind' },
  'health.silent': { zh: '没有动静', en: 'no sign of life' },
  'health.without_cadre': { zh: '没有干部 {n} 家：{names}', en: 'Without cadre ({n}): {names}' },
  'health.without_deputy': { zh: '没有AB角 {n} 家：{names}', en: 'Without deputy ({n}): {names}' },
  'health.calendar': {
    zh: '{year} 年的放假安排还没公布，时限先暂定。公布了请补进政策文件。',
    en: 'The holidays of {year} are not known; limits are provisional. Add them to the policy file once published.',
  },
  'health.retain.first': {
    zh: '到期的内容没清：这个库还没清过。会清的有 {cases} 件、草稿 {drafts} 份、离开的人 {people} 位和相关消息。钟是对的，就在服务器上运行 xiaoer retain --apply。',
    en: 'Nothing is erased: this database was never swept. It would be cases {cases}, drafts {drafts}, people who left {people}, and messages. If the clock is right, run xiaoer retain --apply on the server.',
  },
  'health.retain.long': {
    zh: '到期的内容没清：上次是 {day}，隔得太久。会清的有 {cases} 件、草稿 {drafts} 份、离开的人 {people} 位和相关消息。钟是对的，就在服务器上运行 xiaoer retain --apply。',
    en: 'Nothing is erased: the last time was {day}, too long ago. It would be cases {cases}, drafts {drafts}, people who left {people}, and messages. If the clock is right, run xiaoer retain --apply on the server.',
  },
  'health.retain.ahead': {
    zh: '到期的内容没清：上次记的是 {day}，那是将来，钟乱过。会清的有 {cases} 件、草稿 {drafts} 份、离开的人 {people} 位和相关消息。钟是对的，就在服务器上运行 xiaoer retain --apply。',
    en: 'Nothing is erased: the last time on record, {day}, lies ahead, so a clock was wrong. It would be cases {cases}, drafts {drafts}, people who left {people}, and messages. If the clock is right, run xiaoer retain --apply on the server.',
  },
  'health.dead': { zh: '<b>没办成，要看的</b>\n{lines}', en: '<b>Failed, to look at</b>\n{lines}' },
  'health.dead.in': { zh: '收到没处理成的 {n} 条：{why}', en: 'Received, not handled: {n} ({why})' },
  'health.dead.out': { zh: '没发出去的 {n} 条：{why}', en: 'Not sent: {n} ({why})' },
  'health.dead.none': { zh: '都办成了，没有要看的。', en: 'Nothing failed.' },
  'health.retried': { zh: '重新排上了 {n} 条。', en: 'Queued again: {n}.' },
  'fallback.discipline': {
    zh: '这句话我不知道给谁。保密件在 /reports；要问反映人，在那一件里点“问反映人”。\n您能用的：{commands}',
    en: 'I do not know whom this is for. Confidential reports are under /reports; to ask a reporter tap Ask the reporter there.\nYours are: {commands}',
  },
  'fallback.office': {
    zh: '这句话我不知道给谁。\n您能用的：{commands}',
    en: 'I do not know whom this is for.\nYours are: {commands}',
  },
  'fallback.staff': {
    zh: '这句话我不知道给谁。要办的在 /tasks；给企业的话，回复那张卡。\n您能用的：{commands}',
    en: 'I do not know whom this is for. What waits is under /tasks; to write to an enterprise reply to its card.\nYours are: {commands}',
  },
} as const satisfies Texts;
