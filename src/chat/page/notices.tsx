import { useEffect } from 'preact/hooks';
import { Alert } from './dialogs.tsx';
import type { Phone } from './phone.ts';
import { t } from './words-extras.ts';

/** What a phone says for a moment: answers to buttons, refusals, the wait after too many calls. */
export function Notices({ phone }: { phone: Phone }) {
  return (
    <>
      {phone.waitLeft.value > 0 && <p class="bar">{t('slow', { n: phone.waitLeft.value })}</p>}
      <Toast phone={phone} />
      {phone.alert.value !== null && <Alert phone={phone} />}
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
