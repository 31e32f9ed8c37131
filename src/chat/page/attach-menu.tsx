import { useRef } from 'preact/hooks';
import { sendPlace } from './place.ts';
import { type MenuProps, Popup, PopupItem } from './popup.tsx';
import { usePhone } from './phone-context.ts';
import { canRecord } from './recorder.tsx';
import { takeFiles } from './tray.ts';
import { t } from './words-extras.ts';

/** 附件: photos, files, the place, a voice message. */
export function AttachMenu(props: MenuProps) {
  const { phone, room } = usePhone();
  const input = useRef<HTMLInputElement>(null);
  const asPhotos = useRef(false);

  const choose = (accept: string, photos: boolean) => () => {
    asPhotos.current = photos;
    if (!input.current) return;
    input.current.accept = accept;
    input.current.click();
  };
  const record = () => {
    room.recording.value = true;
  };
  const pick = (action: () => void) => () => {
    props.close();
    action();
  };
  const onChange = (event: { currentTarget: HTMLInputElement }) => {
    void takeFiles(phone, room, [...(event.currentTarget.files ?? [])], asPhotos.current);
    props.close();
  };

  return (
    <Popup label={t('attach')} {...props}>
      <input type="file" multiple hidden ref={input} aria-label={t('attach')} onChange={onChange} />
      <PopupItem onPick={choose('image/*', true)}>{t('photo')}</PopupItem>
      <PopupItem onPick={choose('', false)}>{t('file')}</PopupItem>
      <PopupItem onPick={pick(() => void sendPlace(phone, room))}>{t('place')}</PopupItem>
      {canRecord() ? (
        <PopupItem onPick={pick(record)}>{t('record')}</PopupItem>
      ) : (
        <PopupItem onPick={choose('audio/*', false)}>{t('recordFile')}</PopupItem>
      )}
    </Popup>
  );
}
