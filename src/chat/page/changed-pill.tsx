import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { usePhone } from './phone-context.ts';
import type { Scroll } from './scroll.ts';
import { useView } from './view-context.ts';
import { t } from './words-extras.ts';

/** An edit must be seen: in view the card is outlined for a moment, out of view this pill leads to it. */
export function ChangedPill({ place }: { place: { current: Scroll | null } }) {
  const { room } = usePhone();
  const view = useView();
  const arrow = useSignal('');
  const changed = room.changed.value;

  useEffect(() => {
    const item = changed && document.getElementById(view.itemId(changed.id));
    arrow.value = '';
    if (!item) return;
    const look = () => {
      if (place.current?.sees(item)) {
        room.changed.value = null;
        view.flashOnce(changed.id);
      } else arrow.value = place.current?.isAbove(item) ? '↑' : '↓';
    };
    look();
    document.addEventListener('scroll', look, true);
    return () => document.removeEventListener('scroll', look, true);
  }, [changed]);

  if (!changed || !arrow.value) return null;
  const go = () => {
    room.changed.value = null;
    view.goTo(changed.id);
  };
  return (
    <button type="button" class="pill" onClick={go}>
      {arrow.value} {t('updated', { no: changed.no })}
    </button>
  );
}
