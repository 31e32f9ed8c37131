import { fileContent, keepFile } from '../keep-file.ts';
import { type FileKind, findFile, type StoredFile } from '../store-files.ts';
import { badRequest } from './api-error.ts';
import type { Call, Method } from './call.ts';
import { readImage } from './image.ts';
import { captionContent, rawCaption } from './messages.ts';
import { integer, parseJson, type Upload } from './params.ts';
import { type Outgoing, send } from './send.ts';

const MAX_PHOTO = 10 * 1024 * 1024;
const ALBUM = { least: 2, most: 10 };

/** sendPhoto, sendDocument … : one file with a caption. */
function sendFile(kind: FileKind): Method {
  return async (call) => {
    const caption = captionContent(rawCaption(call));
    const duration = integer(call.args, 'duration', 0, 0, 86_400);
    const file = await inputFile(call, kind, call.args.text.get(kind), duration);
    const [message] = await send(call, [
      { content: { ...fileContent(file), ...caption }, fileId: file.fileId },
    ]);
    return message;
  };
}

export const sendPhoto = sendFile('photo');
export const sendDocument = sendFile('document');
export const sendVoice = sendFile('voice');
export const sendAudio = sendFile('audio');
export const sendVideo = sendFile('video');

/** A file comes as an upload of the field's name, as `attach://` another part, or as an id of before. */
async function inputFile(call: Call, kind: FileKind, value: string | undefined, duration = 0) {
  const { ctx, bot, args } = call;
  const attached = value?.startsWith('attach://')
    ? args.files.get(value.slice('attach://'.length))
    : undefined;
  const upload = attached ?? (value ? undefined : args.files.get(kind));
  if (upload) {
    if (kind === 'photo') checkPhoto(upload);
    const { name, mime, content } = upload;
    return ctx.sql.begin((tx) =>
      keepFile(ctx, tx, { botId: bot.id, userId: null, kind, duration, name, mime, content }),
    );
  }
  if (!value) throw badRequest(`there is no ${kind} in the request`);
  if (/^https?:/i.test(value)) throw badRequest('failed to get HTTP URL content');
  const found = await findFile(ctx.sql, bot.id, value);
  if (!found) throw badRequest('wrong file identifier/HTTP URL specified');
  if (found.kind !== kind) throw badRequest(`can't use file of type ${word(found.kind)} as ${word(kind)}`);
  return found;
}

const word = (kind: FileKind) =>
  kind === 'voice' ? 'VoiceNote' : kind.charAt(0).toUpperCase() + kind.slice(1);

function checkPhoto({ content: { size, head }, name }: Upload): void {
  if (size > MAX_PHOTO) {
    throw badRequest(
      `file "${name}" of size ${size} bytes is too big for a photo; the maximum size is ${MAX_PHOTO} bytes`,
    );
  }
  const image = readImage(head);
  if (!image) throw badRequest('IMAGE_PROCESS_FAILED');
  const { width, height } = image;
  const ratio = Math.max(width, height) / Math.max(1, Math.min(width, height));
  if (width + height > 10_000 || ratio > 20) throw badRequest('PHOTO_INVALID_DIMENSIONS');
}

type Item = { kind: FileKind; media: string | undefined; caption: ReturnType<typeof captionContent> };

export const sendMediaGroup: Method = async (call) => {
  const items = albumItems(call);
  if (call.args.text.has('reply_markup')) throw badRequest("can't send a media group with a reply markup");
  const files: StoredFile[] = [];
  for (const { kind, media } of items) files.push(await inputFile(call, kind, media));
  const album = BigInt(`0x${call.ctx.random(7).toString('hex')}`).toString();
  const parts = items.map(({ caption }, index): Outgoing => {
    const file = files[index];
    return {
      content: { ...(file ? fileContent(file) : {}), ...caption, media_group_id: album },
      fileId: file?.fileId,
    };
  });
  return send(call, parts);
};

function albumItems({ args }: Call): Item[] {
  const json = args.text.get('media');
  if (!json) throw badRequest('parameter "media" is required');
  const list = parseJson(json);
  if (list === undefined) throw badRequest("can't parse media JSON object");
  if (!Array.isArray(list)) throw badRequest('expected an Array of InputMedia');
  const items = list.map(albumItem);
  if (items.length < ALBUM.least) throw badRequest('group send failed: there must be at least 2 items');
  if (items.length > ALBUM.most) throw badRequest('too many messages to send as an album');
  const kinds = new Set(items.map(({ kind }) => (kind === 'video' ? 'photo' : kind)));
  if (kinds.size > 1) throw badRequest("can't use the media of the specified type in the album");
  return items;
}

function albumItem(item: Record<string, unknown> | null): Item {
  if (typeof item !== 'object' || item === null)
    throw badRequest("can't parse InputMedia: expected an Object");
  const { type, media, caption, parse_mode: parseMode, caption_entities: entities } = item;
  if (!['photo', 'document', 'audio', 'video'].includes(String(type))) {
    throw badRequest(`can't parse InputMedia: type "${type}" can't be used in sendMediaGroup`);
  }
  if (!media) throw badRequest("can't parse InputMedia: media not found");
  const raw = {
    text: String(caption ?? ''),
    parseMode: parseMode ? String(parseMode) : undefined,
    entities: entities ? JSON.stringify(entities) : undefined,
  };
  return { kind: type as FileKind, media: String(media), caption: captionContent(raw) };
}
