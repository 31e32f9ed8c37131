import { checkFile, earlyFiles } from '../src/forms/file-kinds.ts';
import type { Memo } from '../src/forms/flow.ts';
import type { Ask } from '../src/forms/form.ts';
import { dialogButton } from '../src/forms/show.ts';
import { type Dialog, saveDialog } from '../src/forms/store.ts';
import { addFile, dropFiles, looseFiles } from '../src/forms/store-files.ts';
import { moreOfAlbum } from '../src/inbox/store-albums.ts';
import { Refusal } from '../src/refusal.ts';
import { label } from '../src/text/labels.ts';
import { say } from '../src/text/say.ts';
import type { Known } from './bot-form.ts';
import { type Open, openAsk, openDialog } from './dialog.ts';
import { takeText } from './dialog-lines.ts';
import type { Incoming } from './feature.ts';
import { idFrom } from './id-from.ts';
import { fileOf } from './incoming-file.ts';
import { tellRefusal } from './failures.ts';
import { takeOff } from './take-off.ts';

/** Takes a photo, document, voice or video that came while a question is open; its caption is words. */
export async function hearFile(talk: Known, open: Open, message: Incoming): Promise<void> {
  const { appealId } = open.state.dialog;
  if (appealId === null && open.entry.early !== undefined) return await keepEarly(talk, open, message);
  if (appealId === null || !takesFiles(open)) return await takeCaption(talk, open, message);
  try {
    await keepFile(talk, open, message, appealId);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return await tellRefusal(talk, error, appealId);
  }
  const again = message.caption === undefined ? null : await openDialog(talk);
  if (again !== null && openAsk(again)?.type !== 'files')
    await answerWith(talk, again, message.caption ?? '');
}

/** Where no file is wanted, what was written under it may still be the answer. */
async function takeCaption(talk: Known, open: Open, { caption }: Incoming): Promise<void> {
  if (caption === undefined) await talk.reply(say(talk.locale, 'ans.no_files'));
  else await answerWith(talk, open, caption);
}

/** There is no case yet: the file waits with the answers, and the open question stays. */
async function keepEarly(talk: Known, { entry, state }: Open, message: Incoming): Promise<void> {
  const file = fileOf(talk, message);
  if (file === null || entry.early === undefined) return;
  const { caps } = state.c.rules.policy;
  checkFile(file, caps);
  const { dialog } = state;
  const all = entry.early(dialog.answers, file);
  const ask = openAsk({ entry, state });
  const isWanted = ask?.type === 'files';
  const n = earlyFiles(all).length;
  const max = Math.min(ask?.max ?? caps.files, caps.files);
  if (isWanted && n > max)
    return void (await talk.reply(say(talk.locale, 'file.too_many', { max, names: file.name })));
  const memo = isWanted
    ? { ...dialog.memo, ticked: earlyFiles(all).map(({ uniqueId }) => uniqueId) }
    : dialog.memo;
  const next = { ...dialog, answers: all, memo, cause: talk.cause };
  await saveDialog(talk.deps, next, dialog.version, talk.deps.now());
  await sayKept(talk, message, isWanted ? { next, names: file.name, n, max } : null);
  await readCaption(talk, message);
}

type Wanted = { next: Dialog; names: string; n: number; max: number };

/** Said once of an album, when its last part is in. */
async function sayKept(talk: Known, { media_group_id }: Incoming, wanted: Wanted | null): Promise<void> {
  if (media_group_id !== undefined && (await moreOfAlbum(talk.deps.sql, talk, media_group_id))) return;
  if (wanted === null) {
    if (media_group_id === undefined) await talk.reply(say(talk.locale, 'ans.photo_kept'));
    return;
  }
  const { next, names, n, max } = wanted;
  const done = [[dialogButton(next, label(talk.locale, 'done'), 'd')]];
  await talk.reply(say(talk.locale, 'file.got', { names, n, max }), done);
}

/** What stands under a photo may answer the question that is open. */
async function readCaption(talk: Known, { caption }: Incoming): Promise<void> {
  const open = caption === undefined ? null : await openDialog(talk);
  if (open !== null && openAsk(open)?.type === 'text') await answerWith(talk, open, caption ?? '');
}

function takesFiles(open: Open): boolean {
  const ask = openAsk(open);
  return Boolean(open.entry.takesFiles || ask?.withFiles || isCollecting(ask));
}

async function answerWith(talk: Known, open: Open, text: string): Promise<void> {
  const ask = openAsk(open);
  if (ask !== undefined) await takeText(talk, open, ask, text);
}

async function keepFile(talk: Known, open: Open, message: Incoming, appealId: string): Promise<void> {
  const { deps, who, locale } = talk;
  const file = fileOf(talk, message);
  if (file === null) return;
  const { state } = open;
  const { caps } = state.c.rules.policy;
  checkFile(file, caps);
  const id = idFrom('file', talk.cause);
  const isNew = await addFile(deps, { ...file, id, appealId, personId: who.person.id }, talk.clock.now);
  const all = await looseFiles(deps, appealId, who.person.id);
  const isMine = all.some((one) => one.id === id);
  const ask = openAsk(open);
  if (!isNew && !isMine) {
    await talk.reply(say(locale, 'file.duplicate'));
    return;
  }
  const max = ask?.type === 'files' ? Math.min(ask.max ?? caps.files, caps.files) : caps.files;
  const tooMany = all.length > max;
  if (tooMany) await dropFiles(deps, [id], who.person.id);
  const kept = tooMany ? all.filter((one) => one.id !== id) : all;
  await report(talk, open, ask, { message, name: file.name, kind: file.kind, kept, max, tooMany });
}

type Kept = {
  message: Incoming;
  name: string;
  kind: string;
  kept: { id: string; name: string }[];
  max: number;
  tooMany: boolean;
};

/** Says what arrived: an album once, when its last part is in; a part that comes later changes what was said. */
async function report(talk: Known, { state }: Open, ask: Ask | undefined, file: Kept): Promise<void> {
  const { dialog } = state;
  const albumId = file.message.media_group_id;
  const album = albumWith(dialog.memo, albumId, file);
  const ids = file.kept.map(({ id }) => id);
  const memo: Memo = {
    ...dialog.memo,
    ...(albumId === undefined ? {} : { album }),
    ...(ask?.type === 'files' ? { ticked: ids } : { files: ids }),
  };
  const next: Dialog = { ...dialog, memo, cause: talk.cause };
  await saveDialog(talk.deps, next, dialog.version, talk.deps.now());
  if (isAnswer(ask, file)) return;
  if (albumId !== undefined && (await moreOfAlbum(talk.deps.sql, talk, albumId))) return;
  const html = wordsFor(talk, ask, file, album);
  const rows = isCollecting(ask) ? [[dialogButton(next, label(talk.locale, 'done'), 'd')]] : [];
  if (album.messageId !== null) return await talk.edit(album.messageId, html, rows);
  const messageId = await talk.reply(html, rows);
  if (albumId === undefined && rows.length === 0) return;
  if (rows.length > 0) await takeOff(talk, memo.side);
  const more: Memo = {
    ...(rows.length > 0 ? { side: messageId } : {}),
    ...(albumId === undefined ? {} : { album: { ...album, messageId } }),
  };
  const noted = { ...next, memo: { ...memo, ...more } };
  await saveDialog(talk.deps, noted, dialog.version, talk.deps.now());
}

function albumWith({ album }: Memo, id: string | undefined, { tooMany, name }: Kept): Album {
  const before = album?.id === id ? album : undefined;
  return {
    id: id ?? '',
    taken: (before?.taken ?? 0) + (tooMany ? 0 : 1),
    left: [...(before?.left ?? []), ...(tooMany ? [name] : [])],
    messageId: before?.messageId ?? null,
  };
}

/** Files are what this question wants, so that 完成 ends it. */
const isCollecting = (ask: Ask | undefined): boolean => ask?.type === 'files' || ask?.collects === true;

/** Its caption answers the question, and what is said to that is enough. */
const isAnswer = (ask: Ask | undefined, { message, tooMany }: Kept): boolean =>
  ask?.collects === true &&
  ask.type !== 'files' &&
  message.caption !== undefined &&
  message.media_group_id === undefined &&
  !tooMany;

type Album = NonNullable<Memo['album']>;

function wordsFor({ locale }: Known, ask: Ask | undefined, file: Kept, album: Album): string {
  const { kept, max, kind } = file;
  const names = (list: string[]) => list.join(locale === 'zh' ? '、' : ', ');
  if (album.left.length > 0) return say(locale, 'file.too_many', { max, names: names(album.left) });
  if (!isCollecting(ask)) {
    if (kind !== 'voice') return say(locale, 'ans.photo_early');
    return say(
      locale,
      ask?.type === 'choice' || ask?.type === 'multi' ? 'ans.voice_choice' : 'ans.voice_text',
    );
  }
  if (album.id !== '') return say(locale, 'file.album', { k: album.taken, n: kept.length, max });
  return say(locale, 'file.got', { names: file.name, n: kept.length, max });
}
