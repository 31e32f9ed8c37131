import type { Message } from '../message.ts';
import { copyText } from './copy.ts';
import { usePhone } from './phone-context.ts';
import { type MenuProps, Popup, PopupItem } from './popup.tsx';
import { isFromBot, type Room, textOf } from './room.ts';
import { useView } from './view-context.ts';
import { t } from './words-extras.ts';

/** Reply, edit, copy: behind one small button beside the message. */
export function ActionsMenu({ message, ...props }: MenuProps & { message: Message }) {
  const { phone, room } = usePhone();
  const view = useView();
  const text = textOf(message);
  const pick = (action: () => void) => () => {
    props.close();
    action();
  };
  const copy = async () => {
    if (await copyText(text)) phone.toast.value = { text: t('copied') };
  };
  return (
    <Popup label={t('actions')} {...props}>
      <PopupItem onPick={pick(() => view.reply(message))}>{t('reply')}</PopupItem>
      {canEdit(room, message) && <PopupItem onPick={pick(() => view.edit(message))}>{t('edit')}</PopupItem>}
      {text && !message.has_protected_content && (
        <PopupItem onPick={pick(() => void copy())}>{t('copy')}</PopupItem>
      )}
    </Popup>
  );
}

/** The person's own newest text, nothing older: what was answered long ago is changed by saying so. */
function canEdit(room: Room, message: Message): boolean {
  if (isFromBot(message) || message.text === undefined) return false;
  const own = room.messages.value.filter((each) => !isFromBot(each));
  return own[own.length - 1]?.message_id === message.message_id;
}
