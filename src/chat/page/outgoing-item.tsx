import type { Failure } from './net.ts';
import { langOf } from './locale.ts';
import { dropOutgoing, type Outgoing, retryOutgoing } from './outgoing.ts';
import { usePhone } from './phone-context.ts';
import { failureText } from './phone.ts';
import { t } from './words-extras.ts';

/** Something of one's own that the server has not confirmed: on its way, or not gone. */
export function OutgoingItem({ item }: { item: Outgoing }) {
  const { phone, room } = usePhone();
  const { clientId, text, files = [], state, failure } = item;
  return (
    <li class={`msg own ${state}`}>
      <div class="msg-in">
        <div class="bubble">
          <span class="sr-only">{t('saySender', { name: t('me') })}</span>
          {files.map((file) => (
            <FileGoing key={file.name} file={file} />
          ))}
          {text && (
            <div class="text" lang={langOf(text)}>
              {text}
            </div>
          )}
          <p class="foot">
            {state === 'sending' ? t('sending') : t('failed')}
            {failure && failure.error !== 'blocked' && ` · ${whyNot(failure)}`}
          </p>
        </div>
        {state === 'failed' && (
          <div class="keyboard-row">
            <button type="button" class="key" onClick={() => retryOutgoing(phone, room, clientId)}>
              {t('resend')}
            </button>
            <button type="button" class="key" onClick={() => dropOutgoing(phone, room, clientId)}>
              {t('remove')}
            </button>
          </div>
        )}
      </div>
    </li>
  );
}

function whyNot(failure: Failure): string {
  if (failure.error === 'too_big') return t('tooBigServer');
  return failure.error === 'too_much'
    ? t('tooMuch', { mb: failure.limit / 1024 / 1024 })
    : failureText(failure);
}

function FileGoing({ file }: { file: NonNullable<Outgoing['files']>[number] }) {
  const share = Math.round(file.progress * 100);
  return (
    <div class="going">
      {file.preview ? (
        <img class="going-photo" src={file.preview} alt="" />
      ) : (
        <span class="file-name">{file.name}</span>
      )}
      <progress max={100} value={share} aria-label={t('uploading', { name: file.name, n: share })} />
    </div>
  );
}
