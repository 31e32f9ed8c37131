import type { Texts } from '../locale.ts';

/** What is said when an answer to a question of one category does not fit. The questions themselves are in the policy. */
export const categoryChecks = {
  'err.text.short': {
    zh: '再写具体些，办的人才看得明白。\n例：{example}',
    en: 'A little more, so that the reader understands.\nExample: {example}',
  },
  'err.text.form': {
    zh: '没看懂。这样写：{example}',
    en: 'That was not understood. Write it like this: {example}',
  },
  'err.number.range': {
    zh: '写一个 {min} 到 {max} 的数字。',
    en: 'A figure from {min} to {max}.',
  },
  'err.power.meter': {
    zh: '户号只有数字，10 到 16 位，这里是“{text}”。不在手边就点“跳过”。',
    en: 'A customer number has 10 to 16 digits and nothing else; this is “{text}”. Not at hand? Tap Skip.',
  },
  'err.power.voltage.number': {
    zh: '要一个数字，后面写钟点。\n例：340，15:00',
    en: 'A figure is needed, then the time.\nExample: 340, 15:00',
  },
  'err.power.voltage.range': {
    zh: '{value} 伏和 {level} 差得远，看看是不是少了或多了一位。\n就是这个数，点“确认”。',
    en: '{value} V is far from {level}; perhaps a digit too few or too many.\nIf it is right tap Confirm.',
  },
  'err.power.capacity': {
    zh: '写两个数：现有和想要，都是千伏安。\n例：现有 400，要 630',
    en: 'Two figures: now and wanted, in kVA.\nExample: now 400, wanted 630',
  },
  'err.school.count': {
    zh: '写一个 1 到 50 的数字。多于 50 个，分两次提。',
    en: 'A figure from 1 to 50. More than 50: make two appeals.',
  },
  'err.school.grades.sum': {
    zh: '加起来是 {sum} 人，前面写的是 {count} 人。改哪一个？',
    en: 'These add up to {sum}; before you said {count}. Which one shall change?',
  },
  'err.school.name': {
    zh: '像是写了孩子的名字，没有存。只写年级和人数就够了。\n例：一年级 1 人，四年级 1 人',
    en: "That looks like a child's name, so it was not stored. Grades and numbers are enough.\nExample: grade 1: 1, grade 4: 1",
  },
  'err.school.insurance': {
    zh: '写月数就行，没缴写 0。\n例：合同 14，社保 12',
    en: 'Months as figures, 0 if none.\nExample: contract 14, insurance 12',
  },
  'err.job.number': { zh: '写一个 1 到 500 的数字。', en: 'A figure from 1 to 500.' },
  'err.job.discrimination': {
    zh: '“{word}”不能写进招工条件：不看性别、年龄、婚育、户籍，只看会不会干。\n可以这样写：能上两班倒，会看图纸',
    en: '“{word}” may not be a condition: no sex, age, marital or household limits, only ability.\nFor example: can work two shifts, reads drawings',
  },
  'err.job.pay': {
    zh: '没看懂。写成 4500-6500 这样，单位是元/月。',
    en: 'Not understood. Write it like 4500-6500, in yuan a month.',
  },
  'err.job.pay_low': {
    zh: '{value} 元低于本地最低工资 {minimum} 元，多半是写错了。改一下？',
    en: '{value} yuan is under the local minimum wage of {minimum}; probably a slip. Change it?',
  },
} as const satisfies Texts;
