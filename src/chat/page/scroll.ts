const nearEnd = 48;

/** Keeps a reader's place in a list that grows at both ends and changes in the middle. */
export type Scroll = {
  /** To be called when the reader scrolls: notes the place. */
  note(): void;
  /** To be called after every redraw: puts the same lines back where they were, or follows the end. */
  hold(): void;
  toEnd(): void;
  to(item: HTMLElement): void;
  atEnd(): boolean;
  /** The last item that is in view. */
  lastSeen(): HTMLElement | null;
  sees(item: HTMLElement): boolean;
  isAbove(item: HTMLElement): boolean;
};

/**
 * The anchor is the *second* item in view: the first may be cut, or be a day line that moves with older messages.
 * An item, never an offset, so what changes above it moves nothing.
 */
export function makeScroll(box: HTMLElement, list: HTMLElement): Scroll {
  let follow = true;
  let anchor: { item: HTMLElement; top: number } | null = null;

  const noteAnchor = () => {
    const first = indexAt(list, box.getBoundingClientRect().top);
    const item = itemAt(list, first + 1) ?? itemAt(list, first);
    anchor = item && { item, top: item.getBoundingClientRect().top };
  };
  const note = () => {
    follow = box.scrollHeight - box.scrollTop - box.clientHeight < nearEnd;
    noteAnchor();
  };
  const toEnd = () => {
    box.scrollTop = box.scrollHeight;
    follow = true;
  };
  const hold = () => {
    if (follow) return toEnd();
    const shift = anchor?.item.isConnected ? anchor.item.getBoundingClientRect().top - anchor.top : 0;
    if (Math.abs(shift) >= 1) box.scrollTop += shift;
    noteAnchor();
  };
  const to = (item: HTMLElement) => {
    const { top } = box.getBoundingClientRect();
    box.scrollTop += item.getBoundingClientRect().top - top - box.clientHeight / 4;
    note();
  };
  return { note, hold, toEnd, to, atEnd: () => follow, ...looks(box, list) };
}

function looks(box: HTMLElement, list: HTMLElement): Pick<Scroll, 'lastSeen' | 'sees' | 'isAbove'> {
  return {
    lastSeen() {
      const { bottom } = box.getBoundingClientRect();
      const at = indexAt(list, bottom - 1);
      const item = itemAt(list, at);
      return item && item.getBoundingClientRect().top < bottom - 24 ? item : itemAt(list, at - 1);
    },
    isAbove: (item) => item.getBoundingClientRect().top < box.getBoundingClientRect().top,
    sees(item) {
      const view = box.getBoundingClientRect();
      const place = item.getBoundingClientRect();
      return place.bottom > view.top + 24 && place.top < view.bottom - 24;
    },
  };
}

function itemAt(list: HTMLElement, index: number): HTMLElement | null {
  return (list.children[index] as HTMLElement | undefined) ?? null;
}

/** The first item that reaches below a height of the window; items are in order, so by halves. */
function indexAt(list: HTMLElement, y: number): number {
  let low = 0;
  let high = list.children.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const bottom = list.children[middle]?.getBoundingClientRect().bottom ?? 0;
    if (bottom <= y) low = middle + 1;
    else high = middle;
  }
  return low;
}
