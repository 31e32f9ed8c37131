import { writeSync } from 'node:fs';

/**
 * Loaded before the program by the torture. Waits for orders `{ at, nth, how }`: at the nth time that the program comes
 * past the point it ends itself as kill -9 does (`kill`), or stays there until it is told to go on (`hold`).
 */
const armed = new Map();
const seen = new Map();
const held = new Set();

/** What its clock is off by, in ms. */
let shiftMs = 0;
const Real = Date;
globalThis.Date = class extends Real {
  constructor(...given) {
    super(...(given.length === 0 ? [Real.now() + shiftMs] : given));
  }
  static now() {
    return Real.now() + shiftMs;
  }
};

process.on('message', (order) => {
  if (order.shiftMs !== undefined) shiftMs = order.shiftMs;
  else if (order.go) {
    for (const go of held) go();
    held.clear();
  } else {
    armed.set(order.at, { left: order.nth ?? 1, how: order.how });
  }
});
// Whoever gives the orders is gone: nobody else would end us.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
// Orders alone shall not keep the program from ending.
process.channel?.unref();

globalThis.faultPoint = (at) => {
  seen.set(at, (seen.get(at) ?? 0) + 1);
  const order = armed.get(at);
  if (order === undefined || --order.left > 0) return undefined;
  armed.delete(at);
  if (order.how === 'kill') {
    writeSync(2, `killed at ${at}\n`);
    process.kill(process.pid, 'SIGKILL');
  }
  process.send?.({ at });
  return new Promise((go) => held.add(go));
};
