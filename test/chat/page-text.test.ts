import { describe, expect, it } from 'vitest';
import type { MessageEntity } from '../../src/chat/message.ts';
import { cardParts, type Line } from '../../src/chat/page/card-text.ts';
import { links, pieces } from '../../src/chat/page/entities.ts';

const bold = (text: string, part: string): MessageEntity => ({
  type: 'bold',
  offset: text.indexOf(part),
  length: part.length,
});

describe('a card', () => {
  const text =
    '📩 新诉求，11:12 前签收\n🟠 橙 · ⚡ 急 · 杨企诉-2026-0042 · 用电 · 急\n示例精密材料有限公司 · 示范园区片区\n用电 · 低电压\n状态：办理中 · 第 1 轮\n👉 轮到李示范\n全程 2 小时';
  const words = ({ from, to }: Line) => text.slice(from, to);

  it('is taken apart into notice, level, number, enterprise, title, state and rows', () => {
    const card = cardParts(text, [bold(text, '杨企诉-2026-0042')]);

    expect(card?.before.map(words)).toEqual(['📩 新诉求，11:12 前签收']);
    expect(card?.level).toEqual({ step: 3, word: '橙' });
    expect(card && words(card.number)).toBe('⚡ 急 · 杨企诉-2026-0042 · 用电 · 急');
    expect(card?.between.map(words)).toEqual(['示例精密材料有限公司 · 示范园区片区']);
    expect(card?.title && words(card.title)).toBe('用电 · 低电压');
    expect(card?.stateText).toBe('办理中 · 第 1 轮');
    expect(card?.rows.map((row) => [row.mark, words(row)])).toEqual([
      ['👉', '轮到李示范'],
      ['', '全程 2 小时'],
    ]);
    expect(card?.no).toBe('0042');
  });

  it('is only what has a bold number and a state below it', () => {
    const sentence = '杨企诉-2026-0042 怎么联系的？';
    expect(cardParts(sentence, [bold(sentence, '杨企诉-2026-0042')])).toBeNull();
    expect(cardParts(text, [])).toBeNull();
  });
});

describe('entities', () => {
  it('nest, are cut at the range, and never lose a character of the text', () => {
    const text = '一二三四五六';
    const inner: MessageEntity = { type: 'italic', offset: 2, length: 2 };
    const outer: MessageEntity = { type: 'bold', offset: 1, length: 4 };

    expect(pieces(text, [inner, outer])).toEqual([
      '一',
      { entity: outer, inside: ['二', { entity: inner, inside: ['三四'] }, '五'] },
      '六',
    ]);
    expect(pieces(text, [outer], 3, 6)).toEqual([{ entity: outer, inside: ['四五'] }, '六']);
  });

  it('end their line when they are blocks', () => {
    const quote: MessageEntity = { type: 'blockquote', offset: 0, length: 2 };
    expect(pieces('原话\n下一行', [quote])).toEqual([{ entity: quote, inside: ['原话'] }, '下一行']);
  });
});

describe('links in plain text', () => {
  it.each([
    ['找李示范 0871-0000-0001，急', ['0871-0000-0001']],
    ['手机 13800000001', ['13800000001']],
    ['点 /new 或看 https://example.com/a，都行', ['/new', 'https://example.com/a']],
    ['编号 杨企诉-2026-0042，电话 138****0001，2026/10/12', []],
  ])('%s', (text, found) => {
    const all = links(text);
    expect(all.flatMap((link) => (typeof link === 'string' ? [] : link.text))).toEqual(found);
    expect(all.map((link) => (typeof link === 'string' ? link : link.text)).join('')).toBe(text);
  });
});
