import type { Texts } from '../locale.ts';

/** Limits, the platform's troubles and our own faults. */
export const troubles = {
  'refuse.too_many': {
    zh: '您发得太快，我接不过来了。前面的都收下了，按先后处理，不用重发。从这里起没有收：请过{pause}再发、再点。人有危险先打 110、119、120。',
    en: 'That is more than I can take at once. What came before is kept and handled in order, no need to resend. From here on nothing was taken: please send or tap it again in {pause}. Danger? Call 110, 119 or 120.',
  },
  'refuse.too_many_drafts': {
    zh: '您有 {n} 份草稿还没交，放不下了，这一份没有记下。先在 /my 里交掉或删掉几份，再发一次。',
    en: 'You have {n} drafts that are not submitted; there is no room for this one, and it was not kept. Submit or delete some in /my, then send it again.',
  },
  'refuse.too_many_appeals': {
    zh: '您今天已经交了 {n} 件，明天再交。这份草稿留着，一个字不少，在 /my。特急的随时能交。',
    en: 'You have submitted {n} today; please submit this one tomorrow. The draft is kept as it is, in /my. An emergency can be submitted at any time.',
  },
  'refuse.invite_throttle': {
    zh: '试的次数多了，{until} 再来。要邀请码打 {town_phone}。',
    en: 'Too many tries, come back {until}. For an invitation call {town_phone}.',
  },
  'refuse.text_too_long': {
    zh: '一条有 {n} 个字，我每次最多收 {max} 个。分两条发，或把要紧的写前面，其余发文件。',
    en: '{n} characters; I take at most {max} at a time. Split it, or put the gist first and send the rest as a file.',
  },
  'refuse.name_too_long': {
    zh: '名字太长，我找不了。打里面的几个字就行，{max} 个字以内。',
    en: 'That is too long a name to look for. A part of it will do, up to {max} characters.',
  },
  'refuse.file_too_large': {
    zh: '{name} 有 {size}，我最多收 {max} MB。换照片、截短视频或压缩后再发。',
    en: '{name} has {size}; I can take {max} MB at most. Send photos, a shorter clip, or compress it.',
  },
  'refuse.file_type': {
    zh: '这种文件我不收（{ext}）。照片、PDF、Word、Excel、短视频可以。',
    en: 'I do not take this kind ({ext}). Photos, PDF, Word, Excel and short videos are fine.',
  },
  'refuse.file_other': {
    zh: '{name} 里面不是 {ext}。请打开看看，换成对的文件再发。',
    en: '{name} is not a {ext} inside. Please open it, and send the right file.',
  },
  'refuse.file_broken': {
    zh: '这个文件打不开，可能没传完。请再发一次。',
    en: 'The file cannot be opened, perhaps it is incomplete. Please send it again.',
  },
  'refuse.unsupported_type': {
    zh: '这种内容我看不了（{kind}）。打字、照片、文件、语音都行。',
    en: 'I cannot read this ({kind}). Text, photo, file or voice, please.',
  },
  'refuse.group': {
    zh: '我只在私聊里办事，群里不谈企业的事。点我的头像，发私信给我。',
    en: 'I work in private chats only. Tap my picture and write to me there.',
  },
  'refuse.not_bound': {
    zh: '您还没绑定，看不了也办不了。点下面申请，或打 {town_phone}。',
    en: 'You are not bound, so I cannot look or act. Ask to join below, or call {town_phone}.',
  },
  'refuse.unknown_number': {
    zh: '没有 {no} 这件，或者它不归您。您的都在 /my。',
    en: 'There is no {no}, or it is not yours. Yours are under /my.',
  },
  'refuse.number_format': {
    zh: '编号像这样：杨企诉-2026-0042，或只发 0042。',
    en: 'A number looks like 杨企诉-2026-0042, or send 0042 alone.',
  },
  'refuse.command_role': {
    zh: '这个命令要{role}才有。您能用的：{commands}',
    en: 'That command is for the {role}. Yours are: {commands}',
  },
  'refuse.unknown_command': {
    zh: '没有这个命令。您能用的：{commands}',
    en: 'No such command. Yours are: {commands}',
  },
  'refuse.maintenance': {
    zh: '小二在维护，到 {until}。您发的都收着，好了按先后处理。人有危险先打 110、119、120。',
    en: 'Xiaoer is under maintenance until {until}. What you send is kept and handled in order. Danger? Call 110, 119 or 120.',
  },
  'refuse.busy': { zh: '我在处理前一个，一会儿就好。', en: 'Working on the one before; one moment.' },
  'weather.retry': {
    zh: '网络慢了一下，您{what}没有丢，我接着办。',
    en: 'The network was slow; what you {what} is not lost, I am on it.',
  },
  'weather.down': {
    zh: '现在连不上，您{what}没有丢，好了就办，不用重来。急事打 {help_phone}。',
    en: 'I cannot reach the system now; what you {what} is not lost and is dealt with once it is back, no need to repeat it. Urgent: {help_phone}.',
  },
  'weather.what.sent': { zh: '发的', en: 'sent' },
  'weather.what.tapped': { zh: '点的', en: 'tapped' },
  'weather.telegram': {
    zh: 'Telegram 那边慢，消息会晚到一会儿。',
    en: 'Telegram is slow; messages arrive a little late.',
  },
  'fault.message': {
    zh: '小二出了毛病，您写的没有丢。参考号 <code>{ref}</code>，管理员已经知道。{retry} 分钟后再试；急事打 {help_phone}。',
    en: 'Something broke on my side; what you wrote is not lost. Reference <code>{ref}</code>, the administrator knows. Try again in {retry} minutes; urgent: {help_phone}.',
  },
  'fault.button': {
    zh: '小二出了毛病，没有改动。参考号 {ref}，请稍后再点。',
    en: 'Something broke, nothing was changed. Reference {ref}; please tap again later.',
  },
  'fault.admin': {
    zh: '故障 <code>{ref}</code>：{what}。重试 {n} 次仍不行，在失败清单里。',
    en: 'Fault <code>{ref}</code>: {what}. Still failing after {n} tries; it is in the failed list.',
  },
  'undeliverable.owner': {
    zh: '<b>{no}</b> 没发到 {contact_name}（{why}）。已换 {next_contact}；派单员也知道了。',
    en: '<b>{no}</b> did not reach {contact_name} ({why}). It went to {next_contact}; the dispatcher knows too.',
  },
  'undeliverable.owner.none': {
    zh: '<b>{no}</b> 没发到 {contact_name}（{why}），这家没有别人能收。请打 {contact_phone}；派单员也知道了。',
    en: '<b>{no}</b> did not reach {contact_name} ({why}), and nobody else there can get it. Please call {contact_phone}; the dispatcher knows too.',
  },
  'undeliverable.why.blocked': { zh: '停用了小二', en: 'has blocked me' },
  'undeliverable.why.no_chat': { zh: '还没打开过小二', en: 'never opened the chat' },
  'undeliverable.why.no_account': { zh: '还没绑定', en: 'is not bound yet' },
} as const satisfies Texts;
