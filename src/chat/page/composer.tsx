import { useSignalEffect } from '@preact/signals';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import { MAX_TEXT } from '../api.ts';
import { Icon, attachIcon, buttonsIcon, menuIcon, sendIcon } from './icons.tsx';
import { extras, loadExtras } from './later.ts';
import { langOf } from './locale.ts';
import { MenuButton } from './menu-button.tsx';
import { usePhone } from './phone-context.ts';
import { keep } from './storage.ts';
import { t } from './words.ts';

type Props = { field: { current: HTMLTextAreaElement | null }; onUp(): void };

/** The bottom of a chat: commands, files, the text field, 发送. */
export function Composer({ field, onUp }: Props) {
  const { phone, room } = usePhone();
  const Later = extras.value;
  const editing = room.editing.value;
  const text = room.draft.value;

  useLayoutEffect(() => grow(field.current), [text]);
  useSignalEffect(() => keep(`${phone.me.value?.id}:${room.bot.id}:draft`, room.draft.value));

  const submit = () => {
    const words = room.draft.value.trim();
    // Not there in the first moment: the words stay in the field.
    if (!Later) return;
    if (editing) return void Later.saveEdit(phone, room, words);
    if (room.tray.value.length > 0) {
      if (!Later.sendTray(phone, room, words)) return;
    } else if (words) Later.sendText(phone, room, words);
    else return;
    room.draft.value = '';
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // Safari and some input methods report isComposing=false on the Enter that takes a candidate: 229 tells.
    if (event.isComposing || event.keyCode === 229) return;
    const isEmpty = room.draft.value === '';
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      submit();
    } else if (event.key === 'ArrowUp' && isEmpty) {
      event.preventDefault();
      onUp();
    } else if (event.key === 'Escape') cancel();
  };

  const cancel = () => {
    if (room.editing.value) room.draft.value = '';
    room.editing.value = null;
    room.replyTo.value = null;
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
        field.current?.focus();
      }}
    >
      {Later && <Later.ComposerExtras onCancel={cancel} />}
      <div class="composer-row">
        {room.commands.value.length > 0 && (
          <MenuButton
            label={t('menu')}
            icon={menuIcon}
            menu={(anchor, close) => Later && <Later.CommandMenu anchor={anchor} close={close} />}
          />
        )}
        <MenuButton
          label={t('attach')}
          icon={attachIcon}
          menu={(anchor, close) => Later && <Later.AttachMenu anchor={anchor} close={close} />}
        />
        <textarea
          class={`field${text.length > MAX_TEXT ? ' over' : ''}`}
          ref={field}
          rows={1}
          value={text}
          lang={langOf(text)}
          aria-label={t(editing ? 'editInput' : 'input')}
          placeholder={room.placeholder.value || t('input')}
          enterkeyhint="send"
          onInput={(event) => {
            room.draft.value = event.currentTarget.value;
          }}
          onPaste={(event) => {
            const files = [...(event.clipboardData?.files ?? [])];
            if (files.length > 0) event.preventDefault();
            void loadExtras().then(({ takeFiles }) => takeFiles(phone, room, files, true));
          }}
          onKeyDown={onKeyDown}
        />
        <KeyboardToggle />
        <button type="submit" class="send">
          <Icon d={sendIcon} />
          <span class="send-word">{t(editing ? 'save' : 'send')}</span>
        </button>
      </div>
    </form>
  );
}

/** Five lines at most; the scroll height is only true once the box has been made small. */
function grow(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight + 2}px`;
}

function KeyboardToggle() {
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

/** Focus is in the text field on load with a mouse or keyboard; on touch a keyboard would jump up. */
export function useFocusOnLoad(field: { current: HTMLTextAreaElement | null }, wanted: boolean): void {
  useEffect(() => {
    if (wanted && matchMedia('(pointer: fine)').matches) field.current?.focus({ preventScroll: true });
  }, [field, wanted]);
}
