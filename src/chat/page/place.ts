import type { ContactRequest, LocationRequest, Sent } from '../api.ts';
import { makeId } from './net.ts';
import { landed } from './outgoing.ts';
import type { Phone } from './phone.ts';
import type { Room } from './room.ts';
import { t } from './words-extras.ts';
import { tryPost } from './try-post.ts';

/** Sends where the person is, if browser and person allow; on plain http browsers never do. */
export async function sendPlace(phone: Phone, room: Room): Promise<void> {
  const place = await whereNow();
  if (!place) {
    phone.toast.value = { text: t('noPlace') };
    return;
  }
  const { latitude, longitude } = place.coords;
  const body: LocationRequest = { bot: room.bot.id, clientId: makeId(), latitude, longitude };
  const sent = await tryPost<Sent>(phone, '/chat/location', body);
  if (sent) landed(phone, room, body.clientId, sent.messages);
}

function whereNow(): Promise<GeolocationPosition | null> {
  return new Promise((resolve) => {
    if (!navigator.geolocation || !window.isSecureContext) return resolve(null);
    navigator.geolocation.getCurrentPosition(resolve, () => resolve(null), {
      timeout: 15_000,
      enableHighAccuracy: true,
    });
  });
}

export async function sendContact(phone: Phone, room: Room, number: string): Promise<void> {
  const body: ContactRequest = { bot: room.bot.id, clientId: makeId(), phone: number };
  const sent = await tryPost<Sent>(phone, '/chat/contact', body);
  if (sent) landed(phone, room, body.clientId, sent.messages);
}
