import type { Done } from '../src/forms/form.ts';
import { buttonText, sayWording } from '../src/forms/wording.ts';
import { plain, toast } from '../src/text/html.ts';
import type { Known } from './bot-form.ts';

/** Says that it is done: where a button was tapped in its place, else below. */
export async function tell(talk: Known, { toast: short, text, rows }: Done): Promise<void> {
  const { locale } = talk;
  const buttons = (rows ?? []).map((row) =>
    row.map(({ label, action }) => ({ label: buttonText(locale, label), action })),
  );
  if (text !== undefined) {
    const html = sayWording(locale, text);
    if (talk.isTap) await talk.edit(talk.messageId, html, buttons);
    else await talk.reply(html, buttons);
  }
  if (short === undefined) return;
  const html = sayWording(locale, short);
  if (talk.isTap) await talk.toast(toast(plain(html)));
  else if (text === undefined) await talk.reply(html);
}
