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

  const indexAt = (y: number) => {
    let low = 0;
    let high = list.children.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      const bottom = list.children[middle]?.getBoundingClientRect().bottom ?? 0;
      if (bottom <= y) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const isAtEnd = () => box.scrollHeight - box.scrollTop - box.clientHeight < nearEnd;

  const note = () => {
    follow = isAtEnd();
    const first = indexAt(box.getBoundingClientRect().top);
    const item = list.children[first + 1] ?? list.children[first];
    anchor = item ? { item: item as HTMLElement, top: item.getBoundingClientRect().top } : null;
  };
  const toEnd = () => {
    box.scrollTop = box.scrollHeight;
    follow = true;
  };

  return {
    note,
    toEnd,
    hold() {
      if (follow) return toEnd();
      if (anchor?.item.isConnected) {
        const shift = anchor.item.getBoundingClientRect().top - anchor.top;
        if (Math.abs(shift) >= 1) box.scrollTop += shift;
      }
      const wasFollowing = follow;
      note();
      follow = wasFollowing;
    },
    to(item) {
      follow = false;
      box.scrollTop +=
        item.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 4;
      note();
    },
    atEnd: () => follow,
    lastSeen: () => {
      const { bottom } = box.getBoundingClientRect();
      const at = indexAt(bottom - 1);
      const item = list.children[at] as HTMLElement | undefined;
      if (item && item.getBoundingClientRect().top < bottom - 24) return item;
      return (list.children[at - 1] as HTMLElement | undefined) ?? null;
    },
    isAbove: (item) => item.getBoundingClientRect().top < box.getBoundingClientRect().top,
    sees(item) {
      const view = box.getBoundingClientRect();
      const place = item.getBoundingClientRect();
      return place.bottom > view.top + 24 && place.top < view.bottom - 24;
    },
  };
}
