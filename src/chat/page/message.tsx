import { useComputed } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Message } from '../message.ts';
import { Card } from './card.tsx';
import { cardParts } from './card-text.ts';
import { Icon, checkIcon, moreIcon } from './icons.tsx';
import { Keyboard } from './keyboard.tsx';
import { langOf } from './locale.ts';
import { extras } from './later.ts';
import { MenuButton } from './menu-button.tsx';
import { usePhone } from './phone-context.ts';
import { RichText } from './rich-text.tsx';
import { isFromBot, textOf } from './room.ts';
import { clockTime } from './time.ts';
import { useView } from './view-context.ts';
import { t } from './words.ts';

type Props = { first: Message; album: readonly Message[]; isLast: boolean };

/** One message, or one album, of the list. */
export function MessageItem({ first, album, isLast }: Props) {
  const { room } = usePhone();
  const view = useView();
  const id = first.message_id;
  const isCurrent =
    useComputed(() => (room.current.value || 0) === id).value || (isLast && !room.current.value);
  const flashes = useComputed(() => view.flash.value === id).value;
  const touched = useComputed(() => view.hovered.value === id).value;
  const box = useRef<HTMLLIElement>(null);

  // A redraw may take the focused button away: the focus then stays on its message.
  useLayoutEffect(() => {
    if (view.focusIn === id && document.activeElement === document.body) box.current?.focus();
  });

  const own = !isFromBot(first);
  const Later = extras.value;
  const classes = [
    'msg',
    own ? 'own' : '',
    isCurrent ? 'current' : '',
    flashes ? 'flash' : '',
    first.has_protected_content ? 'kept' : '',
  ];
  return (
    <li
      id={view.itemId(id)}
      data-id={id}
      class={classes.filter(Boolean).join(' ')}
      tabIndex={isCurrent ? 0 : -1}
      ref={box}
      onPointerEnter={() => {
        view.hovered.value = id;
      }}
      onTouchStart={(event) =>
        box.current && extras.peek()?.startSwipe(event, box.current, () => view.reply(first))
      }
    >
      <div class={first.reply_markup ? 'msg-in wide' : 'msg-in'}>
        <Body first={first} album={album} own={own} tab={isCurrent ? 0 : -1} />
      </div>
      {(isCurrent || touched) && (
        <div class="actions">
          <MenuButton
            label={t('actions')}
            icon={moreIcon}
            tab={isCurrent ? 0 : -1}
            menu={(anchor, close) =>
              Later && <Later.ActionsMenu message={first} anchor={anchor} close={close} />
            }
          />
        </div>
      )}
    </li>
  );
}

type BodyProps = { first: Message; album: readonly Message[]; own: boolean; tab: 0 | -1 };

function Body({ first, album, own, tab }: BodyProps) {
  const { room } = usePhone();
  const shots = album.length > 0 ? album : [first];
  const Later = extras.value;
  const speaker = own ? t('me') : room.bot.name;
  return (
    <>
      <div class="bubble">
        <span class="sr-only">{t('saySender', { name: speaker })}</span>
        {first.reply_to_message && <Quote of={first.reply_to_message} tab={tab} />}
        {Later && first.text === undefined && <Later.Attachments album={shots} tab={tab} />}
        <Words message={shots.find((part) => textOf(part)) ?? first} tab={tab} />
        <Foot message={first} own={own} />
      </div>
      {first.reply_markup && <Keyboard id={first.message_id} keyboard={first.reply_markup} tab={tab} />}
    </>
  );
}

function Words({ message, tab }: { message: Message; tab: 0 | -1 }) {
  const { phone, room } = usePhone();
  const heading = useView().isDemo ? 'h3' : 'h2';
  // The payload of a deep link is for the bot; Telegram's clients do not show it either.
  const text = textOf(message).replace(/^\/start [\w-]{1,64}$/, '/start');
  const onCommand = (command: string) => extras.peek()?.sendText(phone, room, command);
  if (!text) return null;
  const entities = message.entities ?? message.caption_entities ?? [];
  const parts = isFromBot(message) ? cardParts(text, entities) : null;
  const shared = { text, entities, tab, onCommand };
  if (parts) return <Card parts={parts} heading={heading} {...shared} />;
  return (
    <div class="text">
      <RichText {...shared} />
    </div>
  );
}

function Quote({ of, tab }: { of: Message; tab: 0 | -1 }) {
  const { room } = usePhone();
  const view = useView();
  const text = textOf(of);
  return (
    <button type="button" class="quote" tabIndex={tab} onClick={() => view.goTo(of.message_id)}>
      <span class="quote-name">{isFromBot(of) ? room.bot.name : t('me')}</span>
      <span class="quote-text" lang={langOf(text)}>
        {text.split('\n')[0] || t('file')}
      </span>
    </button>
  );
}

function Foot({ message, own }: { message: Message; own: boolean }) {
  const time = clockTime(message.date);
  return (
    <p class="foot">
      {message.edit_date !== undefined && `${t('edited', { time: clockTime(message.edit_date) })} · `}
      <time dateTime={new Date(message.date * 1000).toISOString()}>{time}</time>
      {own && <Icon d={checkIcon} />}
    </p>
  );
}
