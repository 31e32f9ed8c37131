import type { Texts } from '../locale.ts';

/** 并案: several enterprises with one matter, handled together, each with a word of its own. */
export const merging = {
  'merge.pick': { zh: '<b>{no}</b> 并到哪一件？', en: '<b>{no}</b> Join to which?' },
  'merge.ask': {
    zh: '<b>{no}</b> 和 {parent_no} 像是同一件事（{enterprises_n} 家一起）。\n并过去就一起办；办好没好仍由您自己确认，各填各的表。',
    en: '<b>{no}</b> and {parent_no} look like one matter (enterprises together: {enterprises_n}).\nJoined, they are handled together; you still confirm your own, on your own form.',
  },
  'merge.yes': {
    zh: '✅ 并进 {parent_no} 了。它有进展，您也会知道。',
    en: '✅ Joined to {parent_no}. Its news reach you too.',
  },
  'merge.no': { zh: '好，单独办，不并。', en: 'Fine, yours stays on its own.' },
  'merge.split': {
    zh: '<b>{no}</b> 从 {parent_no} 分出来，单独办，{done_due} 前办结。',
    en: '<b>{no}</b> leaves {parent_no} and is handled on its own, done by {done_due}.',
  },
} as const satisfies Texts;
