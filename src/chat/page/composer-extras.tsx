import { Icon } from './icons.tsx';
import { buttonsIcon, closeIcon } from './icons-extras.ts';
import { sendFiles } from './outgoing.ts';
import { usePhone } from './phone-context.ts';
import { Recorder } from './recorder.tsx';
import { isFromBot, textOf } from './room.ts';
import { cancelReply } from './save-edit.ts';
import { TrayView } from './tray-view.tsx';
import { t } from './words-extras.ts';

/** What comes above the text field now and then: what is answered or edited, files, a recording. */
export function ComposerExtras() {
  const { phone, room } = usePhone();
  const onEnd = (voice: { blob: Blob; name: string } | null) => {
    room.recording.value = false;
    if (voice) sendFiles(phone, room, { files: [voice], asDocuments: false }, '', []);
  };
  return (
    <>
      <About />
      {room.tray.value.length > 0 && <TrayView />}
      {room.recording.value && <Recorder onEnd={onEnd} />}
    </>
  );
}

function About() {
  const { room } = usePhone();
  const editing = room.editing.value;
  const about = editing ?? room.replyTo.value;
  if (!about) return null;
  const name = isFromBot(about) ? room.bot.name : t('me');
  return (
    <div class="about">
      <p>
        <span class="quote-name">{editing ? t('editInput') : t('replyTo', { name })}</span>
        <span class="quote-text">{textOf(about).split('\n')[0]}</span>
      </p>
      <button type="button" class="icon-button" aria-label={t('cancel')} onClick={() => cancelReply(room)}>
        <Icon d={closeIcon} />
      </button>
    </div>
  );
}

/** Shows and hides the bot's keyboard, where the bot lets it be hidden. */
export function KeyboardToggle() {
  const { room } = usePhone();
  if (!room.keyboard.value || room.keyboard.value.is_persistent) return null;
  const shown = room.keyboardShown.value;
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={t('buttons')}
      aria-expanded={shown}
      onClick={() => {
        room.keyboardShown.value = !shown;
      }}
    >
      <Icon d={buttonsIcon} />
    </button>
  );
}
