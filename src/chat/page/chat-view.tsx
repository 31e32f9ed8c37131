import { signal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Message } from '../message.ts';
import { Composer, useFocusOnLoad } from './composer.tsx';
import { MessageList } from './list.tsx';
import { loadExtras } from './later.ts';
import { type Phone, failureFrom, loadRoom, tryPost } from './phone.ts';
import { makeId } from './net.ts';
import { PhoneContext, usePhone } from './phone-context.ts';
import { ReplyKeyboardView } from './reply-keyboard.tsx';
import { isFromBot, type Room, textOf } from './room.ts';
import { type View, ViewContext } from './view-context.ts';
import { t } from './words.ts';

type Props = { phone: Phone; room: Room; heading: 'h2' | 'h3'; focusOnLoad: boolean };

/** One chat: its messages, the text field, the bot's keyboard. */
export function ChatView({ phone, room, heading, focusOnLoad }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const view = useMemo(() => makeView(phone, room, heading, field), [phone, room, heading]);
  const here = useMemo(() => ({ phone, room }), [phone, room]);
  useFocusOnLoad(field, focusOnLoad);

  useEffect(() => {
    room.current.value = 0;
    const load = () => {
      loadRoom(phone, room).catch((error: unknown) => {
        const failure = failureFrom(error);
        if (failure.error === 'offline') setTimeout(load, 3000);
        else phone.failed(failure, load);
      });
    };
    if (!room.loaded.value) load();
  }, [phone, room]);

  const onUp = () => {
    const asked = [...room.messages.value].reverse().find((message) => message.reply_markup);
    if (asked) view.goTo(asked.message_id, true);
  };

  return (
    <PhoneContext.Provider value={here}>
      <ViewContext.Provider value={view}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping files is one more way besides 附件 */}
        <div
          class="chat"
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            const files = [...(event.dataTransfer?.files ?? [])];
            void loadExtras().then(({ takeFiles }) => takeFiles(phone, room, files, true));
          }}
        >
          <MessageList />
          <Foot field={field} onUp={onUp} />
        </div>
      </ViewContext.Provider>
    </PhoneContext.Provider>
  );
}

/** What stands below the messages: the text field, or the one button that opens it. */
function Foot(props: { field: { current: HTMLTextAreaElement | null }; onUp(): void }) {
  const { phone, room } = usePhone();
  if (room.blocked.value) return <BigButton word={t('unblock')} onTap={() => void unblock(phone, room)} />;
  const isFresh = !room.started.value && room.loaded.value && room.messages.value.length === 0;
  if (isFresh || room.payload.value) {
    return <BigButton word={t('start')} onTap={() => void start(phone, room)} />;
  }
  return (
    <>
      <Composer {...props} />
      <ReplyKeyboardView />
    </>
  );
}

function BigButton({ word, onTap }: { word: string; onTap(): void }) {
  return (
    <div class="composer">
      <button type="button" class="key primary big" onClick={onTap}>
        {word}
      </button>
    </div>
  );
}

async function unblock(phone: Phone, room: Room): Promise<void> {
  if (await tryPost(phone, '/chat/unblock', { bot: room.bot.id })) room.blocked.value = false;
}

async function start(phone: Phone, room: Room): Promise<void> {
  const payload = room.payload.value;
  const body = { bot: room.bot.id, clientId: makeId(), ...(payload ? { payload } : {}) };
  if (!(await tryPost(phone, '/chat/start', body))) return;
  room.payload.value = '';
  room.started.value = true;
}

function makeView(
  phone: Phone,
  room: Room,
  heading: 'h2' | 'h3',
  field: { current: HTMLTextAreaElement | null },
): View {
  const itemId = (id: number) => `m${phone.as ?? ''}-${room.bot.id}-${id}`;
  const flash = signal<number | null>(null);
  const focusText = () => field.current?.focus();
  const flashOnce = (id: number) => {
    flash.value = id;
    setTimeout(() => {
      if (flash.value === id) flash.value = null;
    }, 1500);
  };
  return {
    heading,
    itemId,
    flash,
    flashOnce,
    hovered: signal(null),
    focusIn: 0,
    focusText,
    goTo(id, focus = false) {
      const item = document.getElementById(itemId(id));
      item?.scrollIntoView({ block: 'center' });
      if (focus) item?.focus({ preventScroll: true });
      else flashOnce(id);
    },
    reply(message) {
      room.editing.value = null;
      room.replyTo.value = message;
      focusText();
    },
    edit(message: Message) {
      if (isFromBot(message)) return;
      room.replyTo.value = null;
      room.editing.value = message;
      room.draft.value = textOf(message);
      focusText();
    },
  };
}
