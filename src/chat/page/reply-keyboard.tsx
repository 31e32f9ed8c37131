import { useComputed } from '@preact/signals';
import { useState } from 'preact/hooks';
import type { ReplyButton } from '../message.ts';
import { langOf } from './locale.ts';
import { extras, loadExtras } from './later.ts';
import { usePhone } from './phone-context.ts';
import { pointer } from './wanted.ts';
import { t } from './words.ts';

/** The bot's keyboard below the text field: a tap says the button's words. */
export function ReplyKeyboardView() {
  const { phone, room } = usePhone();
  const [asksPhone, setAsksPhone] = useState(false);
  const keyboard = room.keyboard.value;
  const Later = extras.value;
  if (!keyboard || !room.keyboardShown.value) return null;

  const tap = (button: ReplyButton) => {
    if (keyboard.one_time_keyboard) room.keyboardShown.value = false;
    if (button.request_contact) setAsksPhone(true);
    else if (button.request_location) void loadExtras().then(({ sendPlace }) => sendPlace(phone, room));
    else void loadExtras().then(({ sendText }) => sendText(phone, room, button.text));
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid everywhere
    <div class="keyboard reply-keyboard" role="group" aria-label={t('buttons')}>
      {keyboard.keyboard.map((row, index) => (
        <div class="keyboard-row" key={index}>
          {row.map((button) => (
            <ReplyKey key={button.text} button={button} onTap={() => tap(button)} />
          ))}
        </div>
      ))}
      {asksPhone && Later && <Later.PhoneQuestion onEnd={() => setAsksPhone(false)} />}
    </div>
  );
}

function ReplyKey({ button, onTap }: { button: ReplyButton; onTap(): void }) {
  const { phone, room } = usePhone();
  const isWanted = useComputed(() => pointer.value?.(phone, room, button.text, null)).value;
  const classes = `key${button.style ? ` ${button.style}` : ''}${isWanted ? ' wanted' : ''}`;
  return (
    <button type="button" class={classes} lang={langOf(button.text)} onClick={onTap}>
      {button.text}
    </button>
  );
}
