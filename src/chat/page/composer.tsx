import { useSignalEffect } from '@preact/signals';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import { Icon, attachIcon, menuIcon, sendIcon } from './icons.tsx';
import { extras, loadExtras } from './later.ts';
import { langOf } from './locale.ts';
import { MenuButton } from './menu-button.tsx';
import type { Phone } from './phone.ts';
import { usePhone } from './phone-context.ts';
import type { Room } from './room.ts';
import { keep } from './storage.ts';
import { t } from './words.ts';

type Field = { current: HTMLTextAreaElement | null };
type Props = { field: Field; onUp(): void };

/** The bottom of a chat: commands, files, the text field, 发送. */
export function Composer({ field, onUp }: Props) {
  const { phone, room } = usePhone();
  const Later = extras.value;
  const onSubmit = (event: Event) => {
    event.preventDefault();
    submit(phone, room);
    field.current?.focus();
  };
  return (
    <form class="composer" onSubmit={onSubmit}>
      {Later && <Later.ComposerExtras />}
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
        <TextField field={field} onUp={onUp} />
        {Later && <Later.KeyboardToggle />}
        <button type="submit" class="send">
          <Icon d={sendIcon} />
          <span class="send-word">{t(room.editing.value ? 'save' : 'send')}</span>
        </button>
      </div>
    </form>
  );
}

function submit(phone: Phone, room: Room): void {
  const words = room.draft.value.trim();
  const Later = extras.value;
  // Not there in the first moment: the words stay in the field.
  if (!Later) return;
  if (room.editing.value) return void Later.saveEdit(phone, room, words);
  if (room.tray.value.length > 0) {
    if (!Later.sendTray(phone, room, words)) return;
  } else if (words) Later.sendText(phone, room, words);
  else return;
  room.draft.value = '';
}

function TextField({ field, onUp }: Props) {
  const { phone, room } = usePhone();
  const text = room.draft.value;
  useLayoutEffect(() => grow(field.current), [text]);
  useSignalEffect(() => {
    const words = room.editing.value ? room.setAside.value : room.draft.value;
    keep(`${phone.me.value?.id}:${room.bot.id}:draft`, words);
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const meant = meaning(event, room.draft.value === '');
    if (meant === 'cancel') extras.peek()?.cancelReply(room);
    if (meant !== 'send' && meant !== 'up') return;
    event.preventDefault();
    if (meant === 'up') onUp();
    else submit(phone, room);
  };
  const onPaste = (event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void loadExtras().then(({ takeFiles }) => takeFiles(phone, room, files, true));
  };

  return (
    <textarea
      class="field"
      ref={field}
      rows={1}
      value={text}
      lang={langOf(text)}
      aria-label={t(room.editing.value ? 'editInput' : 'input')}
      placeholder={room.placeholder.value || t('input')}
      enterkeyhint="send"
      onInput={(event) => {
        room.draft.value = event.currentTarget.value;
      }}
      onPaste={onPaste}
      onKeyDown={onKeyDown}
    />
  );
}

/** Five lines at most; the scroll height is only true once the box has been made small. */
function grow(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight + 2}px`;
}

function meaning(event: KeyboardEvent, isEmpty: boolean): 'send' | 'up' | 'cancel' | null {
  // Safari and some input methods report isComposing=false on the Enter that takes a candidate: 229 tells.
  if (event.isComposing || event.keyCode === 229) return null;
  if (event.key === 'Enter' && !event.shiftKey) return 'send';
  if (event.key === 'ArrowUp' && isEmpty) return 'up';
  return event.key === 'Escape' ? 'cancel' : null;
}

/** Focus is in the text field on load with a mouse or keyboard; on touch a keyboard would jump up. */
export function useFocusOnLoad(field: { current: HTMLTextAreaElement | null }, wanted: boolean): void {
  useEffect(() => {
    if (wanted && matchMedia('(pointer: fine)').matches) field.current?.focus({ preventScroll: true });
  }, [field, wanted]);
}
