import type { Texts } from '../locale.ts';

/** What is said while something is being taken down: other ways to answer, what cannot be read. */
export const taking = {
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
