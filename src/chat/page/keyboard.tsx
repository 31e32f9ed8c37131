import { useComputed } from '@preact/signals';
import type { InlineButton, InlineKeyboard } from '../message.ts';
import { loadExtras } from './later.ts';
import { langOf } from './locale.ts';
import { usePhone } from './phone-context.ts';
import { pressKey } from './room.ts';
import { pointer } from './wanted.ts';

/** The buttons under a message: rows of equal width, as Telegram lays them out. */
export function Keyboard({ id, keyboard, tab }: { id: number; keyboard: InlineKeyboard; tab: 0 | -1 }) {
  return (
    <div class="keyboard">
      {keyboard.inline_keyboard.map((row, index) => (
        <div class="keyboard-row" key={index}>
          {row.map((button) => (
            <Button key={`${button.callback_data}${button.text}`} id={id} button={button} tab={tab} />
          ))}
        </div>
      ))}
    </div>
  );
}

function Button({ id, button, tab }: { id: number; button: InlineButton; tab: 0 | -1 }) {
  const { phone, room } = usePhone();
  const { text, url, style, callback_data: data = '' } = button;
  const waiting = useComputed(() => room.waiting.value[pressKey(id, data)]).value;
  const isWanted = useComputed(() => pointer.value?.(phone, room, text, id)).value;
  const classes = `key${style ? ` ${style}` : ''}${isWanted ? ' wanted' : ''}`;
  if (url && /^(https?|tel):/.test(url)) {
    return (
      <a class={`${classes} outside`} href={url} target="_blank" rel="noopener noreferrer" tabIndex={tab}>
        {text}
      </a>
    );
  }
  return (
    <button
      type="button"
      class={classes}
      tabIndex={tab}
      lang={langOf(text)}
      aria-disabled={waiting ? 'true' : undefined}
      onClick={() => void loadExtras().then(({ press }) => press(phone, room, id, data))}
    >
      {text}
      {waiting === 'slow' && <span class="spinner" />}
    </button>
  );
}
