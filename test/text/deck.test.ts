import { expect, it } from 'vitest';
import { deck, parts } from '../../src/text/deck.ts';
import { fill, placeholders } from '../../src/text/fill.ts';
import type { Locale, Words } from '../../src/text/locale.ts';

const texts: [key: string, words: Words][] = Object.entries(deck);
const keys = (bad: (words: Words, key: string) => boolean) =>
  texts.filter(([key, words]) => bad(words, key)).map(([key]) => key);
const either = (bad: (text: string) => boolean) => keys(({ zh, en }) => bad(zh) || bad(en));

it('gives every text in both languages', () => {
  expect(texts.length).toBeGreaterThan(800);
  expect(either((text) => text.trim() === '')).toEqual([]);
});

it('has no key in two parts', () => {
  expect(parts.reduce((sum, part) => sum + Object.keys(part).length, 0)).toBe(texts.length);
});

it('fills the same placeholders in both languages', () => {
  const names = (text: string) => placeholders(text).sort().join();

  expect(keys(({ zh, en }) => names(zh) !== names(en))).toEqual([]);
  expect(either((text) => /[{}]/.test(text.replace(/\{\w+\}/g, '')))).toEqual([]);
});

it('tags text only as Telegram takes it, every tag closed on its line', () => {
  expect(either((text) => text.split('\n').some(isBroken))).toEqual([]);
});

function isBroken(line: string): boolean {
  const open: string[] = [];
  for (const [tag, slash, name = ''] of line.matchAll(/<(\/?)([^>]*)>/g)) {
    if (!/^<\/?(?:b|code|blockquote)>$/.test(tag)) return true;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) return true;
  }
  return open.length > 0 || /[<>&]/.test(line.replace(/<[^>]*>/g, ''));
}

it('writes nothing that cannot be seen', () => {
  expect(either((text) => /[ \t\u3000]$|\r|\t| {2}/m.test(text) || text !== text.trim())).toEqual([]);
});

it('sets Chinese as Chinese is set', () => {
  const spaced = /\p{Script=Han} \p{Script=Han}/u;
  const halfWidth = /\p{Script=Han}[,;:!?()]|[,;:!?()]\p{Script=Han}/u;

  expect(keys(({ zh }) => spaced.test(zh) || halfWidth.test(zh.replace(/<[^>]*>/g, '')))).toEqual([]);
});

it('puts no full-width punctuation into English', () => {
  expect(
    keys(
      ({ en }, key) => !/^(?:label|cmd|err\.plan|plan|bylaw)\./.test(key) && /[，。：；？！（）、]/.test(en),
    ),
  ).toEqual([]);
});

it('keeps every toast within the 200 characters that Telegram shows', () => {
  expect(
    keys(({ zh, en }, key) => key.startsWith('toast.') && (longest(zh) > 200 || longest(en) > 200)),
  ).toEqual([]);
});

function longest(template: string): number {
  return Array.from(template.replace(/\{\w+\}/g, 'x'.repeat(20))).length;
}

it('keeps every label short enough for two in a row', () => {
  const isLong = (text: string, most: number) => Array.from(text).length > most;

  expect(keys(({ zh, en }, key) => key.startsWith('label.') && (isLong(zh, 8) || isLong(en, 18)))).toEqual(
    [],
  );
});

it('names each label once, so that a typed one can be read', () => {
  const labels = texts.filter(([key]) => key.startsWith('label.') && !/chinese|english/.test(key));

  expect(new Set(labels.map(([, { zh }]) => zh)).size).toBe(labels.length);
  expect(new Set(labels.map(([, { en }]) => en)).size).toBe(labels.length);
});

it('keeps every card within ten lines or so and names its state on a line of its own', () => {
  for (const key of ['card.enterprise', 'card.cadre', 'card.supervisor', 'card.cohandler'] as const) {
    expect(deck[key].zh.split('\n').filter((line) => line.startsWith('状态：<b>'))).toHaveLength(1);
    expect(deck[key].en.split('\n').filter((line) => line.startsWith('Status: <b>'))).toHaveLength(1);
    expect(deck[key].zh.split('\n').length).toBeLessThanOrEqual(12);
  }
});

const isPiece = (key: string) =>
  /\.(?:grade_mark|level_mark|round_mark|hops_mark|deputy_part|orig_part|ext_part|phone_part)/.test(key);
const stray = /[{}]|（）|\(\)| {2}|^[，。：；、,;·]|[，、·]$|[，、]{2}|[,，] ?[.。]/m;

it.each<Locale>(['zh', 'en'])('leaves no hole where a value is missing (%s)', (locale) => {
  const holes: string[] = [];
  for (const [key, words] of texts.filter(([key]) => !isPiece(key))) {
    for (const odd of placeholders(words.zh)) {
      const alone = fill(words[locale], (name) => (name === odd ? 'X' : ''), locale === 'zh');
      const without = fill(words[locale], (name) => (name === odd ? '' : 'X'), locale === 'zh');
      for (const text of [alone, without])
        if (stray.test(text) || text.split('\n').some(isBroken)) holes.push(`${key} ${odd}: ${text}`);
    }
  }

  expect(holes).toEqual([]);
});
