import type { Chat } from '../chat/chat.ts';
import type { Deps } from '../deps.ts';
import type { DemoClock } from '../start.ts';
import type { Locale } from '../text/locale.ts';

/**
 * What the demo is made of: a running Xiaoer on its built-in chat, the clock that it may move, and the language of its
 * people.
 */
export type DemoContext = { deps: Deps; clock: DemoClock; chat: Chat; botId: number; locale: Locale };
