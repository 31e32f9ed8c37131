import { useComputed } from '@preact/signals';
import { ChangedPill } from './changed-pill.tsx';
import { Icon } from './icons.tsx';
import { type Item, itemsOf } from './items.ts';
import { moveInList } from './list-keys.ts';
import { MessageItem } from './message.tsx';
import { OutgoingItem } from './outgoing-item.tsx';
import { usePhone } from './phone-context.ts';
import { dayLabel } from './time.ts';
import { type ListScroll, useScroll } from './use-scroll.ts';
import { useView } from './view-context.ts';
import { t } from './words.ts';

/** The messages of one chat: plain DOM, 50 more at a time as the reader goes up. */
export function MessageList() {
  const { phone, room } = usePhone();
  const view = useView();
  const scroll = useScroll(phone, room);
  const items = useComputed(() => itemsOf(room.messages.value, room.firstNew.value)).value;
  const newest = room.messages.value[room.messages.value.length - 1];

  const onFocusIn = (event: FocusEvent) => {
    const item = (event.target as HTMLElement).closest<HTMLElement>('[data-id]');
    view.focusIn = Number(item?.dataset.id ?? 0);
    if (view.focusIn) room.current.value = view.focusIn;
  };

  return (
    <div class="list-frame">
      <ChangedPill place={scroll.place} />
      <div class="list-box" ref={scroll.box} onScroll={scroll.onScroll}>
        {room.more.value && <p class="older">{t('older')}</p>}
        <ol
          class="list"
          ref={scroll.list}
          aria-label={t('listLabel', { name: room.bot.name })}
          onKeyDown={(event) => moveInList(event, view.focusText)}
          onFocusIn={onFocusIn}
        >
          {items.map((item, index) => (
            <Entry key={item.key} item={item} isLast={index === items.length - 1} near={newest?.date} />
          ))}
          {room.outgoing.value.map((item) => (
            <OutgoingItem key={item.clientId} item={item} />
          ))}
        </ol>
      </div>
      <Jump scroll={scroll} />
    </div>
  );
}

type EntryProps = { item: Item; isLast: boolean; near: number | undefined };

function Entry({ item, isLast, near }: EntryProps) {
  if (item.kind === 'message') return <MessageItem first={item.first} album={item.album} isLast={isLast} />;
  return (
    <li class={item.kind === 'day' ? 'day' : 'new-line'}>
      <span>{item.kind === 'day' ? dayLabel(item.date, near) : t('newBelow')}</span>
    </li>
  );
}

function Jump({ scroll }: { scroll: ListScroll }) {
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
      <Icon name="down" />
      {below > 0 && <span class="count">{below}</span>}
    </button>
  );
}
