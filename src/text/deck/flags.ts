import type { Texts } from '../locale.ts';

/** 提示件: facts that a supervisor looks at. None of them says that anybody did wrong. */
export const flags = {
  'cmd.flags': { zh: '提示件', en: 'Flags' },
  'flags.head': {
    zh: '<b>提示件</b>　没看过的 {n} 条\n{lines}\n只摆事实，对不对由您判断。',
    en: '<b>Flags</b>　Not looked at: {n}\n{lines}\nFacts only; the judgement is yours.',
  },
  'flags.line': {
    zh: '{i}. {what}　{no_short}（共 {more} 件）',
    en: '{i}. {what}　{no_short} ({more} cases)',
  },
  'flags.none': { zh: '没有没看过的提示。', en: 'No flag that nobody has looked at.' },
  'flags.survey': {
    zh: '四周回访（近 90 天）：问 {asked_n}，答 {answered_n}，还好 {fine_n}，又坏了 {bad_n}',
    en: 'After four weeks (90 days): asked {asked_n}, answered {answered_n}, still fine {fine_n}, back {bad_n}',
  },
  'flag.one': {
    zh: '提示：<b>{what}</b>　{at}\n{cases}\n{evidence}\n对不对由您判断。',
    en: 'Flag: <b>{what}</b>　{at}\n{cases}\n{evidence}\nThe judgement is yours.',
  },
  'flag.case': { zh: '{no_short} {enterprise_short}', en: '{no_short} {enterprise_short}' },
  'flag.looked': { zh: '{by} {at} 看过了。', en: 'Looked at by {by}, {at}.' },
  'flag.name.denied': { zh: '企业说没联系上', en: 'Contact denied' },
  'flag.name.objected': { zh: '企业说材料要得不合理', en: 'Items objected to' },
  'flag.name.withdrawn': { zh: '刚联系就撤回', en: 'Withdrawn after a contact' },
  'flag.name.signed_soon': { zh: '刚联系就改成满意', en: 'Satisfied after a contact' },
  'flag.name.twice_not': { zh: '两次没办好', en: 'Not done twice' },
  'flag.name.third_urge': { zh: '催了三次', en: 'Urged three times' },
  'flag.name.passed_on': { zh: '转了两次', en: 'Passed on twice' },
  'flag.name.slipped': { zh: '约定没做到', en: 'Promise not kept' },
  'flag.name.extension_objected': { zh: '企业不赞成延期', en: 'Extension objected to' },
  'flag.name.name_differs': { zh: '签名和名册不一样', en: 'Signature differs' },
  'flag.name.same_words': { zh: '几件写得一样', en: 'Same words in cases' },
  'flag.name.grid_extensions': { zh: '片区延期多', en: 'Many extensions' },
  'flag.name.survey_bad': { zh: '四周后又坏了', en: 'Back after 4 weeks' },
  'flag.of.denied': {
    zh: '{owner_name}记了 {contact_at} 联系过：<blockquote>{note}</blockquote>\n企业答：没联系上。',
    en: '{owner_name} logged a contact {contact_at}: <blockquote>{note}</blockquote>\nThe enterprise says there was none.',
  },
  'flag.of.objected': {
    zh: '{owner_name}要的：{items}\n企业说：<blockquote>{text}</blockquote>',
    en: '{owner_name} asked for: {items}\nThe enterprise says: <blockquote>{text}</blockquote>',
  },
  'flag.of.withdrawn': {
    zh: '{owner_name}联系以后 {gap}，企业撤回。\n联系记录：<blockquote>{note}</blockquote>\n企业说：<blockquote>{reason}</blockquote>',
    en: 'Withdrawn {gap} after a contact by {owner_name}.\nThe contact: <blockquote>{note}</blockquote>\nThe enterprise says: <blockquote>{reason}</blockquote>',
  },
  'flag.of.signed_soon': {
    zh: '上一轮企业答“{was}”：<blockquote>{text}</blockquote>\n{owner_name}联系以后 {gap}，签了满意。\n联系记录：<blockquote>{note}</blockquote>',
    en: 'In the round before “{was}”: <blockquote>{text}</blockquote>\nSigned as satisfied {gap} after a contact by {owner_name}.\nThe contact: <blockquote>{note}</blockquote>',
  },
  'flag.of.twice_not': {
    zh: '企业第 2 次说没办好：<blockquote>{text}</blockquote>',
    en: 'The enterprise says for the second time that it is not done: <blockquote>{text}</blockquote>',
  },
  'flag.of.third_urge': { zh: '企业催办 3 次了。', en: 'The enterprise has urged three times.' },
  'flag.of.passed_on': {
    zh: '换负责人、提异议，加起来 {n} 次。',
    en: 'Changes of owner and disputes together: {n}.',
  },
  'flag.of.slipped': {
    zh: '答应企业的：<blockquote>{note}</blockquote>\n说好 {due} 前，到时候没有说做到。',
    en: 'Promised: <blockquote>{note}</blockquote>\nBy {due}; no word of it when that time came.',
  },
  'flag.of.extension_objected': {
    zh: '延到 {due}，企业说：<blockquote>{text}</blockquote>',
    en: 'Extended to {due}; the enterprise says: <blockquote>{text}</blockquote>',
  },
  'flag.of.name_differs': {
    zh: '签的是“{name}”，名册上是“{by}”。',
    en: 'Signed “{name}”; the roster has “{by}”.',
  },
  'flag.of.same_words': {
    zh: '{by}在 {n} 件里写的几乎一样：\n{lines}',
    en: '{by} wrote nearly the same in {n} cases:\n{lines}',
  },
  'flag.text_line': {
    zh: '{no_short}：<blockquote>{text}</blockquote>',
    en: '{no_short}: <blockquote>{text}</blockquote>',
  },
  'flag.of.grid_extensions': {
    zh: '{grid}近 90 天 {n} 件，延期 {k} 件。',
    en: '{grid}: {n} cases in 90 days, extended {k}.',
  },
  'flag.of.survey_bad': {
    zh: '企业签了满意，四周后再问，答：又坏了。经办干部看不到这条。',
    en: 'Signed as satisfied; asked after four weeks the enterprise says it is back. The cadre does not see this.',
  },
} as const satisfies Texts;
