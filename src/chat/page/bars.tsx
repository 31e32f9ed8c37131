import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { spoken } from './announce.ts';
import { extras } from './later.ts';
import { expired, type Phone } from './phone.ts';
import { t } from './words.ts';

/** How the line to the server stands. */
export const line = signal<'live' | 'down' | 'login'>('live');

/** What is wrong with the page as a whole, above everything; goes by itself. */
export function Bars() {
  if (expired.value) {
    return (
      <p class="bar danger" role="alert">
        {t('expired')}
      </p>
    );
  }
  if (line.value !== 'down') return null;
  return (
    <p class="bar" role="alert">
      {t('offline')}
    </p>
  );
}

/** The one place from which screen readers hear news. The two lines take turns, so equal words are said again. */
export function Status() {
  const { text, turn } = spoken.value;
  return (
    <div role="status" class="sr-only">
      <p>{turn === 0 ? text : ''}</p>
      <p>{turn === 1 ? text : ''}</p>
    </div>
  );
}

/** What a phone says for a moment: answers to buttons, refusals, the wait after too many calls. */
export function Notices({ phone }: { phone: Phone }) {
  const Later = extras.value;
  return (
    <>
      {phone.waitLeft.value > 0 && <p class="bar">{t('slow', { n: phone.waitLeft.value })}</p>}
      <Toast phone={phone} />
      {phone.alert.value !== null && Later && <Later.Alert phone={phone} />}
    </>
  );
}

function Toast({ phone }: { phone: Phone }) {
  const toast = phone.toast.value;
  useEffect(() => {
    if (!toast) return;
    const hide = () => {
      if (phone.toast.value === toast) phone.toast.value = null;
    };
    const timer = setTimeout(hide, toast.again ? 15_000 : Math.max(3000, toast.text.length * 90));
    return () => clearTimeout(timer);
  }, [toast, phone]);
  if (!toast) return null;
  const { text, again } = toast;
  return (
    <div class="toast">
      <p>{text}</p>
      {again && (
        <button
          type="button"
          class="key"
          onClick={() => {
            phone.toast.value = null;
            again();
          }}
        >
          {t('again')}
        </button>
      )}
    </div>
  );
}
