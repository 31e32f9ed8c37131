import { langOf } from './locale.ts';
import { sendText } from './outgoing.ts';
import { type MenuProps, Popup, PopupItem } from './popup.tsx';
import { usePhone } from './phone-context.ts';
import { t } from './words-extras.ts';

/** ≡ holds the commands of this person and nothing else. */
export function CommandMenu(props: MenuProps) {
  const { phone, room } = usePhone();
  return (
    <Popup label={t('menu')} {...props}>
      {room.commands.value.map(({ command, description }) => (
        <PopupItem
          key={command}
          onPick={() => {
            props.close();
            sendText(phone, room, `/${command}`);
          }}
        >
          <span lang={langOf(description)}>{description}</span> <span class="small">/{command}</span>
        </PopupItem>
      ))}
    </Popup>
  );
}
