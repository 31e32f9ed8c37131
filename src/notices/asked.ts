import { type AskedRequest, readRequest } from '../people/views-requests.ts';
import { readPerson } from '../people/views.ts';
import type { Deps } from '../deps.ts';
import { label } from '../text/labels.ts';
import type { Locale } from '../text/locale.ts';
import { piece, say } from '../text/say.ts';
import type { Screen } from '../text/screen.ts';
import type { Notice, Rendered } from './notice.ts';

/** Tells an administrator who asks to join; null once that is decided. `eventId` is the request. */
export async function renderAsked(deps: Deps, { eventId, personId }: Notice): Promise<Rendered | null> {
  const [request, reader] = await Promise.all([
    eventId === null ? null : readRequest(deps.sql, eventId),
    readPerson(deps.sql, personId),
  ]);
  if (request === null || request.decidedAt !== null || reader === null) return null;
  return askedScreen(request, reader.locale);
}

/** The request with the phones of the roster beside it, and what the administrator may say. */
export function askedScreen(request: AskedRequest, locale: Locale): Screen {
  const { id, uscc, name, phone, enterprise, rosterPhones } = request;
  const roster_line =
    enterprise === null ? piece(locale, 'roster.none') : piece(locale, 'roster.match', { enterprise });
  const asked = say(locale, 'invite.request.admin', { uscc, roster_line, name, phone });
  const phones = rosterPhones.join(locale === 'zh' ? '、' : ', ');
  const html = phones === '' ? asked : `${asked}\n${say(locale, 'invite.request.phones', { phones })}`;
  const buttons = [
    [
      { label: label(locale, 'confirm'), action: { verb: 'asked.yes', id } },
      { label: label(locale, 'refuse'), action: { verb: 'asked.no', id } },
    ],
  ];
  return { html, buttons };
}
