import { useState } from 'preact/hooks';
import type { FileRef, Location, Message, PhotoSize } from '../message.ts';
import { Icon } from './icons.tsx';
import { fileIcon, pinIcon } from './icons-extras.ts';
import { address } from './net.ts';
import { usePhone } from './phone-context.ts';
import { length, size } from './measure.ts';
import { dayLabel } from './time.ts';
import { Viewer } from './viewer.tsx';
import { t } from './words-extras.ts';

function fileUrl(file: FileRef, as: number | undefined): string {
  return address(`/chat/file/${encodeURIComponent(file.file_id)}`, as);
}

type Shot = { url: string; alt: string; size: PhotoSize };

/** All that a message, or an album, carries besides words. */
export function Attachments({ album, tab }: { album: readonly Message[]; tab: 0 | -1 }) {
  if (album[0]?.photo) return <Photos album={album} tab={tab} />;
  return (
    <>
      {album.map((message) => (
        <Attachment key={message.message_id} message={message} tab={tab} />
      ))}
    </>
  );
}

/** One photo or an album as a grid; a tap opens the viewer. */
function Photos({ album, tab }: { album: readonly Message[]; tab: 0 | -1 }) {
  const { phone } = usePhone();
  const [open, setOpen] = useState<number | null>(null);
  const shots = album.flatMap((message, i): Shot[] => {
    const best = message.photo?.[message.photo.length - 1];
    const alt = message.caption ?? t('photoAlt', { i: i + 1, n: album.length, day: dayLabel(message.date) });
    return best ? [{ url: fileUrl(best, phone.as), alt, size: best }] : [];
  });
  return (
    <div class={`photos n${Math.min(shots.length, 3)}`}>
      {shots.map(({ url, alt, size: { width, height } }, i) => (
        <button
          type="button"
          class="photo"
          key={url}
          tabIndex={tab}
          aria-label={t('openPhoto', { alt })}
          onClick={() => setOpen(i)}
        >
          <img src={url} alt="" width={width} height={height} loading="lazy" />
        </button>
      ))}
      {open !== null && <Viewer shots={shots} start={open} onClose={() => setOpen(null)} />}
    </div>
  );
}

/** What else a message can carry: a file, a voice message, a film, a place, a contact. */
function Attachment({ message, tab }: { message: Message; tab: 0 | -1 }) {
  const { phone } = usePhone();
  const { document: doc, voice, audio, video, location, contact } = message;
  const sound = voice ?? audio;
  if (sound) {
    return (
      <div class="sound">
        {/* biome-ignore lint/a11y/useMediaCaption: what people record has no captions */}
        <audio
          controls
          preload="none"
          src={fileUrl(sound, phone.as)}
          tabIndex={tab}
          aria-label={t('voice')}
        />
        <span class="small">{length(sound.duration)}</span>
      </div>
    );
  }
  if (video) {
    // biome-ignore lint/a11y/useMediaCaption: what people record has no captions
    return <video controls preload="metadata" src={fileUrl(video, phone.as)} tabIndex={tab} class="film" />;
  }
  if (doc) return <FileLink file={doc} name={doc.file_name ?? t('file')} tab={tab} />;
  if (location) return <Place location={location} tab={tab} />;
  if (contact) {
    return (
      <p class="contact">
        {contact.first_name} {contact.last_name}{' '}
        <a href={`tel:${contact.phone_number}`} tabIndex={tab}>
          {contact.phone_number}
        </a>
      </p>
    );
  }
  const hasWords = message.text ?? message.caption;
  return hasWords ? null : <p class="small">{t('unknown')}</p>;
}

function FileLink({ file, name, tab }: { file: FileRef; name: string; tab: 0 | -1 }) {
  const { phone } = usePhone();
  const kind = /\.(\w{1,5})$/.exec(name)?.[1]?.toUpperCase();
  return (
    <a class="file" href={fileUrl(file, phone.as)} download={name} tabIndex={tab}>
      <Icon d={fileIcon} />
      <span>
        <span class="file-name">{name}</span>
        <span class="small">
          {kind ? `${kind} · ` : ''}
          {size(file.file_size)}
        </span>
      </span>
    </a>
  );
}

function Place({ location: { latitude, longitude }, tab }: { location: Location; tab: 0 | -1 }) {
  const map = `https://uri.amap.com/marker?position=${longitude},${latitude}&coordinate=wgs84`;
  return (
    <p class="place">
      <Icon d={pinIcon} />
      <span>
        {t('place')} {latitude.toFixed(5)}, {longitude.toFixed(5)}
        <br />
        <a href={map} target="_blank" rel="noopener noreferrer" tabIndex={tab}>
          {t('map')}
        </a>
      </span>
    </p>
  );
}
