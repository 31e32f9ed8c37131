import { loadAssets } from './assets.ts';
import type { Pages } from './context.ts';
import { chatPage, demoPage, joinPage, lostPage } from './pages.tsx';

/** What the pages say of the township; all of it may be left out. */
export type Town = {
  /** IANA name; default Asia/Shanghai. */
  zone?: string;
  /** The office's phone, for people for whom a page does not work. */
  phone?: string;
  /** What stands under the bot's name, in each language: 工作日 08:30–17:30. */
  hours?: { zh: string; en: string };
  /** Where 督查台 leads; left out while there is no console. */
  console?: string;
};

/** The HTML of the built-in chat and its files, ready to serve. */
export async function openPages(town: Town = {}): Promise<Pages> {
  const assets = await loadAssets();
  const { zone = 'Asia/Shanghai', phone = '', hours, console } = town;
  const chat = { links: assets.links('chat'), phone, zone };
  const demo = { ...chat, links: assets.links('demo') };
  const extra = console ? { console } : {};
  return {
    chatPage: ({ language }) => chatPage({ ...chat, language, hours: hours?.[language] ?? '' }),
    joinPage: (props) => joinPage({ ...chat, ...props }),
    lostPage: ({ language, reason }) => lostPage({ ...chat, language, reason }),
    demoPage: ({ language }) => demoPage({ ...demo, ...extra, language, hours: hours?.[language] ?? '' }),
    asset: async (path) => assets.find(path) ?? null,
  };
}
