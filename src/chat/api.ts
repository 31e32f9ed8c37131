import type { BotCommand, Message, ReplyKeyboard } from './message.ts';

/**
 * What the chat page and its server say to each other, as JSON. Every call needs the session cookie and may take
 * `?as=<userId>` (demo only: whose phone it is). Every POST needs the header `X-Requested-With: xiaoer`.
 * Answers other than 2xx are a {@link Problem}.
 */
export type Language = 'zh' | 'en';

/** `GET /chat/state` */
export type State = {
  me: { id: number; name: string; language: Language };
  chats: ChatSummary[];
  /** Where the events begin that this state does not hold yet: give it to `/chat/events?after=` or `/chat/poll?after=`. */
  seq: number;
};

export type ChatSummary = {
  bot: { id: number; name: string; username: string };
  unread: number;
  /** Messages of the bot up to this id are read. */
  readUpTo: number;
  lastMessage: Message | null;
  commands: BotCommand[];
  /** The keyboard that stands in place of the typing keyboard now. */
  replyKeyboard: ReplyKeyboard | null;
  /** False until the person has written for the first time: offer a start button. */
  started: boolean;
  /** The person has blocked the bot; nothing can be sent until they unblock it. */
  blocked: boolean;
};

/** `GET /chat/messages?bot=&before=&limit=50`: oldest first; `before` is a message id (exclusive). */
export type MessagesPage = { messages: Message[]; more: boolean };

/**
 * One line of `GET /chat/events` (its SSE id is `seq`) or one element of {@link Poll}. Applying an event twice must
 * do no harm. An ephemeral event (`typing`) has no `seq`.
 */
export type ChatEvent = { user: number; bot: number; seq?: number } & EventBody;

export type EventBody =
  /** New in the chat, from either side; `clientId` is set on the person's own. `silent`: make no sound. */
  | { type: 'message'; message: Message; clientId?: string; silent?: boolean }
  | { type: 'edit'; message: Message }
  | { type: 'delete'; messageIds: number[] }
  /** `forceReply`: the bot asks for an answer to the newest message, focus the text field. */
  | { type: 'keyboard'; replyKeyboard: ReplyKeyboard | null; forceReply?: { placeholder?: string } }
  /** `typing`, `upload_photo`, `upload_document` …; lasts 5 s or until the next message. */
  | { type: 'typing'; action: string }
  /** What the bot says to a tapped button; without `text` the waiting just ends. */
  | { type: 'answer'; pressId: string; text?: string; alert?: boolean; url?: string }
  | { type: 'commands'; commands: BotCommand[] }
  | { type: 'read'; upTo: number; unread: number }
  | { type: 'blocked'; blocked: boolean }
  /** Too much was missed: load state and messages anew (`bot` is 0). */
  | { type: 'reset' };

/** `GET /chat/poll?after=SEQ`: answers at once when there is something, else after 25 s with nothing. */
export type Poll = { events: ChatEvent[]; seq: number };

/** `POST /chat/send`. A text over 4096 characters is cut into several messages, as Telegram's clients do. */
export type SendRequest = { bot: number; clientId: string; text: string; replyTo?: number | undefined };
/** `POST /chat/upload` is multipart: `bot`, `clientId`, `caption?`, `replyTo?`, `files` (1–10; several are an album), `asDocuments?=1`. */
/** `POST /chat/location` */
export type LocationRequest = { bot: number; clientId: string; latitude: number; longitude: number };
/** `POST /chat/contact`: the person's own number, given on a `request_contact` button. */
export type ContactRequest = { bot: number; clientId: string; phone: string };
/** Answer to send, upload, location, contact and start. Repeating a `clientId` answers with the same messages. */
export type Sent = { messages: Message[] };

/** `POST /chat/press`; what the bot says to it comes as an `answer` event with the same `pressId`. */
export type PressRequest = { bot: number; messageId: number; data: string };
export type Pressed = { pressId: string };

/** `POST /chat/edit`: a text or caption of the person's own. */
export type EditRequest = { bot: number; messageId: number; text: string };
export type Edited = { message: Message };

/** `POST /chat/start`: the start button, or a deep link's `?start=PAYLOAD`. */
export type StartRequest = { bot: number; payload?: string | undefined; clientId?: string | undefined };
/** `POST /chat/read` */
export type ReadRequest = { bot: number; upTo: number };
/** `POST /chat/language`, `POST /chat/logout` (no body) */
export type LanguageRequest = { language: Language };
/** `POST /chat/block`, `POST /chat/unblock` */
export type BlockRequest = { bot: number };
export type Ok = { ok: true };

/** `GET /chat/file/:fileId`: images and sound to show in place, anything else as a download. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
export const MAX_FILES = 10;
/** Of all files that one account sends in 24 hours. */
export const MAX_BYTES_A_DAY = 500 * 1024 * 1024;
export const MAX_TEXT = 4096;
export const MAX_CAPTION = 1024;

export type Problem =
  /** 401: no session, or it is over. */
  | { error: 'login' }
  /** 403: the `X-Requested-With` header is missing, or this is not the person's to see. */
  | { error: 'forbidden' }
  | { error: 'not_found' }
  /** 409: the person has blocked the bot. */
  | { error: 'blocked' }
  /** 413: a file is over `limit` bytes. */
  | { error: 'too_big'; limit: number; name?: string }
  /** 413: what this account has sent in 24 hours would be over `limit` bytes. */
  | { error: 'too_much'; limit: number }
  /** 429: wait that long. */
  | { error: 'too_fast'; seconds: number }
  /** 400: input that does not fit; `field` names it. */
  | { error: 'bad_request'; field: string }
  /** 500: a fault of ours, already written down under this reference. */
  | { error: 'fault'; ref: string };

/** `GET /demo/state`, `POST /demo/advance`, `POST /demo/assist` with `{ step }`; `POST /demo/reset` answers {@link Ok}. */
export type DemoState = {
  actors: { user: number; name: string; role: string; title: string; window: 1 | 2 | 3 }[];
  /** ISO 8601, the simulated time. */
  clock: string;
  tour: { id: string; done: boolean }[];
};
export type DemoAdvanced = { at: string; what: string };
