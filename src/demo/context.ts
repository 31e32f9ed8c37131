import type { Chat } from '../chat/chat.ts';
import type { Deps } from '../deps.ts';
import type { DemoClock } from '../start.ts';

/** What the demo is made of: a running Xiaoer on its built-in chat, and the clock that it may move. */
export type DemoContext = { deps: Deps; clock: DemoClock; chat: Chat; botId: number };
