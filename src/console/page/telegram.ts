/** The few words that a Mini App and the Telegram around it say to each other; their SDK says many more. */

type Received = (event: string) => void;

type Bridged = Window & {
  TelegramWebviewProxy?: { postEvent: (event: string, data: string) => void };
  Telegram?: { WebView: { receiveEvent: Received } };
  TelegramGameProxy?: { receiveEvent: Received };
};

const bridged = window as Bridged;
const WEB = 'https://web.telegram.org';

/** Tells Telegram, whichever it is: an app on a phone or desktop, or the page around our frame. */
export function tell(eventType: string, eventData: object = {}): void {
  const proxy = bridged.TelegramWebviewProxy;
  if (proxy !== undefined) proxy.postEvent(eventType, JSON.stringify(eventData));
  else if (window.parent !== window) window.parent.postMessage(JSON.stringify({ eventType, eventData }), WEB);
}

/** Hears of Telegram's own back button. */
export function onBack(run: () => void): void {
  const receiveEvent: Received = (event) => {
    if (event === 'back_button_pressed') run();
  };
  bridged.Telegram = { WebView: { receiveEvent } };
  bridged.TelegramGameProxy = { receiveEvent };
  window.addEventListener('message', ({ source, origin, data }) => {
    if (source !== window.parent || origin !== WEB || typeof data !== 'string') return;
    try {
      receiveEvent((JSON.parse(data) as { eventType: string }).eventType);
    } catch {
      // Not one of theirs.
    }
  });
}

export type Launch = {
  /** What Telegram signed; null outside of it. */
  initData: string | null;
  theme: 'light' | 'dark' | null;
};

/** Reads what stands behind the # of the address, and takes it away at once: it is as good as a log-in. */
export function takeLaunch(): Launch {
  const given = new URLSearchParams(location.hash.slice(1));
  history.replaceState(null, '', location.pathname);
  return { initData: given.get('tgWebAppData'), theme: themeOf(given.get('tgWebAppThemeParams')) };
}

function themeOf(params: string | null): Launch['theme'] {
  const { bg_color: color } = JSON.parse(params ?? '{}') as { bg_color?: string };
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color ?? '');
  if (found === null) return null;
  const [r = 0, g = 0, b = 0] = found.slice(1).map((hex) => Number.parseInt(hex, 16));
  return 0.299 * r + 0.587 * g + 0.114 * b < 128 ? 'dark' : 'light';
}
