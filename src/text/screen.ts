import type { Tap } from '../telegram/buttons.ts';
import type { Button } from './keyboard.ts';

/** What tapping a button asks for. */
export type Action = Tap;

/** What is sent to a chat, or put in the place of an earlier message: HTML for Telegram, and buttons under it. */
export type Screen = { html: string; buttons: Button<Action>[][] };
