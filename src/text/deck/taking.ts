import type { Texts } from '../locale.ts';

/** What is said while something is being taken down: other ways to answer, what cannot be read. */
export const taking = {
  'file.photo': { zh: '照片', en: 'photo' },
  'file.document': { zh: '文件', en: 'file' },
  'file.voice': { zh: '语音', en: 'voice message' },
  'file.audio': { zh: '录音', en: 'recording' },
  'file.video': { zh: '视频', en: 'video' },
  'summary.category': { zh: '类别', en: 'Category' },
  'add.ask': {
    zh: '<b>{no}</b> 补充什么？打字、照片、文件都行。',
    en: '<b>{no}</b> What would you like to add? Words, photos or files.',
  },
  'info.object_kind': { zh: '清单哪里不对？', en: 'What is wrong with the list?' },
  'urge.worse_done': { zh: '<b>{no}</b> 情况变急了，记下了。', en: '<b>{no}</b> Noted: more urgent now.' },
  'danger.told': {
    zh: '🚨 人要紧：110 · 119 · 120，停电抢修 {power_hotline}，燃气 {gas_hotline}。',
    en: '🚨 People first: 110 · 119 · 120; power {power_hotline}, gas {gas_hotline}.',
  },
  'contact.phone_ask': {
    zh: '打哪个号码能找到您？{owner_name}照这个打。\n例：13800000001',
    en: 'Which number reaches you? {owner_name} calls it.\nExample: 13800000001',
  },
  'contact.phone_note': { zh: '请打这个电话：{phone}', en: 'Please call this number: {phone}' },
  'err.phone_any': {
    zh: '像是少了几位。写手机号，或带区号的座机。\n例：13800000001',
    en: 'A few digits seem to be missing. A mobile number, or a landline with its area code.\nExample: 13800000001',
  },
  'draft.kept': { zh: '好，开一件新的。', en: 'Fine, a new one.' },
  'free.location': {
    zh: '位置看到了。是什么事？写一句就行。',
    en: 'The location is here. What is the matter? One sentence will do.',
  },
  'free.thanks_owner': {
    zh: '<b>{no}</b> {by}（{enterprise}）办完后说：\n<blockquote>{text}</blockquote>',
    en: '<b>{no}</b> {by} ({enterprise}) says, now that it is closed:\n<blockquote>{text}</blockquote>',
  },
  'free.thanks_kept': { zh: '好，谢谢您。', en: 'Fine, thank you.' },
  'relay.ended': {
    zh: '<b>{no}</b> 已经结束，这句我没有传。还有事，点“提诉求”。',
    en: '<b>{no}</b> has ended, so I did not pass this on. If there is more tap New appeal.',
  },
  'danger.fine': { zh: '好，没有危险就好。', en: 'Good that nobody is in danger.' },
  'label.clear_files': { zh: '删掉重发', en: 'Remove, send anew' },
  'ask.skipped': { zh: '{question}\n➖ 跳过', en: '{question}\n➖ skipped' },
  'summary.changing': { zh: '✏️ 改一项：{label}', en: '✏️ Changing: {label}' },
  'ans.photo_kept': {
    zh: '收下了，放进附件。上面那个问题还等您。',
    en: 'Kept with the files. The question above still waits for you.',
  },
  'ans.at_fields': {
    zh: '点要改的那一项，再写新的；不改了点“收起”。',
    en: 'Tap the item to change, then write it anew; to change nothing tap Show less.',
  },
  'ans.at_summary': {
    zh: '还没完。要改哪一项，点“修改”；没有错，点“{submit}”。',
    en: 'Not finished yet. To change something tap Edit; if all is right tap {submit}.',
  },
  'ask.type_it': { zh: '好，打几个字写下来。', en: 'Fine, type it in a few words.' },
  'ask.files_n': { zh: '{n} 个', en: '{n}' },
  'ans.no_files': {
    zh: '这一步收不了照片和文件，打几个字，或点一个按钮。',
    en: 'No photos or files at this step, please: type a few words or tap a button.',
  },
  'ans.no_location': {
    zh: '这一步用不着位置，打几个字，或点一个按钮。',
    en: 'No location is needed at this step: type a few words or tap a button.',
  },
  'what.answer.text': { zh: '打几个字', en: 'a few typed words' },
  'what.answer.tap': { zh: '点一个按钮', en: 'a tap on a button' },
  'what.answer.number': { zh: '一个数字', en: 'a number' },
  'what.answer.date': { zh: '一个日子', en: 'a date' },
  'what.answer.files': { zh: '照片或文件', en: 'a photo or a file' },
  'kind.contact': { zh: '名片', en: 'a contact' },
  'kind.sticker': { zh: '表情', en: 'a sticker' },
  'kind.game': { zh: '游戏', en: 'a game' },
  'kind.poll': { zh: '投票', en: 'a poll' },
  'kind.story': { zh: '动态', en: 'a story' },
  'kind.other': { zh: '这一种', en: 'this kind' },
  'cancel.done': { zh: '停下了，什么都没有改。', en: 'Stopped; nothing was changed.' },
} as const satisfies Texts;
