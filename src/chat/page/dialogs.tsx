import { useState } from 'preact/hooks';
import { Modal } from './modal.tsx';
import type { Phone } from './phone.ts';
import { usePhone } from './phone-context.ts';
import { sendContact } from './place.ts';
import { t } from './words-extras.ts';

/** The bot's answer to a button that must not be overlooked. */
export function Alert({ phone }: { phone: Phone }) {
  const text = phone.alert.value;
  if (text === null) return null;
  const close = () => {
    phone.alert.value = null;
  };
  return (
    <Modal label={text} kind="alertdialog" class="dialog" onClose={close}>
      <p class="text">{text}</p>
      <button type="button" class="key primary" data-first onClick={close}>
        {t('close')}
      </button>
    </Modal>
  );
}

/** Asks for the person's number, for a bot's button that wants it: the page does not know it. */
export function PhoneQuestion({ onEnd }: { onEnd(): void }) {
  const { phone, room } = usePhone();
  const [number, setNumber] = useState('');
  return (
    <Modal label={t('phoneAsk')} kind="dialog" class="dialog" onClose={onEnd}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onEnd();
          if (number.trim()) void sendContact(phone, room, number.trim());
        }}
      >
        <label>
          {t('phoneAsk')}
          <input
            class="field"
            type="tel"
            autocomplete="tel"
            data-first
            value={number}
            onInput={(event) => setNumber(event.currentTarget.value)}
          />
        </label>
        <div class="keyboard-row">
          <button type="button" class="key" onClick={onEnd}>
            {t('cancel')}
          </button>
          <button type="submit" class="key primary">
            {t('send')}
          </button>
        </div>
      </form>
    </Modal>
  );
}
