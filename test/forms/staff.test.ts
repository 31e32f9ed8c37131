import { expect, it } from 'vitest';
import { askInfo } from '../../src/forms/ask-info.ts';
import { giveReason } from '../../src/forms/give-reason.ts';
import { logContact } from '../../src/forms/log-contact.ts';
import { progress } from '../../src/forms/progress.ts';
import { reassign } from '../../src/forms/reassign.ts';
import { reject } from '../../src/forms/reject.ts';
import { reportDone } from '../../src/forms/report-done.ts';
import { isNearlySame } from '../../src/forms/same.ts';
import { sayWording } from '../../src/forms/wording.ts';
import { caseOf, fill, now } from './support.ts';

const told = '已量 340 伏，线路超负荷；周四停电窗口调档后再量';

it('takes a copy for a copy whatever its punctuation, and new figures for news', () => {
  expect(isNearlySame(told, '已量340伏 线路超负荷。周四停电窗口调档后再量！')).toBe(true);
  expect(isNearlySame(told, told.replace('340', '376'))).toBe(false);
  expect(isNearlySame(told, '变压器换好了，下午再量一次')).toBe(false);
  expect(isNearlySame('', '')).toBe(true);
  expect(isNearlySame('Measured again, still low', 'measured again: still low.')).toBe(true);
});

it('wants progress that says something, and something new', () => {
  const last = { at: now.getTime() - 60_000, by: 'o', text: told };
  const c = caseOf(undefined, { progress: last });
  expect(fill(progress, c, [{ text: '正在推进' }])).toMatchObject({
    stopped: 'err.progress.short',
    params: { n: 4 },
  });
  expect(fill(progress, c, [{ text: `${told}。` }])).toMatchObject({
    stopped: 'err.progress.same',
    params: { last_at: last.at },
  });
  const { answers } = fill(progress, c, [{ text: '周四停电两小时调了档，量得 378 伏' }]);
  expect(progress.event?.(answers, c)).toEqual({
    type: 'progress',
    text: '周四停电两小时调了档，量得 378 伏',
  });
});

it('lists what is missing one a line, without the numbers people put before', () => {
  const c = caseOf(undefined);
  expect(fill(askInfo, c, [{ text: ' \n ' }])).toMatchObject({ stopped: 'refuse.info_empty' });
  const { answers, at } = fill(askInfo, c, [
    { text: '1. 近三个月电费单\n（2）变压器铭牌照片\n\n- 3 号表的读数' },
  ]);
  expect(at).toBe('preview');
  expect(askInfo.event?.(answers, c)).toEqual({
    type: 'ask_info',
    items: ['近三个月电费单', '变压器铭牌照片', '3 号表的读数'],
  });
  const [part] = askInfo.preview?.(answers, c)?.parts ?? [];
  expect(part && sayWording('zh', part)).toContain('发给王示例的就是这 3 样：\n1. 近三个月电费单\n2.');
});

it('sends what is resolved to the enterprise, and what is partly so to the leader first', () => {
  const c = caseOf({ earlier: [{ no: '杨企诉-2026-0031', text: '周四停电两小时调了档，量了三次' }] });
  const resolved = fill(reportDone, c, [
    { option: 'resolved' },
    { text: '换了变压器，量了三次都正常' },
    { files: [] },
  ]);
  expect(resolved.at).toBe('preview');
  expect(reportDone.event?.(resolved.answers, c)).toMatchObject({ type: 'report_done', outcome: 'resolved' });

  const partly = fill(reportDone, c, [
    { option: 'partly' },
    { text: '先调了档，电压稳在 370 伏' },
    { text: '变压器年底换' },
    { files: ['f1', 'f2'] },
  ]);
  expect(reportDone.event?.(partly.answers, c)).toEqual({
    type: 'propose_done',
    outcome: 'partly',
    text: '先调了档，电压稳在 370 伏',
    left: '变压器年底换',
  });
  const [part] = reportDone.preview?.(partly.answers, c)?.parts ?? [];
  expect(part && sayWording('zh', part)).toMatch(/还剩：变压器年底换[\s\S]*附件 2 个/);
});

it('does not take a result of two words, nor that of another case', () => {
  const c = caseOf({ earlier: [{ no: '杨企诉-2026-0031', text: '周四停电两小时调了档，量了三次' }] });
  expect(fill(reportDone, c, [{ option: 'resolved' }, { text: '办好了' }])).toMatchObject({
    stopped: 'err.done.short',
    params: { n: 3 },
  });
  const copied = fill(reportDone, c, [
    { option: 'resolved' },
    { text: '周四停电两小时，调了档，量了三次。' },
  ]);
  expect(copied).toMatchObject({ stopped: 'err.done.same', params: { other_no: '杨企诉-2026-0031' } });
});

it('takes the reason that was tapped under the notice, and asks for the rest', () => {
  const c = caseOf(undefined);
  const { answers } = fill(giveReason, c, [{ text: '等停电窗口，周四' }], { reason: 'wait_other' });
  expect(giveReason.event?.(answers, c)).toEqual({
    type: 'give_reason',
    reason: 'wait_other',
    text: '等停电窗口，周四',
  });
  const done = giveReason.done?.({ reason: 'other', text: '人手不够，周五办' }, c).text;
  expect(done && sayWording('zh', done)).toMatch(/^✅ 记下了：人手不够，周五办。企业也看得到。/);
});

it('offers eight people at a time and the rest behind 其他', () => {
  const candidates = Array.from({ length: 11 }, (_, i) => ({
    key: `k${i}`,
    id: `id${i}`,
    name: `样本${i}`,
    unit: i === 0 ? '' : '经发办',
  }));
  const c = caseOf({ candidates });
  const [first, reason] = reassign.asks({}, c);
  expect(first?.options).toHaveLength(9);
  expect(first?.options?.at(-1)?.key).toBe('more');
  expect(reason?.key).toBe('text');
  const { answers } = fill(reassign, c, [{ option: 'more' }, { option: 'k9' }, { text: '换片区了' }]);
  expect(reassign.event?.(answers, c)).toEqual({ type: 'reassign', toId: 'id9', text: '换片区了' });
  expect(() => reassign.event?.({ to0: 'gone', text: '换' }, c)).toThrow('refuse.stale_button');
});

it('rejects with a reason and a place to go', () => {
  const c = caseOf(undefined);
  const { answers } = fill(reject, c, [
    { option: 'legal' },
    { text: '欠薪归劳动监察管' },
    { text: '县人社局劳动监察，0871-0000-0005' },
  ]);
  expect(reject.event?.(answers, c)).toEqual({
    type: 'reject',
    reason: 'legal',
    text: '欠薪归劳动监察管',
    where: '县人社局劳动监察，0871-0000-0005',
  });
});

it('offers only times of a contact that have been, and lie after the filing', () => {
  const at = (time: string): number => new Date(`2026-11-${time}+08:00`).getTime();
  const offered = (filed: string, time: string) => {
    const c = caseOf(undefined, { submittedAt: at(filed) });
    const then = { ...c, clock: { ...c.clock, now: new Date(at(time)) } };
    const keys = logContact.asks({}, then)[1]?.options?.map(({ key }) => key);
    const told = (when: string) => logContact.event?.({ how: 'phone', when, note: '问了' }, then);
    return { keys, told };
  };
  expect(offered('19T09:00', '19T10:00').keys).toEqual(['just_now', 'this_morning']);
  expect(offered('19T13:00', '19T16:00').keys).toEqual(['just_now', 'this_afternoon']);
  expect(offered('17T09:00', '19T10:00').keys).toEqual(['just_now', 'this_morning', 'yesterday']);
  const { keys, told } = offered('18T16:00', '19T13:00');
  expect(keys).toEqual(['just_now', 'this_morning', 'this_afternoon', 'yesterday']);
  expect(told('yesterday')).toMatchObject({ at: at('18T16:00') });
  expect(told('this_morning')).toMatchObject({ at: at('19T10:00') });
  expect(told('this_afternoon')).toMatchObject({ at: at('19T13:00') });
});
