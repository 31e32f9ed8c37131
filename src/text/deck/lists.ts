import type { Texts } from '../locale.ts';

/** The lists behind the commands. */
export const lists = {
  'my.head': {
    zh: '<b>我的诉求</b>　在办 {open_n}　待您回应 {wait_n}\n{lines}',
    en: '<b>Your appeals</b>　Open {open_n}, waiting for you {wait_n}\n{lines}',
  },
  'my.line': {
    zh: '{i}. {grade_mark} <b>{no_short}</b> {title_short}\n　{state_name} · {who_turn} · {next_due}（超期 {over}）',
    en: '{i}. {grade_mark} <b>{no_short}</b> {title_short}\n　{state_name} · {who_turn} · {next_due} ({over} overdue)',
  },
  'my.drafts': { zh: '草稿 {n} 份（{title}），点下面打开。', en: 'Drafts: {n} ({title}), open them below.' },
  'my.empty': {
    zh: '还没有提过。有事点“提诉求”，直接打字也行。',
    en: 'Nothing yet. Tap New appeal, or just write to me.',
  },
  'my.empty.none_open': {
    zh: '没有在办的。办完的在下面，点“全部查看”。',
    en: 'Nothing open. Older ones under See all.',
  },
  'tasks.head': {
    zh: '<b>我的待办</b>　{n} 件，按时限排\n{lines}',
    en: '<b>My tasks</b>　{n}, nearest limit first\n{lines}',
  },
  'tasks.line': {
    zh: '{i}. {grade_mark} <b>{no_short}</b> {enterprise_short} · {title_short}\n⏰ {next_what}：{next_due}{over_mark}',
    en: '{i}. {grade_mark} <b>{no_short}</b> {enterprise_short} · {title_short}\n⏰ {next_what}: {next_due} {over_mark}',
  },
  'tasks.over_mark': { zh: '（超期 {over}）', en: '({over} overdue)' },
  'tasks.empty': {
    zh: '手头清了，没有要您动手的。在办 {open_n}，等企业 {wait_n}。',
    en: 'All clear, nothing waits for you. Open {open_n}, waiting for the enterprise {wait_n}.',
  },
  'tasks.empty.staff': { zh: '没有要您动手的。', en: 'Nothing waits for you.' },
  'enterprises.head': {
    zh: '<b>我的企业</b>　{n} 家，{grids}\n{lines}',
    en: '<b>My enterprises</b>　{n}, {grids}\n{lines}',
  },
  'enterprises.line': {
    zh: '{i}. {enterprise_short}　在办 {open_n}　{wait_line}{bound_line}',
    en: '{i}. {enterprise_short}　open {open_n}　{wait_line} {bound_line}',
  },
  'enterprises.one': {
    zh: '<b>{enterprise}</b>\n{grid}，{industry}，{employees} 人\n联系人：{contact_name}\n在办 {open_n} 件，近 90 天提过 {total_n} 件\n上次联系：{last_contact}',
    en: '<b>{enterprise}</b>\n{grid}, {industry}, employees: {employees}\nContact: {contact_name}\nOpen: {open_n}, raised in 90 days: {total_n}\nLast contact: {last_contact}',
  },
  'enterprises.empty': {
    zh: '您名下还没有企业。片区划错了找管理员。',
    en: 'No enterprise is assigned to you. If the grid is wrong tell the administrator.',
  },
  'intake.head': {
    zh: '<b>收件台</b>　新件 {new_n}　待裁定 {dispute_n}　协办待裁定 {sub_n}　建议不受理 {propose_n}　回访 {call_n}　联系不上 {unreach_n}\n{lines}',
    en: '<b>Intake desk</b>　New {new_n}, rulings {dispute_n}, co-handlers to name {sub_n}, proposed rejections {propose_n}, call-backs {call_n}, unreachable {unreach_n}\n{lines}',
  },
  'intake.line': {
    zh: '{i}. {grade_mark} <b>{no_short}</b> {enterprise_short} · {category}　{what}：{next_due}{over_mark}',
    en: '{i}. {grade_mark} <b>{no_short}</b> {enterprise_short} · {category}　{what}: {next_due} {over_mark}',
  },
  'intake.empty': {
    zh: '收件台空了：没有新件，也没有要回访的。',
    en: 'The desk is empty: nothing new, nobody to call.',
  },
  'overdue.head': {
    zh: '<b>超期 {n} 件</b>　🟡 {y} 🟠 {o} 🔴 {r}\n{lines}',
    en: '<b>Overdue: {n}</b>　🟡 {y} 🟠 {o} 🔴 {r}\n{lines}',
  },
  'overdue.line': {
    zh: '{i}. {level_mark} <b>{no_short}</b> {enterprise_short} · {owner_name}\n❗ 超期 {over}　{reason_line}',
    en: '{i}. {level_mark} <b>{no_short}</b> {enterprise_short} · {owner_name}\n❗ {over} overdue, {reason_line}',
  },
  'overdue.line.in_time': {
    zh: '{i}. {level_mark} <b>{no_short}</b> {enterprise_short} · {owner_name}\n⏰ 第 {round} 轮，这一步没超期　{next_what}：{next_due}',
    en: '{i}. {level_mark} <b>{no_short}</b> {enterprise_short} · {owner_name}\n⏰ Round {round}, this step is in time　{next_what}: {next_due}',
  },
  'overdue.empty': { zh: '没有超期的。今天到期 {due_n} 件。', en: 'Nothing overdue. Due today: {due_n}.' },
  'board.head': {
    zh: '<b>全镇看板</b>　{date}\n在办 {open_n}（今天到期 {due_n}，超期 {over_n}）\n挂账 {long_n}　待企业确认 {confirm_n}　回访 {call_n}\n等谁：干部 {c_n}　企业 {e_n}　派单员 {d_n}　领导 {l_n}　督查 {s_n}　协办待裁定 {sub_n}\n本月提出 {new_n}　满意销号 {sat_n}　一次满意：{first_line}',
    en: '<b>Board</b>　{date}\nOpen {open_n} (due today {due_n}, overdue {over_n})\nLong-term {long_n}, waiting for the enterprise {confirm_n}, call-backs {call_n}\nWhose turn: cadres {c_n}, enterprises {e_n}, dispatcher {d_n}, leaders {l_n}, supervisor {s_n}, co-handlers to name {sub_n}\nThis month raised {new_n}, closed satisfied {sat_n}, in one round: {first_line}',
  },
  'board.small_n': { zh: '件数少于 5，不写比例', en: 'fewer than 5, no rate' },
  'board.empty': {
    zh: '现在没有在办的。本月提出 {new_n}，满意销号 {sat_n}。',
    en: 'Nothing is open. This month raised {new_n}, closed satisfied {sat_n}.',
  },
  'board.cases': {
    zh: '<b>{what}</b>　{n} 件，按时限排\n{lines}',
    en: '<b>{what}</b>　{n}, nearest limit first\n{lines}',
  },
  'board.case_line': {
    zh: '{i}. {grade_mark} <b>{no_short}</b> {enterprise_short} · {owner_name}\n⏰ {next_what}：{next_due}{over_mark}',
    en: '{i}. {grade_mark} <b>{no_short}</b> {enterprise_short} · {owner_name}\n⏰ {next_what}: {next_due} {over_mark}',
  },
  'board.none': { zh: '这里现在没有件了。', en: 'Nothing is here any more.' },
  'board.grid_line': {
    zh: '{i}. {grid}　在办 {open_n}　超期 {over_n}　挂账 {long_n}',
    en: '{i}. {grid}　open {open_n}, overdue {over_n}, long-term {long_n}',
  },
  'invite.admin.head': { zh: '还没绑定的 {n} 人', en: 'Not bound yet: {n}' },
  'invite.admin.one': {
    zh: '{name}（{enterprise_or_unit}）邀请码，{expired_at} 前有效，一次有效：\n{link}\n二维码见图，可以打印。',
    en: 'Invitation of {name} ({enterprise_or_unit}), once, until {expired_at}:\n{link}\nThe QR code is in the picture, ready to print.',
  },
  'invite.admin.empty': { zh: '都绑好了，没有要发的。', en: 'Everybody is in; nothing to send.' },
  'health.head': {
    zh: '<b>系统状况</b>　{at}\n数据库 {db}　队列 {queue}　{channel} {tg}\n等着发的 {outbox_n}，最久 {lag}　到点提醒最慢 {timer_lag}\n没绑定的企业 {unbound_n}　没有干部的企业 {uncovered_n}　联系不上的人 {unreach_n}\n没办成，要看的 {dead_n}',
    en: '<b>Health</b>　{at}\nDatabase {db}, queue {queue}, {channel} {tg}\nWaiting to send {outbox_n}, oldest {lag}, slowest timer {timer_lag}\nEnterprises unbound {unbound_n}, without cadre {uncovered_n}, unreachable people {unreach_n}\nFailed, to look at {dead_n}',
  },
  'health.telegram': { zh: 'Telegram', en: 'Telegram' },
  'health.builtin': { zh: '内置聊天', en: 'built-in chat' },
  'health.box_closed': {
    zh: '🔒 保密箱打不开：钥匙不在，或不是原来那把。把 conduct.key 放回数据目录，重新启动。企业眼下读到的是请打 12388。',
    en: '🔒 The confidential box is closed: its key is missing or another one. Put conduct.key back into the data folder and start again. Enterprises are sent to 12388 meanwhile.',
  },
  'health.ok': { zh: '正常', en: 'fine' },
  'health.alert': {
    zh: '系统提醒：{what}落后 {lag}（超过 {bound}）。\n怎么办：{mend}',
    en: 'System: {what}: {lag} behind (bound {bound}).\nWhat to do: {mend}',
  },
  'health.alert.over': {
    zh: '系统提醒：{what}恢复了。前后用了 {took}，最多落后 {lag}。',
    en: 'System: {what} is back to normal. It took {took}; at worst it was {lag} behind.',
  },
  'health.what.inbox': { zh: '收消息', en: 'handling messages' },
  'health.what.outbox': { zh: '发消息', en: 'sending messages' },
  'health.what.timers': { zh: '到点提醒', en: 'timers' },
  'health.mend.inbox': {
    zh: '先看机器人进程（bots）在不在运行，再看日志。大家发来的都存着，不会丢。',
    en: 'see whether the bots process runs, then its log. Everything sent is kept, nothing is lost.',
  },
  'health.mend.outbox': {
    zh: '先看连不连得上 Telegram（内置聊天：网页打不打得开），再看日志。要发的都存着，不会丢。',
    en: 'see whether Telegram (or the page of the built-in chat) can be reached, then the log. Everything to be sent is kept, nothing is lost.',
  },
  'health.mend.timers': {
    zh: '先看后台进程（workers）忙不忙，再看日志。时限都存着，不会丢。',
    en: 'see whether the workers are overloaded, then their log. Every limit is kept, nothing is lost.',
  },
} as const satisfies Texts;
