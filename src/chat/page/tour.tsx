import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { choose, columns } from './demo-layout.ts';
import { advance, assist, busy, nextStep, tour } from './demo-state.ts';
import { Icon, checkIcon } from './icons.tsx';
import { closeIcon } from './icons-extras.ts';
import { keep, recall } from './storage.ts';
import { wantedUser, wantsAdvance } from './tour-pointer.ts';
import { t } from './words-demo.ts';

export const tourHidden = signal(recall('tour-hidden', false));

export function showTour(shown: boolean): void {
  tourHidden.value = !shown;
  keep('tour-hidden', shown ? null : true);
}

const texts = ['tour1', 'tour2', 'tour3', 'tour4', 'tour5', 'tour6', 'tour7'] as const;

/** Does the next step as its person would, on that person's phone. */
function doNext(): void {
  const user = wantedUser();
  if (user !== null) choose(user);
  void (wantsAdvance() ? advance() : assist());
}

/** Seven steps through the product; beside the windows where there is room, else one line. */
export function Tour() {
  useEscape();
  if (tourHidden.value || tour.value.length === 0) return null;
  return columns.value === 1 ? <OneLine /> : <Steps />;
}

/** Esc hides the tour, unless it is the business of a chat, a menu or a dialog. */
function useEscape(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const inside = (event.target as HTMLElement).closest('.chat, .popup, .curtain');
      if (event.key === 'Escape' && !inside) showTour(false);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

function Steps() {
  const at = nextStep.value;
  return (
    <aside class="tour" aria-labelledby="tour-title">
      <div class="tour-head">
        <h2 id="tour-title">{t('tourTitle')}</h2>
        <HideButton />
      </div>
      <ol>
        {tour.value.map(({ id, done }, index) => (
          <li
            key={id}
            class={index === at ? 'step now' : 'step'}
            aria-current={index === at ? 'step' : undefined}
          >
            <span class={done ? 'step-no done' : 'step-no'} aria-hidden="true">
              {done ? <Icon d={checkIcon} /> : index + 1}
            </span>
            <div>
              {texts[index] && t(texts[index])}
              {done && <span class="sr-only">（{t('stepDone')}）</span>}
              {index === at && (
                <button type="button" class="key" aria-disabled={busy.value || undefined} onClick={doNext}>
                  {t('assist')}
                </button>
              )}
            </div>
          </li>
        ))}
      </ol>
      {at < 0 && <p>{t('tourDone')}</p>}
    </aside>
  );
}

function OneLine() {
  const at = nextStep.value;
  const text = texts[at];
  return (
    <aside class="tour-line" aria-label={t('tourTitle')}>
      <p>
        {text && <b>{`${at + 1}/${tour.value.length} `}</b>}
        {text ? t(text) : t('tourDone')}
      </p>
      {text && (
        <button type="button" class="key" aria-disabled={busy.value || undefined} onClick={doNext}>
          {t('nextStep')}
        </button>
      )}
      <HideButton />
    </aside>
  );
}

function HideButton() {
  return (
    <button type="button" class="icon-button" aria-label={t('tourHide')} onClick={() => showTour(false)}>
      <Icon d={closeIcon} />
    </button>
  );
}
