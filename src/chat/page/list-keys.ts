/** Arrow keys in the list: message by message; below the last one, and with Esc, back to the text field. */
export function moveInList(event: KeyboardEvent, toText: () => void): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  const target = event.target as HTMLElement;
  if (target.closest('[role=menu],audio,video,input')) return;
  const list = event.currentTarget as HTMLElement;
  const items = [...list.querySelectorAll<HTMLElement>('[data-id]')];
  const at = items.findIndex((item) => item.contains(target));
  const moves: Record<string, number> = {
    ArrowUp: Math.max(0, at - 1),
    ArrowDown: at + 1,
    Home: 0,
    End: items.length - 1,
  };
  const to = moves[event.key];
  if (to === undefined && event.key !== 'Escape') return;
  event.preventDefault();
  const item = to === undefined ? undefined : items[to];
  item?.focus({ preventScroll: true });
  item?.scrollIntoView({ block: 'nearest' });
  if (!item) toText();
}
