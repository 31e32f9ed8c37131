import { useComputed } from '@preact/signals';
import { type Item, itemsOf } from './items.ts';
import { extras } from './later.ts';
import { MessageItem } from './message.tsx';
import { usePhone } from './phone-context.ts';
import { dayLabel } from './time.ts';
import { useScroll } from './use-scroll.ts';
import { useView } from './view-context.ts';
import { t } from './words.ts';

/** The messages of one chat: plain DOM, 50 more at a time as the reader goes up. */
export function MessageList() {
  const { phone, room } = usePhone();
  const Later = extras.value;
  const view = useView();
  const scroll = useScroll(phone, room, view.isDemo);
  const items = useComputed(() => itemsOf(room.messages.value, room.firstNew.value)).value;
  const newest = room.messages.value[room.messages.value.length - 1];

  const onFocusIn = (event: FocusEvent) => {
    const item = (event.target as HTMLElement).closest<HTMLElement>('[data-id]');
    view.focusIn = Number(item?.dataset.id ?? 0);
    if (view.focusIn) room.current.value = view.focusIn;
  };

  return (
    <div class="list-frame">
      {Later && <Later.ChangedPill place={scroll.place} />}
      <div class="list-box" ref={scroll.box} onScroll={scroll.onScroll}>
        {room.more.value && <p class="older">{t('older')}</p>}
        <ol
          class="list"
          ref={scroll.list}
          aria-label={t('listLabel', { name: room.bot.name })}
          onKeyDown={(event) => Later?.moveInList(event, view.focusText)}
          onFocusIn={onFocusIn}
        >
          {items.map((item, index) => (
            <Entry key={item.key} item={item} isLast={index === items.length - 1} near={newest?.date} />
          ))}
          {Later && room.outgoing.value.map((item) => <Later.OutgoingItem key={item.clientId} item={item} />)}
        </ol>
      </div>
      {Later && <Later.Jump scroll={scroll} />}
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
