import { expect, it } from 'vitest';
import type { Notice } from '../../src/notices/notice.ts';
import { SendError, type TroubleKind } from '../../src/telegram/errors.ts';
import { createWeather, remedyFor } from '../../workers/trouble.ts';

const START = new Date('2026-03-02T01:00:00Z');
const born: Notice = {
  id: 'n1',
  seq: 1,
  appealId: null,
  eventId: null,
  personId: 'p1',
  kind: 'x',
  manner: 'ring',
  audience: 'staff',
  urgent: false,
  data: {},
  createdAt: START,
  notBefore: START,
  attempts: 0,
  why: null,
};

/** Fails with this until it is given up. @returns at which minute after the first try each other came, and the end */
function course(kind: TroubleKind) {
  const weather = createWeather();
  const minutes: number[] = [];
  let now = START;
  let notice = born;
  for (let left = 100; left > 0; left--) {
    const remedy = remedyFor(
      new SendError(kind, 'sendMessage', 'x'),
      { chatId: 1, notices: [notice] },
      now,
      weather,
    );
    const [what] = remedy.settlements;
    if (what?.state === 'failed') return { minutes, why: what.why };
    notice = { ...notice, attempts: notice.attempts + (what?.cost ?? 0), why: what?.why ?? notice.why };
    now = new Date(Math.max(now.getTime() + (remedy.holdMs ?? 0), what?.notBefore?.getTime() ?? 0));
    minutes.push(Math.floor((now.getTime() - START.getTime()) / 60_000));
  }
  return { minutes, why: null };
}

it('tries what Telegram answers with 5xx for seven hours, and at first soon', () => {
  expect(course('server')).toEqual({
    minutes: [0, 0, 0, 1, 7, 28, 88, 148, 208, 268, 328, 388, 448],
    why: 'server error',
  });
});

it('tries what is never answered seven times more, since each may be the same message again', () => {
  expect(course('unknown')).toEqual({ minutes: [0, 0, 0, 1, 7, 28, 88], why: 'unknown' });
});

it('never gives up what was not carried out', () => {
  expect(course('weather').why).toBe(null);
  expect(course('rate').why).toBe(null);
});

it('holds the chat for the first trouble alone, so that one bad message keeps no other from its reader', () => {
  const failing = (notice: Notice) =>
    remedyFor(
      new SendError('server', 'sendMessage', 'x'),
      { chatId: 1, notices: [notice] },
      START,
      createWeather(),
    );
  expect(failing(born).holdMs).toBe(1000);
  expect(failing({ ...born, attempts: 1, why: 'server error' }).holdMs).toBe(undefined);
});

it('lets no chat wait longer because others meet trouble too', () => {
  const weather = createWeather();
  const failing = (chatId: number) =>
    remedyFor(new SendError('weather', 'x', 'x'), { chatId, notices: [born] }, START, weather).holdMs;
  expect([failing(1), failing(2), failing(3), failing(1)]).toEqual([1000, 1000, 1000, 2000]);
});
