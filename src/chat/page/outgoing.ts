import type { SendRequest, Sent } from '../api.ts';
import type { Message } from '../message.ts';
import { loadExtras } from './later.ts';
import { CallFailed, type Failure, makeId, post } from './net.ts';
import type { Phone } from './phone.ts';
import { type Room, mergeMessages } from './room.ts';
import { keep } from './storage.ts';

/** Something a person has sent that the server has not confirmed yet. */
export type Outgoing = {
  clientId: string;
  text: string;
  replyTo?: number;
  state: 'sending' | 'failed';
  /** What the server said against it. */
  failure?: Failure;
  /** Files wait in memory only: a browser gives a page no way to keep them over a reload. */
  files?: { name: string; progress: number; preview?: string | undefined }[];
};

export type Parcel = { files: { blob: Blob; name: string }[]; asDocuments: boolean };

const parcels = new Map<string, Parcel>();
const running = new WeakSet<Room>();
const wakers = new Set<() => void>();

/** Tries again at once everything that waits for the line. */
export function wakeOutgoing(): void {
  for (const wake of wakers) wake();
}

export function sendText(phone: Phone, room: Room, text: string): void {
  enqueue(phone, room, { clientId: makeId(), text, state: 'sending' });
}

export function sendFiles(
  phone: Phone,
  room: Room,
  parcel: Parcel,
  caption: string,
  previews: string[],
): void {
  const clientId = makeId();
  parcels.set(clientId, parcel);
  const files = parcel.files.map(({ name }, i) => ({ name, progress: 0, preview: previews[i] }));
  enqueue(phone, room, { clientId, text: caption, state: 'sending', files });
}

function enqueue(phone: Phone, room: Room, item: Outgoing): void {
  const replyTo = room.replyTo.value?.message_id;
  room.replyTo.value = null;
  room.firstNew.value = null;
  setOutgoing(phone, room, [...room.outgoing.value, replyTo === undefined ? item : { ...item, replyTo }]);
  void pumpOutgoing(phone, room);
}

export function retryOutgoing(phone: Phone, room: Room, clientId: string): void {
  change(phone, room, clientId, { state: 'sending' });
  void pumpOutgoing(phone, room);
}

export function dropOutgoing(phone: Phone, room: Room, clientId: string): void {
  parcels.delete(clientId);
  setOutgoing(
    phone,
    room,
    room.outgoing.value.filter((item) => item.clientId !== clientId),
  );
}

function change(phone: Phone, room: Room, clientId: string, to: Partial<Outgoing>): void {
  setOutgoing(
    phone,
    room,
    room.outgoing.value.map((item) => (item.clientId === clientId ? { ...item, ...to } : item)),
  );
}

function setOutgoing(phone: Phone, room: Room, items: Outgoing[]): void {
  room.outgoing.value = items;
  const texts = items.filter((item) => !item.files);
  keep(`${phone.me.value?.id}:${room.bot.id}:outgoing`, texts.length > 0 ? texts : null);
}

/** Sends what waits, one after another and in order; ends when nothing waits or the log-in is over. */
export async function pumpOutgoing(phone: Phone, room: Room): Promise<void> {
  if (running.has(room)) return;
  running.add(room);
  let failures = 0;
  for (;;) {
    const item = room.outgoing.value.find(({ state }) => state === 'sending');
    if (!item) break;
    const failure = await attempt(phone, room, item);
    if (!failure) failures = 0;
    else if (failure.error === 'offline') await rest(Math.min(1000 * 2 ** failures++, 20_000));
    else if (failure.error === 'too_fast') await phone.waitOut(failure.seconds);
    else if (failure.error === 'login') break;
  }
  running.delete(room);
}

async function attempt(phone: Phone, room: Room, item: Outgoing): Promise<Failure | undefined> {
  try {
    const { messages } = await deliver(phone, room, item);
    landed(phone, room, item.clientId, messages);
    return undefined;
  } catch (error) {
    const failure: Failure = error instanceof CallFailed ? error.failure : { error: 'offline' };
    if (failure.error === 'login') phone.failed(failure);
    else if (failure.error !== 'offline' && failure.error !== 'too_fast') {
      change(phone, room, item.clientId, { state: 'failed', failure });
      if (failure.error === 'blocked') room.blocked.value = true;
    }
    return failure;
  }
}

async function deliver(phone: Phone, room: Room, item: Outgoing): Promise<Sent> {
  const parcel = parcels.get(item.clientId);
  if (!parcel) {
    const body: SendRequest = { bot: room.bot.id, clientId: item.clientId, text: item.text };
    if (item.replyTo !== undefined) body.replyTo = item.replyTo;
    return post<Sent>('/chat/send', body, phone.as);
  }
  const fields: Record<string, string> = { bot: String(room.bot.id), clientId: item.clientId };
  if (item.text) fields.caption = item.text;
  if (item.replyTo !== undefined) fields.replyTo = String(item.replyTo);
  if (parcel.asDocuments) fields.asDocuments = '1';
  const { upload } = await loadExtras();
  return upload<Sent>('/chat/upload', fields, parcel.files, phone.as, (share) => {
    const files = item.files?.map((file) => ({ ...file, progress: share }));
    if (files) change(phone, room, item.clientId, { files });
  });
}

/** The server has it: by its answer or by its event, whichever comes first. */
export function landed(phone: Phone, room: Room, clientId: string, messages: Message[]): void {
  if (room.loaded.value) room.messages.value = mergeMessages(room.messages.value, messages);
  if (room.outgoing.value.some((item) => item.clientId === clientId)) dropOutgoing(phone, room, clientId);
  room.started.value = true;
}

function rest(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      wakers.delete(wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    wakers.add(wake);
  });
}
