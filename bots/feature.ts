import type { Message } from 'telegraf/types';
import type { Tap } from '../src/telegram/buttons.ts';
import type { LabelKey } from '../src/text/labels.ts';
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

/** One part of the conversation. Features are asked in the order of features.ts; where two know a name, the first has it. */
export type Feature = {
  /** By name, without the slash; `args` is what stands behind it. */
  commands?: Record<string, (talk: Talk, args: string) => Promise<void>>;
  /** What the keyboard under the chat says, tapped or typed in either language; goes before an open question. */
  labels?: Partial<Record<LabelKey, (talk: Talk) => Promise<void>>>;
  /** What a tapped button asks for. */
  verbs?: Record<string, (talk: Talk, tap: Tap) => Promise<void>>;
  /** Takes a message if it is this feature's to take; false hands it on. */
  message?: (talk: Talk, message: Incoming) => Promise<boolean>;
  /** The same for a message that was changed afterwards. */
  edited?: (talk: Talk, message: Incoming) => Promise<boolean>;
  /** Strangers may use it too; every other feature can rely on `talk.who`. */
  forStrangers?: true;
};
