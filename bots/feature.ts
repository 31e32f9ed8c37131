import type { Message } from 'telegraf/types';
import type { Tap } from '../src/telegram/buttons.ts';
import type { Talk } from './talk.ts';

/** Whatever a person sent, photos and all; which parts it has tells what it is. */
export type Incoming = Message &
  Partial<
    Message.TextMessage &
      Message.PhotoMessage &
      Message.DocumentMessage &
      Message.VoiceMessage &
      Message.VideoMessage &
      Message.LocationMessage &
      Message.ContactMessage &
      Message.StickerMessage
  >;

/** One part of the conversation. The features are asked in the order in which main.ts lists them. */
export type Feature = {
  /** By name, without the slash; `args` is what stands behind it. */
  commands?: Record<string, (talk: Talk, args: string) => Promise<void>>;
  /** What a tapped button asks for. */
  verbs?: Record<string, (talk: Talk, tap: Tap) => Promise<void>>;
  /** Takes a message if it is this feature's to take; false hands it on. */
  message?: (talk: Talk, message: Incoming) => Promise<boolean>;
  /** The same for a message that was changed afterwards. */
  edited?: (talk: Talk, message: Incoming) => Promise<boolean>;
};
