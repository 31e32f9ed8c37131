import type { Deps } from '../src/deps.ts';
import type { Fire, OnUnreachable, Render, RenderBundle } from '../src/notices/notice.ts';
import type { Queues } from '../src/queue/port.ts';
import type { Buttons } from '../src/telegram/buttons.ts';
import type { Pacing } from '../src/telegram/pacing.ts';
import type { Send } from '../src/telegram/send.ts';

/** All that the workers work with. */
export type WorkerContext = {
  deps: Deps;
  queues: Queues;
  botId: number;
  /** Ends the ids of our jobs; nothing where other processes add the same jobs and one of a kind is enough. */
  mark?: string;
  /** On the lane of notices. */
  send: Send;
  pacing: Pacing;
  buttons: Buttons;
  render: Render;
  renderBundle: RenderBundle;
  onUnreachable: OnUnreachable;
  fire: Fire;
};
