import type { AdminAct } from '../record/acts.ts';
import type { Found } from '../record/verify.ts';
import type { Words } from '../text/locale.ts';

const whats: Record<Found['what'], Words> = {
  altered: { zh: '被改过', en: 'was altered' },
  reordered: { zh: '被换了位置', en: 'was moved to another place' },
  missing: {
    zh: '前面少了，或被重写',
    en: 'does not follow: what stood before it is missing or was rewritten',
  },
  cut: { zh: '末尾被删了', en: 'rows at the end are missing' },
  added: { zh: '末尾多了', en: 'has rows behind its end' },
  head: { zh: '链头被改过', en: 'the head of the chain was altered' },
  orphan: { zh: '记录还在，案件没了', en: 'the log is there, the case is not' },
  no_log: { zh: '案件还在，记录没了', en: 'the case is there, its log is not' },
  no_case: { zh: '号发出去了，案件没了', en: 'the number was given out, and no case has it' },
  kept: {
    zh: '内容清除过，留下的数字和清除时记的对不上',
    en: 'was erased, and what is left of it is not what the act of erasing says',
  },
  differs: {
    zh: '现在的内容和它的记录对不上',
    en: 'is not what its log makes of it',
  },
  events: {
    zh: '封存时的案件记录和现在的不一样',
    en: 'the events that it sealed are not those that are there now',
  },
  acts: {
    zh: '封存时的管理记录和现在的不一样',
    en: 'the administrative log is not the one that it sealed',
  },
  unknown: {
    zh: '没有这个指纹：封存记录被重写过，或指纹抄错了',
    en: 'none has this fingerprint: the log was rewritten, or the fingerprint was copied wrongly',
  },
};

const logs: Record<Found['log'], Words> = {
  case: { zh: '案件', en: 'case' },
  acts: { zh: '管理记录', en: 'administrative log' },
  checkpoints: { zh: '每日封存', en: 'checkpoints' },
  conduct: { zh: '保密箱', en: 'confidential box' },
};

/** `× 案件 杨企诉-2026-0012，第 3 行：被改过` */
export function wordsOf(found: Found): Words {
  const name = found.log === 'case' ? ` ${found.no ?? found.id}` : '';
  const row =
    found.row === null ? { zh: '', en: '' } : { zh: `，第 ${found.row} 行`, en: `, row ${found.row}` };
  const what = whats[found.what];
  const log = logs[found.log];
  const facts = 'facts' in found ? found.facts.join(', ') : '';
  const those = facts === '' ? { zh: '', en: '' } : { zh: `（${facts}）`, en: ` (${facts})` };
  return {
    zh: `${log.zh}${name}${row.zh}：${what.zh}${those.zh}`,
    en: `${log.en}${name}${row.en}: ${what.en}${those.en}`,
  };
}

const acts: Record<AdminAct['type'], Words> = {
  import: { zh: '导入名册', en: 'import' },
  roles: { zh: '改角色', en: 'roles' },
  policy: { zh: '换办法', en: 'policy' },
  leave: { zh: '休假', en: 'leave' },
  invite: { zh: '发邀请', en: 'invite' },
  redeem: { zh: '用邀请', en: 'redeem' },
  // A backup, or a list of cases; which of them stands in `what`.
  export: { zh: '导出', en: 'export' },
  restore: { zh: '恢复', en: 'restore' },
  wake: { zh: '叫醒', en: 'wake' },
  chain: { zh: '开始封存', en: 'chain' },
  reset: { zh: '演示重来', en: 'reset' },
  key: { zh: '保密箱钥匙', en: 'key' },
  read: { zh: '看个人信息', en: 'read' },
  replay: { zh: '失败的再试', en: 'replay' },
  drop: { zh: '失败的不要了', en: 'drop' },
  erase: { zh: '清除内容', en: 'erase' },
  retain: { zh: '清除到期', en: 'retain' },
  hold: { zh: '留存', en: 'hold' },
  release: { zh: '解除留存', en: 'release' },
};

/** What was done to the town; as it is kept where a later version wrote it. */
export const nameOfAct = (type: string): Words =>
  Object.hasOwn(acts, type) ? acts[type as AdminAct['type']] : { zh: type, en: type };
