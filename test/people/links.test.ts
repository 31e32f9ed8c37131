import { expect, it } from 'vitest';
import { chatBase, inviteLink, qrPng } from '../../src/people/links.ts';
import { readQr } from '../support/qr.ts';

it('leads to the bot on Telegram, or to the page of the built-in chat', () => {
  expect(inviteLink({ bot: 'xiaoer_bot' }, 'CODE')).toBe('https://t.me/xiaoer_bot?start=CODE');
  expect(inviteLink({ base: 'http://127.0.0.1:3000' }, 'CODE')).toBe('http://127.0.0.1:3000/chat/join/CODE');
});

it('names the machine that others can reach', () => {
  expect(chatBase({ host: '127.0.0.1', port: 3000 })).toBe('http://127.0.0.1:3000');
  expect(chatBase({ host: '::1', port: 3000 })).toBe('http://[::1]:3000');
  expect(chatBase({ host: '0.0.0.0', port: 80 })).not.toContain('0.0.0.0');
});

it('draws a QR code that reads as the link', async () => {
  const link = inviteLink({ bot: 'xiaoer_bot' }, 'aqFgv0ylao39PiW-L9x_ZTd6');
  expect(readQr(await qrPng(link))).toBe(link);
});
