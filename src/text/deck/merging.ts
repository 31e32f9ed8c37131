import type { Texts } from '../locale.ts';

/** 并案: several enterprises with one matter, handled together, each with a word of its own. */
export const merging = {
  'merge.pick': { zh: '<b>{no}</b> 并到哪一件？', en: '<b>{no}</b> Join to which?' },
  'merge.find': {
    zh: '<b>{no}</b> 并到哪一件？发编号，后四位也行。\n例：0031',
    en: '<b>{no}</b> Join to which? Send its number, the last four figures will do.\nExample: 0031',
  },
  'merge.not_found': {
    zh: '没有在办的“{text}”，或者它不能再并进别的。',
    en: 'There is no open “{text}”, or nothing can join it any more.',
  },
  'opt.join_to': { zh: '并到 {no}', en: 'Join to {no}' },
  'merge.asked': {
    zh: '问了{contact_name}：<b>{no}</b> 并到 {parent_no}，行不行。{answer_due} 前不答应就不并。',
    en: '{contact_name} is asked whether <b>{no}</b> may join {parent_no}. No word by {answer_due} means no.',
  },
  'merge.ask': {
    zh: '<b>{no}</b> 和 {parent_no} 像是同一件事（{enterprises_n} 家一起）。\n并过去就一起办；办好没好仍由您自己确认，各填各的表。',
    en: '<b>{no}</b> and {parent_no} look like one matter (enterprises together: {enterprises_n}).\nJoined, they are handled together; you still confirm your own, on your own form.',
  },
  'merge.remind': {
    zh: '<b>{no}</b> 并到 {parent_no} 一起办，行不行？{answer_due} 前没答应，就还是单独办。',
    en: 'May <b>{no}</b> be handled together with {parent_no}? Without a yes by {answer_due} it stays on its own.',
  },
  'merge.yes': {
    zh: '✅ 并进 {parent_no} 了。它有进展，您也会知道。',
    en: '✅ Joined to {parent_no}. Its news reach you too.',
  },
  'merge.no': { zh: '好，单独办，不并。', en: 'Fine, yours stays on its own.' },
  'merge.agreed': {
    zh: '<b>{no}</b> 企业同意了，并进 {parent_no}。',
    en: '<b>{no}</b> The enterprise agreed; joined to {parent_no}.',
  },
  'merge.declined': {
    zh: '<b>{no}</b> 企业不同意并案，单独办。',
    en: '<b>{no}</b> The enterprise prefers to stay on its own.',
  },
  'merge.lapsed': {
    zh: '<b>{no}</b> 企业没有答应并案，按不同意办，单独办。',
    en: '<b>{no}</b> No answer about joining counts as no; it stays on its own.',
  },
  'merge.owner': {
    zh: '<b>{no}</b>（{enterprise}）并进 {parent_no} 了，由您一起办。写进展、报办结都在那张卡上，他们也看得到；各家各自确认。',
    en: '<b>{no}</b> ({enterprise}) joined {parent_no}; you handle them together. Write progress and report done on that card, they read it too; each enterprise confirms its own.',
  },
  'merge.former': {
    zh: '<b>{no}</b> 并进 {parent_no} 了，由{owner_name}一起办。您这边不再提醒。',
    en: '<b>{no}</b> joined {parent_no}; {owner_name} handles them together. No more reminders for you.',
  },
  'merge.news': {
    zh: '<b>{no}</b> 跟着 {parent_no} 办，有进展（{by}）：\n<blockquote>{note}</blockquote>',
    en: '<b>{no}</b>, handled with {parent_no}: news from {by}:\n<blockquote>{note}</blockquote>',
  },
  'merge.new_owner': {
    zh: '<b>{no}</b> 跟着 {parent_no} 换了负责人：<b>{owner_name}</b>（{owner_unit}）{owner_phone}',
    en: '<b>{no}</b>, handled with {parent_no}, has a new owner: <b>{owner_name}</b> ({owner_unit}) {owner_phone}',
  },
  'merge.readers': {
    zh: '并到这件的还有 {n} 件，别家企业也会看到您写的：只写事情，不提是哪一家。',
    en: 'Cases joined to this one: {n}. Their enterprises read this too: keep to the matter and name no enterprise.',
  },
  'merge.split_ask': {
    zh: '<b>{no}</b> 从 {parent_no} 分出来，单独办？',
    en: 'Take <b>{no}</b> out of {parent_no}, to be handled on its own?',
  },
  'merge.split': {
    zh: '<b>{no}</b> 从 {parent_no} 分出来，单独办，{done_due} 前办结。',
    en: '<b>{no}</b> leaves {parent_no} and is handled on its own, done by {done_due}.',
  },
  'merge.split.ended': {
    zh: '<b>{no}</b> 跟着办的 {parent_no} 结束了。您这件没有结，单独接着办，{done_due} 前办结。',
    en: '{parent_no}, with which <b>{no}</b> was handled, has ended. Yours has not; it goes on alone, done by {done_due}.',
  },
  'merge.split.owner': {
    zh: '<b>{no}</b>（{enterprise}）从 {parent_no} 分出来，单独办：{sign_due} 前签收，{done_due} 前办结。',
    en: '<b>{no}</b> ({enterprise}) left {parent_no} and is handled on its own: acknowledge by {sign_due}, done by {done_due}.',
  },
  'merge.left': {
    zh: '<b>{no}</b> 从 {parent_no} 分出去单独办了，您这边不再提醒。',
    en: '<b>{no}</b> left {parent_no} and is handled on its own. No more reminders for you.',
  },
  'confirm.signed_ahead': {
    zh: '✅ <b>{no}</b> 您签了满意：{signer}，{signed_at}\n一起办的还有 {open_children_n} 家没确认，都确认了就销号，不用您再点。',
    en: '✅ <b>{no}</b> You signed: {signer}, {signed_at}\nEnterprises still to confirm theirs: {open_children_n}. Then it closes; nothing more for you to do.',
  },
  'confirm.ahead.cadre': {
    zh: '<b>{no}</b> 企业满意，签了名；一起办的还有 {open_children_n} 家没确认，都确认了才销号。',
    en: '<b>{no}</b> The enterprise is satisfied and signed; still to confirm theirs: {open_children_n}. It closes after that.',
  },
  'card.enterprise.signed_ahead': {
    zh: '✅ 您签了满意：{signer}，{signed_at}\n一起办的还有 {open_children_n} 家没确认，都确认了就销号',
    en: '✅ You signed: {signer}, {signed_at}\nStill to confirm theirs: {open_children_n}; then it closes',
  },
  'card.cadre.signed_ahead': {
    zh: '✅ 企业签了满意，{signed_at}\n一起办的还有 {open_children_n} 家没确认',
    en: '✅ The enterprise signed {signed_at}\nStill to confirm theirs: {open_children_n}',
  },
  'card.supervisor.signed_ahead': {
    zh: '✅ 企业签了满意，{signed_at}\n一起办的还有 {open_children_n} 家没确认',
    en: '✅ The enterprise signed {signed_at}\nStill to confirm theirs: {open_children_n}',
  },
  'card.parent_turn': { zh: '👉 轮到{name}：{what}，{due} 前', en: '👉 {name}: {what}, by {due}' },
  'card.parent_turn.late': {
    zh: '👉 轮到{name}：{what}，应在 {due} 前，晚了',
    en: '👉 {name}: {what}, was due {due}',
  },
  'card.parent_turn.open': { zh: '👉 轮到{name}：{what}', en: '👉 {name}: {what}' },
  'card.joined.children': { zh: '🔗 一起办的：{nos}', en: '🔗 joined: {nos}' },
  'card.joined.asked': { zh: '🔗 问了可否并到 {parent_no}', en: '🔗 asked to join {parent_no}' },
  'card.joined.alike': { zh: '🔗 像是同一件事：{nos}', en: '🔗 like {nos}' },
  'refuse.merge_gone': {
    zh: '那一件已经有结果了，或者并不进去。这件单独办。',
    en: 'That case has a result by now, or takes none in. This one stays on its own.',
  },
  'refuse.merge_chain': {
    zh: '别家已经并到这件上了，它不能再并到别的。',
    en: 'Others have joined this case, so it joins no other.',
  },
  'refuse.merge_asked': {
    zh: '已经问过企业了，等它答。',
    en: 'The enterprise has been asked; wait for its answer.',
  },
  'refuse.children_open': {
    zh: '一起办的还没都确认，先不能结。',
    en: 'Others handled with it have not confirmed theirs, so it cannot be closed yet.',
  },
  'log.ask_merge': { zh: '问企业可否并案', en: 'asked whether it may join another case' },
  'log.merge': { zh: '同意并案', en: 'agreed to join' },
  'log.decline_merge': { zh: '不同意并案', en: 'did not agree to join' },
  'log.lapse_merge': { zh: '没答应并案，按不同意办', en: 'no answer about joining, taken as no' },
  'log.split': { zh: '分出来单独办', en: 'went on alone' },
  'log.follow.progress': { zh: '主件有进展', en: 'news of the main case' },
  'log.follow.owner': { zh: '跟着主件换了负责人', en: 'new owner, with the main case' },
  'log.follow_done': { zh: '主件报办结，请企业确认', en: 'main case reported done, enterprise asked' },
  'log.count_joined': { zh: '一起办的', en: 'handled together' },
  'log.sign_ahead': { zh: '满意，签名，等一起办的', en: 'satisfied and signed, waiting for the others' },
  'log.close_joined': { zh: '一起办的都确认了，销号', en: 'closed, the others have confirmed' },
} as const satisfies Texts;
