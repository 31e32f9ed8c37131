import { Icon } from './icons.tsx';
import { closeIcon, fileIcon } from './icons-extras.ts';
import { usePhone } from './phone-context.ts';
import { size } from './measure.ts';
import { removeFromTray } from './tray.ts';
import { t } from './words-extras.ts';

/** The files chosen and not sent yet, above the text field, which holds their caption. */
export function TrayView() {
  const { room } = usePhone();
  const items = room.tray.value;
  return (
    <ul class="tray">
      {items.map((item) => (
        <li key={item.preview ?? item.name}>
          {item.preview ? <img src={item.preview} alt={item.name} /> : <Icon d={fileIcon} />}
          {!item.preview && <span class="file-name">{item.name}</span>}
          <span class="small">{size(item.blob.size)}</span>
          <button
            type="button"
            class="icon-button"
            aria-label={`${t('remove')} ${item.name}`}
            onClick={() => removeFromTray(room, item)}
          >
            <Icon d={closeIcon} />
          </button>
        </li>
      ))}
    </ul>
  );
}
