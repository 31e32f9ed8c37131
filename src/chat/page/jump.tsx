import { downIcon } from './icons-extras.ts';
import { Icon } from './icons.tsx';
import { usePhone } from './phone-context.ts';
import type { ListScroll } from './use-scroll.ts';
import { t } from './words-extras.ts';

/** Back to the newest message, with the count of those that came meanwhile. */
export function Jump({ scroll }: { scroll: ListScroll }) {
  const { room } = usePhone();
  if (!scroll.away.value) return null;
  const below = room.below.value;
  return (
    <button
      type="button"
      class="jump"
      aria-label={below > 0 ? t('jumpNew', { n: below }) : t('jump')}
      onClick={() => scroll.place.current?.toEnd()}
    >
      <Icon d={downIcon} />
      {below > 0 && <span class="count">{below}</span>}
    </button>
  );
}
