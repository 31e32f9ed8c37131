import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createButtons, packId, type Tap, unpackId } from '../../src/telegram/buttons.ts';

const buttons = createButtons(Buffer.alloc(32, 7));
const chats = fc.integer({ min: 1, max: 2 ** 52 - 1 });
const present = (tap: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(tap).filter(([, value]) => value !== undefined)) as Tap;
const taps = fc
  .record({
    verb: fc.stringMatching(/^[\w.-]{1,10}$/),
    id: fc.option(fc.uuid(), { nil: undefined }),
    version: fc.option(fc.integer({ min: 0, max: 1_000_000 }), { nil: undefined }),
    arg: fc.option(fc.string({ minLength: 1, maxLength: 14, unit: 'grapheme-ascii' }), { nil: undefined }),
  })
  .map(present);

it('reads back in the same chat whatever it wrote, in at most 64 bytes', () => {
  fc.assert(
    fc.property(taps, chats, (tap, chatId) => {
      const data = buttons.encode(tap, chatId);

      expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
      expect(buttons.decode(data, chatId)).toEqual({ kind: 'ok', tap });
    }),
  );
});

it('takes a button of another chat for foreign', () => {
  fc.assert(
    fc.property(taps, chats, chats, (tap, mine, theirs) => {
      fc.pre(mine !== theirs);

      expect(buttons.decode(buttons.encode(tap, theirs), mine)).toEqual({ kind: 'foreign' });
    }),
  );
});

it('never accepts data in which something was changed, nor data of another installation', () => {
  const other = createButtons(Buffer.alloc(32, 8));
  fc.assert(
    fc.property(taps, chats, fc.nat(), (tap, chatId, at) => {
      const data = buttons.encode(tap, chatId);
      const i = at % data.length;
      const changed = data.slice(0, i) + (data[i] === 'x' ? 'y' : 'x') + data.slice(i + 1);

      expect(buttons.decode(changed, chatId).kind).not.toBe('ok');
      expect(other.decode(data, chatId).kind).not.toBe('ok');
    }),
  );
});

it('takes anything a changed client may send', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), chats, (data, chatId) => {
      expect(buttons.decode(data, chatId).kind).not.toBe('ok');
    }),
  );
});

it('refuses to make a button that does not fit', () => {
  const id = '6f1c2a1e-9d0b-4c5e-8a7f-3b2d1c0e9f8a';

  expect(() => buttons.encode({ verb: 'x', id, arg: '十一个汉字写在这里面了' }, 1)).toThrow('too long');
  expect(() => buttons.encode({ verb: 'a|b' }, 1)).toThrow('not fit');
  expect(() => buttons.encode({ verb: 'x', id: 'not-a-uuid' }, 1)).toThrow('not fit');
});

it('packs a uuid into 22 characters', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      expect(packId(id)).toHaveLength(22);
      expect(unpackId(packId(id))).toBe(id);
    }),
  );
});
