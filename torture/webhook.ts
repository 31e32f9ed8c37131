import type { BotApi } from '../test/support/bot-api.ts';

/** The address that Telegram is told; the proxy behind it is us. */
export const WEBHOOK = { WEBHOOK_URL: 'https://xiaoer.test' };

/**
 * Telegram's side of a webhook and the proxy before it: hands every update to one of the addresses, and again to
 * whichever answers until one says that it has it.
 */
export function startWebhook(api: BotApi, addresses: () => readonly string[]): { stop: () => void } {
  const under = new Set<number>();
  let turn = 0;

  async function hand(update: { update_id: number }): Promise<void> {
    const { url = '', secret_token = '' } =
      api.calls.findLast(({ method }) => method === 'setWebhook')?.params ?? {};
    if (url === '') return;
    const all = addresses();
    const { pathname } = new URL(`${url}`);
    const response = await fetch(`${all[turn++ % all.length]}${pathname}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': `${secret_token}` },
      body: JSON.stringify(update),
    });
    if (response.ok) api.confirm(update.update_id);
  }
  function beat(): void {
    for (const update of api.waiting()) {
      if (under.has(update.update_id)) continue;
      under.add(update.update_id);
      hand(update)
        .catch(() => {})
        .finally(() => under.delete(update.update_id));
    }
  }
  const timer = setInterval(beat, 20);
  return { stop: () => clearInterval(timer) };
}
