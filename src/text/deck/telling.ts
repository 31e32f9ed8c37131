import type { Texts } from '../locale.ts';

/** Taking down an appeal: category, danger, the questions every category shares, their checks. */
export const telling = {
  'ask.frame': {
    zh: '{step}/{steps}　<b>{question}</b>\n{hint}',
    en: '{step}/{steps}　<b>{question}</b>\n{hint}',
  },
  'ask.answered': { zh: '{question}\n✅ {answer}', en: '{question}\n✅ {answer}' },
  'ask.optional': {
    zh: '要紧的都有了。还有 {n} 个可选的问题，填了干部判断得更快。',
    en: 'The essentials are there. Optional questions: {n}; they help the cadre judge sooner.',
  },
  'ask.category': {
    zh: '是哪方面的事？\n拿不准就点“其他”，写清什么事就行。',
    en: 'What is it about?\nNot sure? Tap Other and say what it is.',
  },
  'danger.screen': {
    zh: '🚨 <b>先保人，再找我</b>\n打架、人身安全：110\n着火、爆炸、有人被困：119\n有人受伤、中毒：120\n断线、触电、停电抢修：{power_hotline}。离远些，别碰\n闻到燃气味：关阀、开窗，别动电器，人到室外再打 {gas_hotline}\n\n打过了、人安全了，再点下面。',
    en: '🚨 <b>People first, then me</b>\nViolence: 110\nFire, explosion, people trapped: 119\nInjury, poisoning: 120\nFallen line, shock, power failure: {power_hotline}. Keep away, do not touch\nSmell of gas: close the valve, open windows, touch no switch, go outside, then call {gas_hotline}\n\nCalled, and everybody safe? Then tap below.',
  },
  'danger.after': {
    zh: '记下了。下面只问最要紧的 {n} 个，您一提交，干部的手机就响。',
    en: "Noted. Only the essentials now ({n}); the cadre's phone rings as soon as you submit.",
  },
  'danger.by_words': {
    zh: '🚨 您写到“{word}”。有危险先打 110、119、120，停电抢修 {power_hotline}，燃气 {gas_hotline}。',
    en: '🚨 You wrote “{word}”. In danger call 110, 119 or 120 first; power {power_hotline}, gas {gas_hotline}.',
  },
  'conduct.from_category': {
    zh: '🔒 这一类只给镇纪委，挂钩干部看不到。我换一套问题问您。',
    en: '🔒 This goes to the discipline office only; the cadre does not see it. I ask different questions.',
  },
  'err.description.short': {
    zh: '再多写几个字，办的人才看得明白：在哪、什么事。\n例：2 号车间下午电压只有 340 伏，三台机床带不动。',
    en: 'A few more words, so that the reader understands: where, what.\nExample: in workshop 2 the voltage drops to 340 V in the afternoon, three machines stall.',
  },
  'err.description.long': {
    zh: '有 {n} 个字，最多 2000。挑要紧的写，其余的拍照或存成文件，后面可以附上。',
    en: '{n} characters; 2000 at most. Write the gist here, the rest can come as photo or file later.',
  },
  'ask.line_added': {
    zh: '✅ 接在前面那段后面了，共 {n} 字。',
    en: '✅ Added to what you wrote before, {n} characters in all.',
  },
  'err.id_number': {
    zh: '里面像有身份证号，没有存。去掉号码再发一次，办事用不着它。',
    en: 'There seems to be an ID number in it, so it was not stored. Send it again without; it is not needed.',
  },
  'err.date.format': {
    zh: '没看懂这个日期。这样写：11月10日，或 2026-11-10。',
    en: 'That date was not understood. Write 10 Nov or 2026-11-10.',
  },
  'err.date.future': {
    zh: '{date} 还没到。开始的日子应当是今天或以前。',
    en: '{date} is still to come. It must be today or earlier.',
  },
  'err.date.past': {
    zh: '{date} 已经过了。这里要今天以后的日子，例：{example}',
    en: '{date} has passed. A day after today is needed, for example {example}',
  },
  'file.got': {
    zh: '✅ 收到 {names}，共 {n}/{max} 个。还有就接着发，没有点“完成”。',
    en: '✅ Received: {names}; {n} of {max}. Send more, or tap Done.',
  },
  'file.album': {
    zh: '✅ 一组 {k} 个都收到了，共 {n}/{max} 个。',
    en: '✅ The album arrived whole ({k}); {n} of {max}.',
  },
  'file.too_many': {
    zh: '最多 {max} 个，先到的留下了，没收的：{names}。要换，在汇总里点“修改”。',
    en: '{max} at most. The first are kept; left out: {names}. To swap, tap Edit in the summary.',
  },
  'file.duplicate': { zh: '这个刚才收过了，不用再发。', en: 'That one is here already.' },
  'ans.voice_text': {
    zh: '语音收下了，作为附件。再打一句话说说是什么事，好让人一眼看懂。',
    en: 'The voice message is kept as a file. Please also type one sentence, so that people see it at a glance.',
  },
  'ans.voice_choice': {
    zh: '这一步要点一个，或打几个字。语音先放进附件了。',
    en: 'This step needs a tap or a few typed words. The voice message went to the files.',
  },
  'ans.photo_early': {
    zh: '照片收下了，放进附件。这一步还要文字。',
    en: 'The photo is kept with the files. This step still needs words.',
  },
  'ans.sticker': {
    zh: '表情看到了。这一步要{what}，例：{example}',
    en: 'I saw the sticker. This step needs {what}, for example {example}',
  },
  'ans.location': { zh: '位置收下了，记在“在哪儿”里。', en: 'The location is noted under Where.' },
  'ans.choice': {
    zh: '点上面的一个按钮就行。',
    en: 'Please tap one of the buttons above.',
  },
  'ans.tap_one': { zh: '这一步点一个按钮就行。', en: 'At this step, just tap a button.' },
  'ans.number': { zh: '这里要一个数字，例：{example}', en: 'A number is needed here, for example {example}' },
  'ans.edited': {
    zh: '看到您改了前面那条，草稿里也换成新的了。',
    en: 'You edited your earlier message; the draft has the new wording.',
  },
  'ans.edited_line': {
    zh: '这几条已经接成一段，改这一条不算。提交前会给您看一遍，点“修改”就能改。',
    en: 'These messages are one text now, so editing one of them changes nothing. You see it all before you submit; tap Edit there.',
  },
  'ans.edited_joined': {
    zh: '这几条已经接成一段，改这一条不算。要改，把改的话再发一条。',
    en: 'These messages are one text now, so editing one of them changes nothing. Send the correction as one more message.',
  },
  'ans.edited_late': {
    zh: '这件已经提交，改不了原文。新的写法我当作补充附在后面了。',
    en: 'This one is submitted, its text stays. Your new wording is attached as an addition.',
  },
  'ans.edited_talk': {
    zh: '改了，{owner_name}也看得到；原来那条记录里还在。',
    en: 'Changed; {owner_name} sees it too. The earlier wording stays on record.',
  },
  'nav.first': { zh: '这是第一个问题，前面没有了。', en: 'This is the first question.' },
  'nav.required': { zh: '这一个必须填，别的可以跳过。', en: 'This one is needed; others can be skipped.' },
} as const satisfies Texts;
