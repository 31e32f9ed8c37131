/** @jsxRuntime automatic @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Locale } from '../text/locale.ts';
import { LIST_PATH } from './filter.ts';
import { word } from './words.ts';

const languages = { zh: 'zh-CN', en: 'en' } as const;

/** Where one is in the console; the first two are in the menu. */
export type Place = 'overview' | 'cases';
const menu = { overview: '/console', cases: LIST_PATH } as const;

export type Frame = {
  locale: Locale;
  style: string;
  title: string;
  place: Place | null;
  /** Whoever is at it. */
  name: string;
  /** Proves that a form is on a page of ours; null inside Telegram, where nobody logs out. */
  csrf: string | null;
  content: ComponentChildren;
};

/** A page of the console: a whole document, or, inside Telegram, what goes into the one that is open. */
export function consolePage(frame: Frame): string {
  if (frame.csrf === null) return renderToString(<Inner {...frame} />);
  const { locale, style, title } = frame;
  return document(
    { locale, style, title: `${title} · ${word(locale, 'console.name')}` },
    <>
      <a class="skip" href="#main">
        {word(locale, 'console.skip')}
      </a>
      <Inner {...frame} />
    </>,
  );
}

function Inner({ locale, title, place, name, csrf, content }: Frame) {
  return (
    <div class="console" lang={languages[locale]} data-title={title}>
      <header class="bar">
        <span class="brand">{word(locale, 'console.name')}</span>
        <nav>
          {(['overview', 'cases'] as const).map((one) => (
            <a key={one} href={menu[one]} aria-current={one === place ? 'page' : undefined}>
              {word(locale, `console.${one}`)}
            </a>
          ))}
        </nav>
        {csrf !== null && (
          <form class="who" method="post" action="/console/logout">
            <input type="hidden" name="csrf" value={csrf} />
            <span class="name">{name}</span>
            <button type="submit" class="quiet">
              {word(locale, 'console.logout')}
            </button>
          </form>
        )}
      </header>
      <main id="main" tabIndex={-1}>
        {content}
      </main>
    </div>
  );
}

export type Plain = {
  locale: Locale;
  style: string;
  title: string;
  text: string;
  /** A button, and where its form goes. */
  form?: { action: string; code: string; key: string };
  link?: { href: string; text: string };
};

/** A page of a few words: logging in, getting lost. */
export function plainPage({ locale, style, title, text, form, link }: Plain): string {
  return document(
    { locale, style, title: `${title} · ${word(locale, 'console.name')}` },
    <main class="plain">
      <span class="avatar" aria-hidden="true">
        督
      </span>
      <h1>{title}</h1>
      <p>{text}</p>
      {form && (
        <form method="post" action={form.action}>
          <input type="hidden" name="code" value={form.code} />
          <button type="submit" class="key primary">
            {form.key}
          </button>
        </form>
      )}
      {link && <a href={link.href}>{link.text}</a>}
    </main>,
  );
}

/** What opens inside Telegram: its script finds out who it is and fetches the pages. */
export function appShell({ style, script }: { style: string; script: string }): string {
  const both = (key: 'wait' | 'outside' | 'refused' | 'offline') => ({
    [`data-${key}`]: `${shellWords[key].zh} ${shellWords[key].en}`,
  });
  return document(
    { locale: 'zh', style, title: '督查台 · Console', script },
    <div id="app" {...both('outside')} {...both('refused')} {...both('offline')}>
      <main class="plain">
        <h1>督查台 · Console</h1>
        <p id="said" role="status">
          {shellWords.wait.zh} {shellWords.wait.en}
        </p>
        <noscript>
          <p>这里要打开 JavaScript。 This needs JavaScript.</p>
        </noscript>
      </main>
    </div>,
  );
}

/** Before anybody is known nobody's language is. */
const shellWords = {
  wait: { zh: '正在打开…', en: 'Opening…' },
  outside: {
    zh: '请在 Telegram 里给小二发 /console，从那个按钮进来。',
    en: 'Send /console to Xiaoer on Telegram and come in by its button.',
  },
  refused: {
    zh: '进不来：请关掉，再给小二发一次 /console。',
    en: 'This does not let you in: close it and send /console to Xiaoer once more.',
  },
  offline: { zh: '没连上，再点一次。', en: 'No connection: tap once more.' },
} as const;

type Head = { locale: Locale; style: string; title: string; script?: string };

function document({ locale, style, title, script }: Head, content: ComponentChildren): string {
  const html = (
    <html lang={languages[locale]}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="robots" content="noindex" />
        <meta name="format-detection" content="telephone=no" />
        <title>{title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={style} />
        {script && <script type="module" src={script} />}
      </head>
      <body>{content}</body>
    </html>
  );
  return `<!doctype html>${renderToString(html)}`;
}
