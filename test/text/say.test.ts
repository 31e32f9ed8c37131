import { describe, expect, it } from 'vitest';
import { raw } from '../../src/text/html.ts';
import { piece, say, sayKey } from '../../src/text/say.ts';

const card = {
  grade_mark: say('zh', 'card.grade_mark.urgent'),
  no: '杨企诉-2026-0042',
  category: '用电',
  title: '用电 · 低电压 · 2 号车间',
  state_name: '办理中',
  round_mark: '',
  turn: raw('👉 轮到李示范：正在办'),
  when: raw('⏰ 今天 17:30 前办结'),
  owner_name: '李示范',
  owner_unit: '经发办',
  owner_phone: '0871-0000-0001',
  promise_line: '',
  cohandlers: piece('zh', 'card.cohandlers', { names: '示范供电所', done_n: 0, all_n: 1, phone_part: '' }),
  last_at: '今天 10:41',
  last_note: '供电所明早来量电压',
  reason_line: '',
  e_clock: '1 小时 29 分',
  c_clock: '1 小时 29 分',
};

describe('a text', () => {
  it('is filled in', () => {
    expect(say('zh', 'card.enterprise', card)).toBe(
      [
        '⚡ 急 · <b>杨企诉-2026-0042</b> · 用电',
        '用电 · 低电压 · 2 号车间',
        '状态：<b>办理中</b>',
        '👉 轮到李示范：正在办',
        '⏰ 今天 17:30 前办结',
        '👤 李示范（经发办）0871-0000-0001',
        '🤝 协办：示范供电所，已反馈 0/1',
        '📝 今天 10:41 供电所明早来量电压',
        '🕓 您已等 1 小时 29 分，其中干部用时 1 小时 29 分',
      ].join('\n'),
    );
  });

  it('leaves out lines, asides and clauses of which nothing is known', () => {
    const bare = {
      ...card,
      grade_mark: '',
      owner_unit: '',
      promise_line: '',
      cohandlers: '',
      last_at: '',
      last_note: '',
      c_clock: '',
    };

    expect(
      say('zh', 'card.enterprise', { ...bare, round_mark: piece('zh', 'card.round_mark', { round: 2 }) }),
    ).toBe(
      [
        '<b>杨企诉-2026-0042</b> · 用电',
        '用电 · 低电压 · 2 号车间',
        '状态：<b>办理中</b> · 第 2 轮',
        '👉 轮到李示范：正在办',
        '⏰ 今天 17:30 前办结',
        '👤 李示范 0871-0000-0001',
        '🕓 您已等 1 小时 29 分',
      ].join('\n'),
    );
  });

  it('closes the gap of a value left out in the middle', () => {
    const { text } = {
      text: say('en', 'refuse.no_owner', { dispatcher_name: '钱范例', dispatcher_phone: '' }),
    };

    expect(text).toBe('Nobody owns this one yet; 钱范例 is settling it.');
  });

  it('sets no space between Chinese that meets only when it is filled in', () => {
    const at = '今天 11:12（还有 18 分钟）';

    expect(
      say('zh', 'note.enterprise.acknowledged', { owner_name: '李示范', at: '今天 10:05', contact_due: at }),
    ).toBe('李示范今天 10:05 签收，今天 11:12 前（还有 18 分钟）联系您');
    expect(
      say('zh', 'note.enterprise.acknowledged', { owner_name: 'John Doe', at: '10:05', contact_due: at }),
    ).toBe('John Doe 10:05 签收，今天 11:12 前（还有 18 分钟）联系您');
  });

  it('says whose turn it is where somebody stands in, and where a desk has no name', () => {
    const turnOf = (name: string) => say('en', 'turn.other', { name });

    expect(turnOf('赵样本 (for 李示范)')).toBe("赵样本's turn (for 李示范)");
    expect(turnOf('the dispatcher')).toBe("The dispatcher's turn");
  });

  it('keeps the 前 of a time that is set off in bold with the time', () => {
    const promise_due = '今天 11:12（还有 18 分钟）';

    expect(
      say('zh', 'promise.enterprise', { no: '0042', owner_name: '李示范', promise_due, promise: '调电压' }),
    ).toContain('约定：<b>今天 11:12 前（还有 18 分钟）</b>调电压');
  });

  it('leaves the spaces that people typed', () => {
    expect(say('zh', 'free.new', { text: '电压 太低 了' })).toContain(
      '<blockquote>电压 太低 了</blockquote>',
    );
  });
});

describe('what people wrote', () => {
  it('cannot be taken for markup', () => {
    expect(say('zh', 'free.new', { text: '<b>a</b> & <a href="tg://x">{no}</a>' })).toContain(
      '<blockquote>&lt;b&gt;a&lt;/b&gt; &amp; &lt;a href="tg://x"&gt;{no}&lt;/a&gt;</blockquote>',
    );
  });

  it('is cut before it is escaped, so that no entity is cut in two', () => {
    expect(say('zh', 'free.new', { text: '&'.repeat(700) })).toContain(
      `<blockquote>${'&amp;'.repeat(599)}…</blockquote>`,
    );
  });

  it('is cut to what a name may take, and stands on one line', () => {
    const said = say('en', 'turn.other', { name: `a\nb${'c'.repeat(30)}` });

    expect(said).toBe(`a b${'c'.repeat(16)}…'s turn`);
  });

  it('is cut shorter on a card than in a message', () => {
    const reason = '等'.repeat(100);

    expect(say('zh', 'card.supervisor.withdrawn', { at: '今天 09:00', reason, flag_line: '' })).toBe(
      `🏁 企业今天 09:00 撤回：${'等'.repeat(59)}…`,
    );
    expect(say('zh', 'withdraw.supervisor', { no: '1', at: '', gap: '', reason })).toContain(reason);
  });
});

describe('a mistake of ours', () => {
  it('is a fault where a value is missing, never braces in the chat', () => {
    expect(() => sayKey('zh', 'toast.submitted', {})).toThrow('toast.submitted: nothing given for {no}');
    // @ts-expect-error the compiler asks for it first
    expect(() => say('zh', 'toast.submitted', {})).toThrow('{no}');
    expect(say('zh', 'toast.submitted', { no: undefined })).toBe('已提交');
  });

  it('is a fault where there is no such text', () => {
    expect(() => sayKey('zh', 'toString')).toThrow('no text toString');
  });
});

it('keeps of a single line what does not hang on the missing value', () => {
  expect(say('zh', 'contact.yes', { update_due: '' })).toBe('✅ 好。');
  expect(say('en', 'contact.yes', { update_due: '' })).toBe('✅ Good.');
  expect(say('zh', 'toast.progress', { update_due: '' })).toBe('更新了');
});
