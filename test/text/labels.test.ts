import { describe, expect, it } from 'vitest';
import { type LabelKey, label, readLabel } from '../../src/text/labels.ts';

/** The vocabulary of the product, word for word in Chinese. */
const vocabulary: [key: LabelKey, zh: string, en: string][] = [
  ['new_appeal', '提诉求', 'New appeal'],
  ['my_appeals', '我的诉求', 'My appeals'],
  ['my_tasks', '我的待办', 'My tasks'],
  ['intake_desk', '收件台', 'Intake desk'],
  ['reports', '保密件', 'Confidential'],
  ['submit', '提交', 'Submit'],
  ['edit', '修改', 'Edit'],
  ['cancel', '取消', 'Cancel'],
  ['skip', '跳过', 'Skip'],
  ['back', '上一步', 'Back'],
  ['done', '完成', 'Done'],
  ['acknowledge', '签收', 'Acknowledge'],
  ['log_contact', '已联系', 'Log contact'],
  ['progress', '更新进展', 'Progress'],
  ['ask_info', '请企业补充', 'Ask for info'],
  ['extension', '申请延期', 'Ask for extension'],
  ['dispute', '权属异议', 'Dispute ownership'],
  ['cohandler', '请求协办', 'Add co-handler'],
  ['report_done', '报办结', 'Report done'],
  ['resolved', '已解决', 'Resolved'],
  ['partly', '部分解决', 'Partly resolved'],
  ['unresolved', '未解决', 'Not resolved'],
  ['satisfied', '满意', 'Satisfied'],
  ['fairly', '基本满意', 'Fairly satisfied'],
  ['dissatisfied', '不满意', 'Not satisfied'],
  ['add_info', '补充说明', 'Add information'],
  ['urge', '催办', 'Urge'],
  ['withdraw', '撤回', 'Withdraw'],
  ['report_conduct', '反映作风问题', 'Report conduct'],
  ['confirm', '确认', 'Confirm'],
  ['refuse', '拒绝', 'Refuse'],
  ['approve', '同意', 'Approve'],
  ['decline', '不同意', 'Decline'],
  ['order', '督办单', 'Supervision order'],
  ['overdue', '超期', 'Overdue'],
  ['long_term', '挂账攻坚', 'Long-term'],
];

it.each(vocabulary)('%s is %s, %s', (key, zh, en) => {
  expect(label('zh', key)).toBe(zh);
  expect(label('en', key)).toBe(en);
});

describe('a label that comes back as text', () => {
  it.each([
    ['提诉求', 'new_appeal'],
    ['📝 提诉求', 'new_appeal'],
    ['new appeal', 'new_appeal'],
    ['My tasks ', 'my_tasks'],
  ])('%s is %s', (text, key) => {
    expect(readLabel(text)).toBe(key);
  });

  it('is not seen in a sentence', () => {
    expect(readLabel('我想提诉求')).toBeUndefined();
    expect(readLabel('')).toBeUndefined();
  });
});
