import { networkInterfaces } from 'node:os';
import qrcode from 'qrcode';

/** Where an invitation leads: to a bot on Telegram, or to the page of the built-in chat. */
export type Door = { bot: string } | { base: string };

export function inviteLink(door: Door, code: string): string {
  return 'bot' in door ? `https://t.me/${door.bot}?start=${code}` : `${door.base}/chat/join/${code}`;
}

/** The link as a PNG to print, 480 pixels wide. */
export function qrPng(link: string): Promise<Buffer> {
  return qrcode.toBuffer(link, { width: 480, errorCorrectionLevel: 'M' });
}

/**
 * The address under which people open the chat page. Listening on every address, it is this machine's
 * first one in the network.
 */
export function chatBase({ host, port }: { host: string; port: number }): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? (ownAddress() ?? 'localhost') : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

function ownAddress(): string | undefined {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return addresses.find((address) => address.family === 'IPv4' && !address.internal)?.address;
}
