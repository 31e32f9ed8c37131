import { onBack, takeLaunch, tell } from './telegram.ts';

/** The console inside Telegram: the pages are the server's; this fetches one after the other into the open document. */

const found = document.getElementById('app');
if (found === null) throw new Error('the shell is not there');
const app = found;

/** In memory alone: whoever opens this anew is asked anew. */
let token = '';
const trail: string[] = [];

type Trusted = {
  createPolicy: (name: string, rules: { createHTML: (html: string) => string }) => typeof rules;
};
const rules = { createHTML: (html: string) => html };
const trusted = (window as unknown as { trustedTypes?: Trusted }).trustedTypes;
// What our own server rendered and escaped; the policy of this page runs no script in it.
const policy = trusted?.createPolicy('xiaoer', rules) ?? rules;

function say(key: 'outside' | 'refused' | 'offline'): void {
  const said = document.getElementById('said') ?? app;
  said.textContent = app.dataset[key] ?? '';
}

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = {
    'X-Requested-With': 'xiaoer',
    ...(token === '' ? {} : { Authorization: `Bearer ${token}` }),
  };
  return await fetch(path, { ...init, headers, credentials: 'omit', cache: 'no-store' });
}

/** Which page was asked for last: a slower answer to an earlier tap does not overwrite it. */
let asked = 0;

async function show(path: string): Promise<void> {
  asked += 1;
  const mine = asked;
  app.setAttribute('aria-busy', 'true');
  try {
    const answer = await ask(path);
    const text = await answer.text();
    if (mine !== asked) return;
    if (answer.status === 401) return over();
    const page = new DOMParser().parseFromString(policy.createHTML(text), 'text/html');
    app.replaceChildren(...page.body.childNodes);
    document.title = app.querySelector<HTMLElement>('[data-title]')?.dataset.title ?? document.title;
    window.scrollTo(0, 0);
    app.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
  } catch {
    if (mine === asked) app.prepend(notice('offline'));
  } finally {
    if (mine === asked) app.removeAttribute('aria-busy');
  }
}

function notice(key: 'offline' | 'refused'): HTMLElement {
  const line = document.createElement('p');
  line.className = 'notice';
  line.setAttribute('role', 'status');
  line.textContent = app.dataset[key] ?? '';
  return line;
}

/** The hour is over, or the roster says no more. */
function over(): void {
  token = '';
  app.replaceChildren(notice('refused'));
}

async function go(path: string): Promise<void> {
  trail.push(path);
  tell('web_app_setup_back_button', { is_visible: trail.length > 1 });
  await show(path);
}

async function back(): Promise<void> {
  if (trail.length < 2) return;
  trail.pop();
  tell('web_app_setup_back_button', { is_visible: trail.length > 1 });
  await show(trail.at(-1) ?? '/console');
}

/** A file is fetched by the browser outside, which knows nothing of our token: by a link that works once. */
async function take(search: string): Promise<void> {
  const answer = await ask(`/console/app/file${search}`, { method: 'POST' });
  if (answer.status === 401) return over();
  if (!answer.ok) return app.prepend(notice('offline'));
  const { path } = (await answer.json()) as { path: string };
  tell('web_app_open_link', { url: location.origin + path });
}

document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="/console"]');
  if (link === null) return;
  event.preventDefault();
  const to = new URL(link.href);
  if ('export' in link.dataset) take(to.search).catch(() => app.prepend(notice('offline')));
  else void go(to.pathname + to.search);
});

document.addEventListener('submit', (event) => {
  event.preventDefault();
  const form = event.target as HTMLFormElement;
  const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
  void go(`${form.getAttribute('action') ?? ''}?${new URLSearchParams(fields)}`);
});

async function enter(initData: string): Promise<void> {
  const body = JSON.stringify({ initData });
  const answer = await ask('/console/app/enter', { method: 'POST', body });
  if (!answer.ok) return say('refused');
  token = ((await answer.json()) as { token: string }).token;
  await go('/console');
}

const { initData, theme } = takeLaunch();
if (theme !== null) document.documentElement.dataset.theme = theme;
onBack(() => void back());
tell('web_app_ready');
tell('web_app_expand');
if (initData === null) say('outside');
else enter(initData).catch(() => say('offline'));
