import { signal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Message } from '../message.ts';
import { Composer, useFocusOnLoad } from './composer.tsx';
import { MessageList } from './list.tsx';
import { extras, loadExtras } from './later.ts';
import { type Phone, failureFrom, loadRoom } from './phone.ts';
import { PhoneContext, usePhone } from './phone-context.ts';
import { ReplyKeyboardView } from './reply-keyboard.tsx';
import { isFromBot, type Room, textOf } from './room.ts';
import { type View, ViewContext } from './view-context.ts';

type Props = { phone: Phone; room: Room; isDemo?: boolean };

/** One chat: its messages, the text field, the bot's keyboard. */
export function ChatView({ phone, room, isDemo = false }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const view = useMemo(() => makeView(phone, room, isDemo, field), [phone, room, isDemo]);
  const here = useMemo(() => ({ phone, room }), [phone, room]);
  useFocusOnLoad(field, !isDemo);

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
  const { room } = usePhone();
  const Later = extras.value;
  const isFresh = !room.started.value && room.loaded.value && room.messages.value.length === 0;
  if (room.blocked.value || isFresh || room.payload.value) return Later && <Later.StartButton />;
  return (
    <>
      <Composer {...props} />
      <ReplyKeyboardView />
    </>
  );
}

function makeView(
  phone: Phone,
  room: Room,
  isDemo: boolean,
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
    isDemo,
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
      if (!room.editing.value) room.setAside.value = room.draft.value;
      room.editing.value = message;
      room.draft.value = textOf(message);
      focusText();
    },
  };
}
