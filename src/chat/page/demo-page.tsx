import { settingsIcon } from './icons.tsx';
import { useState } from 'preact/hooks';
import { Bars, Status } from './bars.tsx';
import { windows } from './demo-layout.ts';
import { actors, advance, busy, clock, news, startOver } from './demo-state.ts';
import { DemoWindow } from './demo-window.tsx';
import { extras } from './later.ts';
import type { Locale } from './locale.ts';
import { MenuButton } from './menu-button.tsx';
import { Modal } from './modal.tsx';
import { dayTime } from './time.ts';
import { showTour, Tour, tourHidden } from './tour.tsx';
import { wantsAdvance } from './tour-pointer.ts';
import { t } from './words-demo.ts';
import { tryPost } from './try-post.ts';

/** Several people's phones side by side, one clock for all. */
export function DemoPage({ console }: { console: string }) {
  return (
    <div class="demo">
      <Header console={console} />
      <Bars />
      <div class="demo-body">
        <Tour />
        <main class="windows">
          {windows.value.map((group) => (
            <DemoWindow key={group[0]?.user} group={group} />
          ))}
          {actors.value.length === 0 && <p class="waiting">{t('opening')}</p>}
        </main>
      </div>
      <Status />
    </div>
  );
}

function Header({ console }: { console: string }) {
  return (
    <header class="demo-head">
      <div class="demo-name">
        <h1>{t('demoName')}</h1>
        <p class="small">{t('invented')}</p>
      </div>
      <p class="demo-clock">
        <span class="small">{t('clock')}</span>{' '}
        <b>{clock.value && dayTime(Date.parse(clock.value) / 1000)}</b>
        {news.value && <span class="small demo-news">{news.value}</span>}
      </p>
      <div class="demo-buttons">
        <button
          type="button"
          class={wantsAdvance() ? 'key primary wanted' : 'key primary'}
          aria-disabled={busy.value || undefined}
          onClick={() => void advance()}
        >
          {t('advance')}
        </button>
        <StartOver />
        {console && (
          <a class="key" href={console}>
            {t('console')}
          </a>
        )}
        {tourHidden.value && (
          <button type="button" class="key" onClick={() => showTour(true)}>
            ≡ {t('tourShow')}
          </button>
        )}
        <LookButton />
      </div>
    </header>
  );
}

function LookButton() {
  const Later = extras.value;
  const onLanguage = (language: Locale) => {
    for (const { phone } of actors.value) void tryPost(phone, '/chat/language', { language });
  };
  return (
    <MenuButton
      label={t('settings')}
      icon={settingsIcon}
      menu={(anchor, close) =>
        Later && <Later.SettingsMenu anchor={anchor} close={close} onLanguage={onLanguage} />
      }
    />
  );
}

function StartOver() {
  const [asks, setAsks] = useState(false);
  return (
    <>
      <button type="button" class="key" onClick={() => setAsks(true)}>
        {t('reset')}
      </button>
      {asks && (
        <Modal label={t('reset')} kind="alertdialog" class="dialog" onClose={() => setAsks(false)}>
          <p>{t('resetAsk')}</p>
          <div class="keyboard-row">
            <button type="button" class="key" data-first onClick={() => setAsks(false)}>
              {t('cancel')}
            </button>
            <button type="button" class="key danger" onClick={() => void startOver()}>
              {t('reset')}
            </button>
          </div>
        </Modal>
      )}
    </>
  );
}
