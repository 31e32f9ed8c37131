/** The part of Telegram's Bot API objects that the built-in chat speaks (field names as Telegram's). */

export type MessageEntity = {
  /** `bold`, `italic`, `underline`, `strikethrough`, `spoiler`, `code`, `pre`, `blockquote`, `expandable_blockquote`, `text_link`, `text_mention`, `custom_emoji`, `url`, `email`, `mention`, `hashtag`, `bot_command`. */
  type: string;
  /** In UTF-16 units, as JavaScript counts. */
  offset: number;
  length: number;
  url?: string;
  language?: string;
  user?: User;
  custom_emoji_id?: string;
};

export type User = {
  id: number;
  is_bot: boolean;
  first_name: string;
  username?: string;
  language_code?: string;
};

/** Private chats only: the chat's id is the person's. */
export type Chat = { id: number; type: 'private'; first_name: string };

export type InlineButton = {
  text: string;
  callback_data?: string;
  url?: string;
  /** `primary`, `success` or `danger`. */
  style?: string;
};
export type InlineKeyboard = { inline_keyboard: InlineButton[][] };

export type ReplyButton = {
  text: string;
  request_contact?: boolean;
  request_location?: boolean;
  style?: string;
};
export type ReplyKeyboard = {
  keyboard: ReplyButton[][];
  is_persistent?: boolean;
  resize_keyboard?: boolean;
  one_time_keyboard?: boolean;
  input_field_placeholder?: string;
};

export type FileRef = { file_id: string; file_unique_id: string; file_size: number };
export type PhotoSize = FileRef & { width: number; height: number };
export type Document = FileRef & { file_name?: string; mime_type?: string };
export type Voice = FileRef & { duration: number; mime_type?: string };
export type Video = FileRef & {
  width: number;
  height: number;
  duration: number;
  file_name?: string;
  mime_type?: string;
};
export type Audio = FileRef & { duration: number; file_name?: string; mime_type?: string };
export type Location = { latitude: number; longitude: number; horizontal_accuracy?: number };
export type Contact = { phone_number: string; first_name: string; last_name?: string; user_id?: number };

export type Message = {
  message_id: number;
  from: User;
  chat: Chat;
  /** Seconds since 1970. */
  date: number;
  edit_date?: number;
  reply_to_message?: Message;
  /** Messages of one album share it. */
  media_group_id?: string;
  text?: string;
  entities?: MessageEntity[];
  caption?: string;
  caption_entities?: MessageEntity[];
  /** Of several sizes the last is the largest. */
  photo?: PhotoSize[];
  document?: Document;
  voice?: Voice;
  audio?: Audio;
  video?: Video;
  location?: Location;
  contact?: Contact;
  reply_markup?: InlineKeyboard;
  has_protected_content?: true;
};

export type BotCommand = { command: string; description: string };

export type CallbackQuery = {
  id: string;
  from: User;
  message: Message;
  chat_instance: string;
  data: string;
};

export type ChatMemberUpdated = {
  chat: Chat;
  from: User;
  date: number;
  old_chat_member: { user: User; status: 'member' | 'kicked'; until_date?: number };
  new_chat_member: { user: User; status: 'member' | 'kicked'; until_date?: number };
};

/** What a bot is told, without its `update_id`: exactly one of these is set. */
export type UpdateBody =
  | { message: Message }
  | { edited_message: Message }
  | { callback_query: CallbackQuery }
  | { my_chat_member: ChatMemberUpdated };
