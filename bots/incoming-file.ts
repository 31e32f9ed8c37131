import type { SentFile } from '../src/forms/file-kinds.ts';
import { say } from '../src/text/say.ts';
import type { Incoming } from './feature.ts';
import type { Talk } from './talk.ts';

type Media = {
  file_id: string;
  file_unique_id: string;
  file_size?: number;
  mime_type?: string;
  file_name?: string;
};

/** The file that a message brought, if any; a name is made up where it has none. */
export function fileOf({ locale }: Pick<Talk, 'locale'>, message: Incoming): SentFile | null {
  const { photo, document, voice, video } = message;
  const { audio } = message as { audio?: Media };
  if (photo !== undefined) return sent('photo', photo.at(-1), say(locale, 'file.photo'));
  if (document !== undefined) return sent('document', document, say(locale, 'file.document'));
  if (voice !== undefined) return sent('voice', voice, say(locale, 'file.voice'));
  if (audio !== undefined) return sent('audio', audio, say(locale, 'file.audio'));
  return video === undefined ? null : sent('video', video, say(locale, 'file.video'));
}

function sent(kind: SentFile['kind'], media: Media | undefined, name: string): SentFile | null {
  if (media === undefined) return null;
  return {
    kind,
    fileId: media.file_id,
    uniqueId: media.file_unique_id,
    name: media.file_name ?? name,
    size: media.file_size ?? 0,
    mime: media.mime_type ?? '',
  };
}
