import type { Method } from './call.ts';
import * as commands from './commands.ts';
import * as edits from './edit.ts';
import * as files from './files.ts';
import * as media from './media.ts';
import * as messages from './messages.ts';
import * as profile from './profile.ts';
import * as queries from './queries.ts';
import { getUpdates } from './updates.ts';
import * as webhook from './webhook.ts';

const { sendMessage, sendLocation, sendContact, sendChatAction, deleteMessage, deleteMessages } = messages;
const { sendPhoto, sendDocument, sendVoice, sendAudio, sendVideo, sendMediaGroup } = media;
const { editMessageText, editMessageCaption, editMessageReplyMarkup } = edits;
const { setMyCommands, getMyCommands, deleteMyCommands } = commands;
const { getMe, getChat, setMyName, setMyDescription, setMyShortDescription } = profile;
const { getMyName, getMyDescription, getMyShortDescription, setChatMenuButton, getChatMenuButton } = profile;

/** Every method this server has; names are matched without regard to case, as Telegram does. */
const METHODS: Record<string, Method> = {
  getMe,
  getChat,
  getUpdates,
  setWebhook: webhook.setWebhook,
  deleteWebhook: webhook.deleteWebhook,
  getWebhookInfo: webhook.getWebhookInfo,
  sendMessage,
  sendLocation,
  sendContact,
  sendChatAction,
  sendPhoto,
  sendDocument,
  sendVoice,
  sendAudio,
  sendVideo,
  sendMediaGroup,
  editMessageText,
  editMessageCaption,
  editMessageReplyMarkup,
  deleteMessage,
  deleteMessages,
  answerCallbackQuery: queries.answerCallbackQuery,
  getFile: files.getFile,
  setMyCommands,
  getMyCommands,
  deleteMyCommands,
  setMyName,
  setMyDescription,
  setMyShortDescription,
  getMyName,
  getMyDescription,
  getMyShortDescription,
  setChatMenuButton,
  getChatMenuButton,
};

const byName = new Map(Object.entries(METHODS).map(([name, method]) => [name.toLowerCase(), method]));

export const findMethod = (name: string): Method | undefined => byName.get(name.toLowerCase());
