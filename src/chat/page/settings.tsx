import { type Locale, locale, setLocale } from './locale.ts';
import { applyLook, type TextSize, textSize, type Theme, theme } from './look.ts';
import { type MenuProps, Popup, PopupItem } from './popup.tsx';
import { t } from './words-extras.ts';

type Props = MenuProps & { onLanguage(language: Locale): void; onLogout?: (() => void) | undefined };

const languages: [Locale, string][] = [
  ['zh', '中文'],
  ['en', 'English'],
];
const sizes: TextSize[] = ['100', '125', '150'];

/** Language, light or dark, text size, log-out. */
export function SettingsMenu({ onLanguage, onLogout, ...props }: Props) {
  const themes: [Theme, string][] = [
    ['system', t('system')],
    ['light', t('light')],
    ['dark', t('dark')],
  ];
  const pickLanguage = (next: Locale) => {
    setLocale(next);
    onLanguage(next);
  };
  return (
    <Popup label={t('settings')} {...props}>
      <Group label={t('language')}>
        {languages.map(([key, word]) => (
          <PopupItem key={key} checked={locale.value === key} onPick={() => pickLanguage(key)}>
            <span lang={key === 'zh' ? 'zh-CN' : 'en'}>{word}</span>
          </PopupItem>
        ))}
      </Group>
      <Group label={t('theme')}>
        {themes.map(([key, word]) => (
          <PopupItem
            key={key}
            checked={theme.value === key}
            onPick={() => {
              theme.value = key;
              applyLook();
            }}
          >
            {word}
          </PopupItem>
        ))}
      </Group>
      <Group label={t('size')}>
        {sizes.map((key) => (
          <PopupItem
            key={key}
            checked={textSize.value === key}
            onPick={() => {
              textSize.value = key;
              applyLook();
            }}
          >
            {key === '100' ? t('normal') : `${key}%`}
          </PopupItem>
        ))}
      </Group>
      {onLogout && <PopupItem onPick={onLogout}>{t('logout')}</PopupItem>}
    </Popup>
  );
}

function Group({ label, children }: { label: string; children: preact.ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a menu
    <div role="group" aria-label={label} class="popup-group">
      <p class="small" aria-hidden="true">
        {label}
      </p>
      <div class="popup-choices">{children}</div>
    </div>
  );
}
