import type { Chats, Kept } from './chats.ts';
import type { Dice } from './dice.ts';
import { media } from './files.ts';
import type { Persona } from './people.ts';
import { name, words } from './words.ts';

export type Made = {
  /** Without its update_id. */
  update: Record<string, unknown>;
  /** What was done, for the report. */
  what: string;
  /** The tap that has to be answered. */
  tapId?: string;
  /** Is something that a person says or taps, so that somebody in the bot's books is answered. */
  wantsAnswer?: boolean;
};

export type Maker = { chats: Chats; dice: Dice; who: Persona; n: number; all: readonly Persona[] };

/** The next thing that comes from somebody. */
export function nextUpdate(maker: Maker): Made {
  const { dice, who } = maker;
  if (who.type === 'channel') return channelPost(maker);
  const make = dice.weighted<(maker: Maker) => Made>([
    [46, tap],
    [26, said],
    [5, reply],
    [4, changed],
    [8, brought],
    [4, forgedTap],
    [2, news],
    [3, otherKind],
    [3, malformed],
    [1, membership],
  ]);
  return make(maker);
}

const fromOf = ({ who, dice }: Maker) => ({
  id: who.userId,
  is_bot: false,
  first_name: name(dice),
  ...(dice.chance(0.5) ? { last_name: name(dice), username: 'someone_1' } : {}),
  language_code: dice.chance(0.1) ? words(dice) : who.locale,
});

const chatOf = ({ who, dice }: Maker) => ({ id: who.chatId, type: who.type, title: name(dice) });

const messageOf = (maker: Maker, content: object) => ({
  message_id: maker.chats.nextId(maker.who.chatId),
  date: 1_772_413_200 + maker.n,
  from: fromOf(maker),
  chat: chatOf(maker),
  ...content,
});

const isPrivate = ({ who }: Maker): boolean => who.type === 'private';

function said(maker: Maker): Made {
  const text = words(maker.dice);
  const sent = text.replace(/\0/g, '').trim();
  const entities = maker.dice.chance(0.2) ? { entities: [{ type: 'bold', offset: 0, length: 9999 }] } : {};
  return {
    update: { message: messageOf(maker, { text, ...entities }) },
    what: 'text',
    wantsAnswer: isPrivate(maker) && sent !== '',
  };
}

function reply(maker: Maker): Made {
  const to = maker.dice.pick(maker.chats.messages(maker.who.chatId).concat(nobodys));
  const reply_to_message = {
    message_id: to.id,
    date: 0,
    chat: chatOf(maker),
    ...(maker.dice.chance(0.8) ? { text: to.text } : {}),
  };
  const content = maker.dice.chance(0.7) ? { text: words(maker.dice) } : media(maker.chats, maker.dice);
  return { update: { message: messageOf(maker, { ...content, reply_to_message }) }, what: 'reply' };
}

const nobodys: Kept = { id: 999_999, text: '<b>杨企诉-2026-0001</b>', markup: null, key: '', isOurs: true };

function changed(maker: Maker): Made {
  const own = maker.chats.messages(maker.who.chatId).filter(({ isOurs }) => !isOurs);
  const message_id = maker.dice.pick(own.concat(nobodys)).id;
  const content = maker.dice.chance(0.8) ? { text: words(maker.dice) } : { caption: words(maker.dice) };
  const edited_message = { ...messageOf(maker, content), message_id, edit_date: 1 };
  return { update: { edited_message }, what: 'edited' };
}

const brought = (maker: Maker): Made => ({
  update: { message: messageOf(maker, media(maker.chats, maker.dice)) },
  what: 'media',
});

/** A button that stands in the chat, the newest most often. */
function tap(maker: Maker): Made {
  const offered = buttonsIn(maker.chats.messages(maker.who.chatId));
  if (offered.length === 0) return said(maker);
  const newest = offered.filter(({ id }) => id === offered.at(-1)?.id);
  const { id, data } = maker.dice.pick(maker.dice.chance(0.75) ? newest : offered);
  return tapOf(maker, id, data, 'tap');
}

function buttonsIn(messages: readonly Kept[]): { id: number; data: string }[] {
  return messages.flatMap(({ id, markup }) => {
    if (markup?.kind !== 'inline') return [];
    const buttons = markup.inline.inline_keyboard.flat();
    return buttons.flatMap((one) =>
      'callback_data' in one ? [{ id, data: String(one.callback_data) }] : [],
    );
  });
}

function tapOf(maker: Maker, messageId: number, data: unknown, what: string): Made {
  const tapId = `tap-${maker.who.chatId}-${maker.n}`;
  const message = { message_id: messageId, date: 0, chat: chatOf(maker), text: '…' };
  const callback_query = { id: tapId, from: fromOf(maker), chat_instance: '1', message, data };
  return { update: { callback_query }, what, tapId, wantsAnswer: isPrivate(maker) };
}

/** Another person's button, a changed one, or nonsense. */
function forgedTap(maker: Maker): Made {
  const { dice, chats, all } = maker;
  const others = buttonsIn(chats.messages(dice.pick(all).chatId));
  const data = others.length === 0 || dice.chance(0.3) ? words(dice) : bent(dice, dice.pick(others).data);
  const made = tapOf(maker, dice.pick([1, -5, 999_999]), data, 'forged tap');
  if (!dice.chance(0.1)) return made;
  const { message: _, ...callback_query } = made.update.callback_query as Record<string, unknown>;
  // Of a message sent by way of the bot, elsewhere: there is no chat to answer in but the tap itself.
  return { ...made, update: { callback_query: { ...callback_query, inline_message_id: 'x' } } };
}

function bent(dice: Dice, data: string): string {
  const at = dice.below(data.length);
  return dice.pick([
    data,
    data.slice(0, at),
    `${data.slice(0, at)}\0${data.slice(at + 1)}`,
    `${data}${data}`,
    data.replaceAll('|', '||'),
  ]);
}

/** What Telegram itself says in a chat. */
function news(maker: Maker): Made {
  const { dice } = maker;
  const content = dice.pick<object>([
    { pinned_message: messageOf(maker, { text: words(dice) }) },
    { new_chat_title: name(dice) },
    { new_chat_photo: [] },
    { delete_chat_photo: true },
    { new_chat_members: [fromOf(maker)] },
    { left_chat_member: fromOf(maker) },
    { migrate_to_chat_id: -100_123 },
    { message_auto_delete_timer_changed: { message_auto_delete_time: 86_400 } },
    { users_shared: { request_id: 1, users: [] } },
    { write_access_allowed: {} },
    { forum_topic_created: { name: name(dice), icon_color: 1 } },
    { boost_added: { boost_count: 1 } },
    { successful_payment: { currency: 'XTR', total_amount: 1, invoice_payload: words(dice) } },
    { gift: { gift: {} } },
    {},
  ]);
  return { update: { message: messageOf(maker, content) }, what: 'news' };
}

function channelPost(maker: Maker): Made {
  const { from: _, ...post } = messageOf(maker, { text: words(maker.dice) }) as Record<string, unknown>;
  const kind = maker.dice.pick(['channel_post', 'edited_channel_post']);
  return { update: { [kind]: { ...post, sender_chat: chatOf(maker) } }, what: kind };
}

/** Every other kind of update that the Bot API knows; most are never asked for. */
function otherKind(maker: Maker): Made {
  const { dice } = maker;
  const from = fromOf(maker);
  const chat = chatOf(maker);
  const kinds: Record<string, object> = {
    inline_query: { id: '1', from, query: words(dice), offset: '' },
    chosen_inline_result: { result_id: '1', from, query: words(dice) },
    shipping_query: { id: '1', from, invoice_payload: '', shipping_address: {} },
    pre_checkout_query: { id: '1', from, currency: 'XTR', total_amount: 1, invoice_payload: '' },
    poll: { id: '1', question: words(dice), options: [], total_voter_count: 0, is_closed: true },
    poll_answer: { poll_id: '1', user: from, option_ids: [0] },
    chat_member: {
      chat,
      from,
      date: 0,
      old_chat_member: { status: 'left' },
      new_chat_member: { status: 'x' },
    },
    chat_join_request: { chat, from, user_chat_id: from.id, date: 0 },
    message_reaction: { chat, message_id: 1, user: from, date: 0, old_reaction: [], new_reaction: [] },
    message_reaction_count: { chat, message_id: 1, date: 0, reactions: [] },
    chat_boost: { chat, boost: { boost_id: '1' } },
    removed_chat_boost: { chat, boost_id: '1' },
    business_connection: { id: '1', user: from, user_chat_id: from.id, date: 0, is_enabled: true },
    business_message: messageOf(maker, { text: words(dice), business_connection_id: '1' }),
    edited_business_message: messageOf(maker, { text: words(dice), business_connection_id: '1' }),
    deleted_business_messages: { business_connection_id: '1', chat, message_ids: [1] },
    purchased_paid_media: { from, paid_media_payload: words(dice) },
    managed_bot: { user: from },
    something_new: { from, chat, text: words(dice) },
  };
  const kind = dice.pick(Object.keys(kinds));
  return { update: { [kind]: kinds[kind] }, what: kind };
}

/** Copied where they go in: a later turn may spoil what lies within them. */
const WRONG = [null, true, 0, -1, 1e300, '', 'x', [], [[]], {}, { id: {} }, [null], '9'.repeat(40)];

/** Something of the right kind with a part that is not: left out, or of another type. */
function malformed(maker: Maker): Made {
  const { dice } = maker;
  const make = dice.pick([said, brought, changed, forgedTap, reply, membership]);
  const { tapId, ...made } = make(maker);
  const update = structuredClone(made.update) as Record<string, unknown>;
  for (let n = 0; n <= dice.below(3); n += 1) spoil(dice, update);
  return { update, what: 'malformed', ...(tapId === undefined ? {} : { tapId }) };
}

function spoil(dice: Dice, within: Record<string, unknown>): void {
  const keys = Object.keys(within);
  if (keys.length === 0) return;
  const key = dice.pick(keys);
  const value = within[key];
  const isDeep = typeof value === 'object' && value !== null && dice.chance(0.8);
  if (isDeep) spoil(dice, value as Record<string, unknown>);
  else if (dice.chance(0.3)) delete within[key];
  else within[key] = structuredClone(dice.pick(WRONG));
}

function membership(maker: Maker): Made {
  const status = maker.dice.pick(['kicked', 'member', 'left', 'administrator', '']);
  if (isPrivate(maker)) maker.chats.block(maker.who.chatId, status === 'kicked');
  const my_chat_member = {
    chat: chatOf(maker),
    from: fromOf(maker),
    date: 0,
    old_chat_member: { status: 'member' },
    new_chat_member: { status },
  };
  return { update: { my_chat_member }, what: 'my_chat_member' };
}
