import { useState } from 'preact/hooks';
import { Icon } from './icons.tsx';
import { backIcon, closeIcon, forwardIcon } from './icons-extras.ts';
import { Modal } from './modal.tsx';
import { t } from './words-extras.ts';

type Props = { shots: readonly { url: string; alt: string }[]; start: number; onClose(): void };

/** Photos over the whole page, one at a time; arrow keys and buttons turn them. */
export function Viewer({ shots, start, onClose }: Props) {
  const [at, setAt] = useState(start);
  const shot = shots[at];
  const turn = (by: number) => setAt((now) => Math.min(shots.length - 1, Math.max(0, now + by)));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') turn(-1);
    if (event.key === 'ArrowRight') turn(1);
    if (event.key.startsWith('Arrow')) event.stopPropagation();
  };
  if (!shot) return null;
  return (
    <Modal label={shot.alt} kind="dialog" class="viewer" onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys besides the buttons that do the same */}
      <div class="viewer-in" onKeyDown={onKeyDown}>
        <img class="viewer-photo" src={shot.url} alt={shot.alt} />
        <p class="viewer-text">
          {shot.alt}
          {shots.length > 1 && ` · ${at + 1}/${shots.length}`}
        </p>
        <button
          type="button"
          class="icon-button viewer-close"
          data-first
          aria-label={t('close')}
          onClick={onClose}
        >
          <Icon d={closeIcon} />
        </button>
        {at > 0 && (
          <button
            type="button"
            class="icon-button viewer-back"
            aria-label={t('previous')}
            onClick={() => turn(-1)}
          >
            <Icon d={backIcon} />
          </button>
        )}
        {at < shots.length - 1 && (
          <button
            type="button"
            class="icon-button viewer-next"
            aria-label={t('next')}
            onClick={() => turn(1)}
          >
            <Icon d={forwardIcon} />
          </button>
        )}
      </div>
    </Modal>
  );
}
