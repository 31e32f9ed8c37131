/** @jsxRuntime automatic @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Language } from './api.ts';
import type { PageLinks } from './assets.ts';

/** What every page of the built-in chat is told by the server. */
export type PageProps = {
  language: Language;
  links: PageLinks;
  /** The office's phone, for everybody for whom the page does not work. */
  phone: string;
};

export type ChatPageProps = PageProps & {
  /** IANA name of the township's zone. */
  zone: string;
  /** What stands under the bot's name: 工作日 08:30–17:30. */
  hours: string;
  /** Where 督查台 leads, in the demo; left out while there is no console. */
  console?: string;
};

const languages = { zh: 'zh-CN', en: 'en' } as const;

/** The chat: a shell that the page's script fills. Until then, or without it, it says whom to call. */
export function chatPage(props: ChatPageProps): string {
  return shell(props, props.language === 'zh' ? '小二' : 'Xiaoer');
}

/** The demo: several phones side by side. */
export function demoPage(props: ChatPageProps): string {
  return shell(props, props.language === 'zh' ? '小二 · 演示' : 'Xiaoer · demo');
}

function shell({ language, links, phone, zone, hours, console }: ChatPageProps, title: string): string {
  const call = phone ? { zh: `，请打电话 ${phone}`, en: `, please call ${phone}` } : { zh: '', en: '' };
  return page(
    { language, links },
    title,
    <div id="app" data-language={language} data-zone={zone} data-hours={hours} data-console={console}>
      <main class="plain">
        <h1>{title}</h1>
        <Both zh={`正在打开…一直打不开${call.zh}。`} en={`Opening… If it stays like this${call.en}.`} />
        <noscript>
          <Both
            zh={`这个页面要打开 JavaScript 才能用；浏览器太旧也打不开${call.zh}。`}
            en={`This page needs JavaScript and a browser that is not too old${call.en}.`}
          />
        </noscript>
      </main>
    </div>,
    true,
  );
}

export type JoinPageProps = PageProps & { name: string; enterprise?: string | undefined; code: string };

/** What an invitation link opens. Looking at it spends nothing (links are fetched for previews); the button does. */
export function joinPage({ name, enterprise, code, ...props }: JoinPageProps): string {
  const zh = enterprise ? `您是${enterprise}的${name}吗？` : `您是${name}吗？`;
  const en = enterprise ? `Are you ${name} of ${enterprise}?` : `Are you ${name}?`;
  const isZh = props.language === 'zh';
  return plainPage(
    props,
    <>
      <h1>{isZh ? zh : en}</h1>
      <Both
        zh="点一下就进，这个浏览器 180 天内不用再登录。不是您，就关掉这一页。"
        en="One tap and you are in; this browser stays logged in for 180 days. If this is not you, close the page."
        only={props.language}
      />
      <form method="post" action="/chat/join">
        <input type="hidden" name="code" value={code} />
        <button type="submit" class="key primary">
          {isZh ? '确认' : 'Confirm'}
        </button>
      </form>
    </>,
  );
}

export type LostPageProps = PageProps & {
  /** `invitation`: the link is used, over or wrong. `login`: nobody is logged in here. */
  reason: 'invitation' | 'login';
  /** Who can send the link again, if that is known. */
  cadre?: { name: string; phone: string };
};

const titles = {
  invitation: { zh: '这个邀请链接用不了', en: 'This invitation link does not work' },
  login: { zh: '要用邀请链接进来', en: 'You need an invitation link' },
};

/** For somebody who is not logged in: how to get in. */
export function lostPage({ reason, cadre, ...props }: LostPageProps): string {
  const zhWho = cadre ? `${cadre.name}（${cadre.phone}）` : '';
  const enWho = cadre ? ` ${cadre.name} (${cadre.phone})` : '';
  const call = props.phone
    ? { zh: `，或打 ${props.phone}`, en: `, or call ${props.phone}` }
    : { zh: '', en: '' };
  return plainPage(
    props,
    <>
      <h1>{props.language === 'zh' ? titles[reason].zh : titles[reason].en}</h1>
      {reason === 'invitation' && (
        <Both
          zh="它用过了、过期了，或者没有复制全。"
          en="It is used up, out of date, or was not copied whole."
        />
      )}
      <Both
        zh={`打开发给您的那条邀请链接就行。找不到了，请挂钩干部${zhWho}重发${call.zh}。`}
        en={`Open the invitation link that was sent to you. If it is lost, ask your cadre${enWho} to send it again${call.en}.`}
      />
      <Both zh="人身危险先打 110、119、120。" en="In danger call 110, 119 or 120 first." />
    </>,
  );
}

function plainPage(props: PageProps, content: ComponentChildren): string {
  const title = props.language === 'zh' ? '小二' : 'Xiaoer';
  return page(
    props,
    title,
    <main class="plain">
      <span class="avatar" aria-hidden="true">
        小
      </span>
      {content}
    </main>,
    false,
  );
}

/** One sentence in both languages, for people of whom we do not know which they read. */
function Both({ zh, en, only }: { zh: string; en: string; only?: Language }) {
  return (
    <>
      {only !== 'en' && <p lang="zh-CN">{zh}</p>}
      {only !== 'zh' && <p lang="en">{en}</p>}
    </>
  );
}

type Head = { language: Language; links: PageLinks };

function page({ language, links }: Head, title: string, content: ComponentChildren, runs: boolean): string {
  const html = (
    <html lang={languages[language]}>
      <head>
        <meta charset="utf-8" />
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content"
        />
        <meta name="robots" content="noindex" />
        <meta name="format-detection" content="telephone=no" />
        <title>{title}</title>
        <link
          rel="icon"
          href={links.icon}
          data-plain={links.icon}
          data-dot={links.iconDot}
          type="image/svg+xml"
        />
        <link rel="stylesheet" href={links.style} />
        {runs && links.preload.map((href) => <link key={href} rel="modulepreload" href={href} />)}
        {runs && <script type="module" src={links.script} />}
      </head>
      <body>{content}</body>
    </html>
  );
  return `<!doctype html>${renderToString(html)}`;
}
