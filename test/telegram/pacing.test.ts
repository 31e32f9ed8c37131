import { expect, it } from 'vitest';
import { createPacing, type Lane } from '../../src/telegram/pacing.ts';

/** A clock that jumps to whenever somebody waits for; tells when each message left. */
function trial() {
  let clock = 1000;
  const pacing = createPacing({ now: () => clock, sleep: async () => {} });
  const leave = (chatId: number, lane: Lane = 'notice') => {
    const at = clock + pacing.wait(chatId, lane);
    void pacing.take(chatId, lane);
    return at - 1000;
  };
  const advance = (ms: number) => {
    clock += ms;
  };
  return { pacing, leave, advance };
}

it('lets a short burst into a chat, then one message a second', () => {
  const { leave } = trial();

  expect(Array.from({ length: 6 }, () => leave(1))).toEqual([0, 0, 0, 1000, 2000, 3000]);
});

it('sends at most 25 notices a second over all chats, after a burst', () => {
  const { leave } = trial();
  const times = Array.from({ length: 200 }, (_, chatId) => leave(chatId));

  for (const from of times) {
    expect(times.filter((at) => at >= from && at < from + 1000).length).toBeLessThanOrEqual(25 + 10);
  }
  expect(times.at(-1)).toBeGreaterThan(7000);
});

it('keeps a part of the budget for replies while notices queue up', () => {
  const { leave } = trial();
  for (let chatId = 0; chatId < 50; chatId++) leave(chatId);

  expect(leave(999, 'notice')).toBeGreaterThan(1500);
  expect(leave(999, 'reply')).toBeLessThan(1300);
});

it('holds one chat when Telegram says so, and all when it says so again about another', () => {
  const { pacing, advance } = trial();

  pacing.hold(1, 5000);
  expect([pacing.wait(1, 'reply'), pacing.wait(2, 'reply')]).toEqual([5000, 0]);

  advance(1000);
  pacing.hold(2, 3000);
  expect([pacing.wait(1, 'reply'), pacing.wait(2, 'reply'), pacing.wait(3, 'reply')]).toEqual([
    4000, 3000, 3000,
  ]);
});
