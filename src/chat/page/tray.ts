import { MAX_CAPTION, MAX_FILE_BYTES, MAX_FILES } from '../api.ts';
import { sendFiles } from './outgoing.ts';
import type { Phone } from './phone.ts';
import { isPhoto, redraw } from './photo.ts';
import type { Room, TrayItem } from './room.ts';
import { size } from './measure.ts';
import { t } from './words-extras.ts';

/** Puts files into the tray: photos drawn anew, too large ones refused here with the way out. */
export async function takeFiles(
  phone: Phone,
  room: Room,
  files: readonly File[],
  asPhotos: boolean,
): Promise<void> {
  const { tray } = room;
  for (const file of files) {
    const item = await prepare(phone, file, asPhotos);
    if (!item) continue;
    if (tray.value.length >= MAX_FILES) {
      phone.toast.value = { text: t('tooMany') };
      return;
    }
    tray.value = [...tray.value, item];
  }
}

async function prepare(phone: Phone, file: File, asPhotos: boolean): Promise<TrayItem | null> {
  if (isPhoto(file)) {
    const blob = await redraw(file);
    if (!blob) {
      phone.toast.value = { text: t('badPhoto', { name: file.name }) };
      return null;
    }
    const name = file.name.replace(/\.\w+$/, '') || 'photo';
    return { blob, name: `${name}.jpg`, asPhoto: asPhotos, preview: URL.createObjectURL(blob) };
  }
  if (file.size > MAX_FILE_BYTES) {
    phone.toast.value = { text: t('tooBig', { name: file.name, size: size(file.size) }) };
    return null;
  }
  return { blob: file, name: file.name, asPhoto: false };
}

export function removeFromTray(room: Room, item: TrayItem): void {
  const { tray } = room;
  tray.value = tray.value.filter((other) => other !== item);
}

/**
 * Sends the tray: photos as one album, files as another, as an album holds only one kind. False when the caption is
 * too long: then nothing is sent and it stays in the field.
 */
export function sendTray(phone: Phone, room: Room, caption: string): boolean {
  const over = [...caption].length - MAX_CAPTION;
  if (over > 0) {
    phone.toast.value = { text: t('captionLong', { n: over }) };
    return false;
  }
  const { tray } = room;
  const groups = [tray.value.filter((item) => item.asPhoto), tray.value.filter((item) => !item.asPhoto)];
  let words = caption;
  for (const group of groups) {
    if (group.length === 0) continue;
    const parcel = { files: group, asDocuments: !group[0]?.asPhoto };
    sendFiles(
      phone,
      room,
      parcel,
      words,
      group.flatMap(({ preview }) => preview ?? []),
    );
    words = '';
  }
  tray.value = [];
  return true;
}
