/** Updates handled at once, each in a lane of its own. */
const AT_ONCE = 64;
/** Whoever takes longer waits for something, such as a Telegram that is slow, and takes nobody's room. */
const SLOW_MS = 1000;
/** Also of those that wait. */
const MOST = 2000;

/** Room for updates that are handled side by side. */
export type Slots = {
  /** How many more may begin. */
  room: () => number;
  /** Whether one that may end its process may begin: alone among its like, so that the right one is blamed. */
  hasRoomForSuspect: () => boolean;
  /** Takes room for one. @returns gives it back */
  take: (isSuspect: boolean) => () => void;
};

/** @param onRoom called when there is more room without any having been given back */
export function createSlots(onRoom: () => void): Slots {
  let all = 0;
  let quick = 0;
  let suspects = 0;

  function take(isSuspect: boolean): () => void {
    all++;
    quick++;
    if (isSuspect) suspects++;
    const slow = setTimeout(() => {
      leave();
      onRoom();
    }, SLOW_MS);
    let isQuick = true;
    function leave(): void {
      if (!isQuick) return;
      isQuick = false;
      quick--;
      if (isSuspect) suspects--;
    }
    return () => {
      clearTimeout(slow);
      leave();
      all--;
    };
  }
  return {
    room: () => Math.max(0, Math.min(AT_ONCE - quick, MOST - all)),
    hasRoomForSuspect: () => suspects === 0,
    take,
  };
}
