import type { Chats } from './chats.ts';
import type { Dice } from './dice.ts';
import { name, words } from './words.ts';

const head = (text: string) => Buffer.from(text, 'latin1');
/** What files begin with; some of them with a name that says something else. */
const CONTENTS = [
  head('%PDF-1.7\n1 0 obj\n'),
  head('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\b\x06\0\0\0'),
  head('\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0'),
  head('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0'),
  head('\x7fELF\x02\x01\x01\0'),
  head('<!DOCTYPE html><script>alert(1)</script>'),
  head('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  head('#!/bin/sh\nrm -rf /\n'),
  head('PK\x03\x04\x14\0\0\0\b\0'),
  head('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
  head('姓名,手机\n=cmd|calc!A1,1\n'),
  Buffer.alloc(0),
  Buffer.alloc(64),
  Buffer.from(Array.from({ length: 300 }, (_, n) => (n * 7919) % 256)),
];
const ENDINGS = 'pdf jpg png docx xlsx csv txt mp4 exe html svg zip wps js'.split(' ');
const MIMES = ['application/pdf', 'image/png', 'text/html', 'application/octet-stream', 'a/b; c="<u>"', ''];

const one = (chats: Chats, dice: Dice, kind: string, more: object = {}) => {
  const bytes = dice.pick(CONTENTS);
  const file_id = `F-${kind}-${dice.below(400)}-${CONTENTS.indexOf(bytes)}`;
  chats.keepFile(file_id, { kind, bytes });
  const file_size = dice.pick([undefined, 0, bytes.length, 21 * 1024 * 1024, 4_000_000_000]);
  return { file_id, file_unique_id: `U${file_id}`, file_size, ...more };
};

const named = (dice: Dice) => ({
  file_name: dice.pick([undefined, `${name(dice)}.${dice.pick(ENDINGS)}`, `../${name(dice)}`]),
  mime_type: dice.pick([undefined, ...MIMES]),
});

/** A message that brings something other than words. */
export function media(chats: Chats, dice: Dice): object {
  const captioned = dice.chance(0.3) ? { caption: words(dice).slice(0, 1024) } : {};
  const album = dice.chance(0.3) ? { media_group_id: `album-${dice.below(6)}` } : {};
  return { ...captioned, ...album, ...dice.pick(KINDS)(chats, dice) };
}

const size = { width: 90, height: 90, duration: 3 };
const KINDS: ((chats: Chats, dice: Dice) => object)[] = [
  (chats, dice) => ({ photo: [1, 2].map(() => one(chats, dice, 'photo', size)) }),
  (chats, dice) => ({ document: one(chats, dice, 'document', named(dice)) }),
  (chats, dice) => ({ document: one(chats, dice, 'document', named(dice)) }),
  (chats, dice) => ({ voice: one(chats, dice, 'voice', { duration: 4 }) }),
  (chats, dice) => ({ audio: one(chats, dice, 'audio', { ...named(dice), title: name(dice) }) }),
  (chats, dice) => ({ video: one(chats, dice, 'video', { ...named(dice), ...size }) }),
  (chats, dice) => {
    const animation = one(chats, dice, 'document', { ...named(dice), ...size });
    return { animation, document: animation };
  },
  (chats, dice) => ({ video_note: one(chats, dice, 'video_note', { length: 240 }) }),
  (chats, dice) => ({ sticker: one(chats, dice, 'sticker', { ...size, emoji: '👍', set_name: name(dice) }) }),
  (_, dice) => ({ location: place(dice) }),
  (_, dice) => ({
    location: place(dice),
    venue: { location: place(dice), title: name(dice), address: words(dice) },
  }),
  (_, dice) => ({ contact: { phone_number: words(dice), first_name: name(dice), user_id: dice.below(9) } }),
  (_, dice) => ({
    poll: { id: '1', question: words(dice), options: [{ text: name(dice), voter_count: 0 }] },
  }),
  () => ({ dice: { emoji: '🎲', value: 6 } }),
  (_, dice) => ({ game: { title: name(dice), description: words(dice), photo: [] } }),
  () => ({ story: { id: 1, chat: { id: 5, type: 'private' } } }),
  (_, dice) => ({
    invoice: { title: name(dice), description: words(dice), currency: 'XTR', total_amount: 1 },
  }),
  (_, dice) => ({ paid_media: { star_count: 1, paid_media: [] }, quote: { text: words(dice), position: 0 } }),
  (_, dice) => ({ checklist: { title: words(dice), tasks: [{ id: 1, text: name(dice) }] } }),
  (_, dice) => ({ web_app_data: { data: words(dice), button_text: name(dice) } }),
  (_, dice) => ({ passport_data: { data: [], credentials: { data: words(dice), hash: '', secret: '' } } }),
];

const place = (dice: Dice) => ({
  latitude: dice.pick([24.7, 0, 90, -91, 1e9]),
  longitude: dice.pick([102.6, -180, 181]),
});
