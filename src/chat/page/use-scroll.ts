import { type Signal, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { type Phone, loadOlder } from './phone.ts';
import { loadExtras } from './later.ts';
import type { Room } from './room.ts';
import { makeScroll, type Scroll } from './scroll.ts';

type Box<T> = { current: T | null };

export type ListScroll = {
  box: Box<HTMLDivElement>;
  list: Box<HTMLOListElement>;
  place: Box<Scroll>;
  /** True while the reader is further up. */
  away: Signal<boolean>;
  onScroll(): void;
};

/** Ties a list to its scroll box: opens at the first new message, follows, holds the place, asks for older ones. */
export function useScroll(phone: Phone, room: Room, opensAtEnd: boolean): ListScroll {
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const place = useRef<Scroll>(null);
  const away = useSignal(false);
  const tried = useRef(0);

  const seen = () => {
    if (place.current) noteSeen(phone, room, place.current, away);
  };
  const onScroll = () => {
    place.current?.note();
    seen();
    if (isNearTop(box.current)) askOlder(phone, room, tried);
  };

  // After every redraw of the list: whatever changed, the reader's lines stay where they are.
  useLayoutEffect(() => {
    if (place.current) place.current.hold();
    else if (room.loaded.value && box.current && list.current) {
      place.current = open(box.current, list.current, opensAtEnd);
    }
    seen();
    if (place.current && isNearTop(box.current)) askOlder(phone, room, tried);
  });
  // Own words are followed to the end, wherever the reader was.
  const sending = room.outgoing.value.length;
  useLayoutEffect(() => {
    if (sending > 0) place.current?.toEnd();
  }, [sending]);
  useEffect(() => watchSizes([box.current, list.current], () => place.current?.hold()), []);
  useEffect(() => {
    document.addEventListener('visibilitychange', seen);
    return () => document.removeEventListener('visibilitychange', seen);
  }, []);
  useSignalEffect(() => {
    if (phone.shown.value) setTimeout(seen);
  });
  return { box, list, place, away, onScroll };
}

function open(box: HTMLElement, list: HTMLElement, atEnd: boolean): Scroll {
  const scroll = makeScroll(box, list);
  const line = list.querySelector<HTMLElement>('.new-line');
  if (line && !atEnd) scroll.to(line);
  else scroll.toEnd();
  return scroll;
}

function noteSeen(phone: Phone, room: Room, place: Scroll, away: Signal<boolean>): void {
  room.atEnd.value = place.atEnd();
  away.value = !place.atEnd();
  if (place.atEnd()) room.below.value = 0;
  const seen = Number(place.lastSeen()?.dataset.id ?? 0);
  void loadExtras().then(({ readUpTo }) => readUpTo(phone, room, seen));
}

function isNearTop(box: HTMLElement | null): boolean {
  return box !== null && box.scrollTop < box.clientHeight;
}

/** Asks once for each first message; again only when the line failed. */
function askOlder(phone: Phone, room: Room, tried: { current: number | null }): void {
  const first = room.messages.value[0]?.message_id ?? 0;
  if (tried.current === first) return;
  tried.current = first;
  loadOlder(phone, room).catch(() => {
    tried.current = 0;
  });
}

function watchSizes(elements: (HTMLElement | null)[], onChange: () => void): () => void {
  const watch = new ResizeObserver(onChange);
  for (const element of elements) if (element) watch.observe(element);
  return () => watch.disconnect();
}
