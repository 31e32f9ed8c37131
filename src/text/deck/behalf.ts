import type { Texts } from '../locale.ts';

/** 代提: the staff write down what an enterprise said; it counts once the enterprise itself submits it. */
export const behalf = {
  'behalf.ask_enterprise': { zh: '替哪家企业记？', en: 'For which enterprise?' },
  'behalf.find': {
    zh: '替哪家企业记？打名字里的几个字。\n例：示例精密',
    en: 'For which enterprise? Type a part of its name.\nExample: 示例精密',
  },
  'behalf.none_found': {
    zh: '您能替记的企业里，没有名字带“{text}”的。',
    en: 'None of the enterprises you may write for has “{text}” in its name.',
  },
  'behalf.ask_source': { zh: '在哪儿听到的？', en: 'Where did you hear it?' },
  'opt.src.visit': { zh: '走访', en: 'Visit' },
  'opt.src.call': { zh: '来电', en: 'Phone call' },
  'opt.src.meeting': { zh: '座谈', en: 'Meeting' },
  'opt.src.12345': { zh: '12345', en: '12345' },
  'behalf.found': {
    zh: '有 {n} 份替企业记到一半的：\n{lines}',
    en: 'Begun for enterprises and not finished: {n}\n{lines}',
  },
  'behalf.found_line': { zh: '{i}. {enterprise_short} · {title}', en: '{i}. {enterprise_short} · {title}' },
  'behalf.preview': {
    zh: '<b>给{contact_name}看的就是这些</b>\n企业：{enterprise}\n听到：{source}\n类别：{category}　等级：{grade}\n{fields}\n附件：{files_line}\n\n点“确认”发过去；对方自己点“提交”才开始办。',
    en: '<b>This is what {contact_name} will read</b>\nEnterprise: {enterprise}\nHeard: {source}\nCategory: {category}, grade: {grade}\n{fields}\nFiles: {files_line}\n\nConfirm sends it; work starts once the enterprise submits it.',
  },
  'behalf.notice': {
    zh: '您 {at} 说过的事，{by}替您记下了：\n<blockquote>{text}</blockquote>\n对就点“提交”，从那一刻开始办；不对就改，或点“不是我的意思”。',
    en: 'What you said {at}, written down by {by}:\n<blockquote>{text}</blockquote>\nSubmit if it is right; work starts then. Edit it if not, or tap Not what I said.',
  },
  'behalf.remind': {
    zh: '{by}替您记下的那件，还没提交，没有开始办：\n<blockquote>{text}</blockquote>\n只提醒这一次，以后在 /my 里。',
    en: 'What {by} wrote down for you is not submitted, so nobody works on it:\n<blockquote>{text}</blockquote>\nThis is the only reminder; it stays under /my.',
  },
  'behalf.dropped': {
    zh: '好，没有提交。{by}会看到您的意思。',
    en: 'Fine, nothing was submitted; {by} will see that.',
  },
  'behalf.dropped.staff': {
    zh: '{enterprise}看了您替它记的“{category}”，说不是它的意思，没有提交。问清楚了可以再记。',
    en: '{enterprise} read the “{category}” you wrote down and says that is not what it said; nothing was submitted. Ask again before you write it anew.',
  },
  'behalf.waiting': {
    zh: '记下了，等 {contact_name} 自己点“提交”。没点之前不算；过几天还没点，我提醒一次。',
    en: 'Noted; {contact_name} must tap Submit. Until then it does not count; after some days I remind once.',
  },
  'behalf.stopped': {
    zh: '停下了，填过的都留着，企业还没看到。',
    en: 'Stopped; what you filled in is kept, the enterprise has not seen it.',
  },
  'behalf.deleted': { zh: '删了，企业没有看到过。', en: 'Deleted; the enterprise never saw it.' },
  'behalf.log': { zh: '{by}记下（{source}）', en: 'written down by {by} ({source})' },
  'full.behalf': {
    zh: '{by}记下（{source}），企业自己提交的',
    en: 'Written down by {by} ({source}), submitted by the enterprise itself',
  },
} as const satisfies Texts;
