import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

export type MenuProps = {
  /** The button it belongs to: it stands beside it. */
  anchor: HTMLElement;
  close(): void;
};
type Props = MenuProps & { label: string; children: ComponentChildren };

/** A small menu beside the button that opened it. Arrow keys move, Esc and a tap outside close. */
export function Popup({ label, anchor, close, children }: Props) {
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const menu = box.current;
    if (!menu) return;
    place(menu, anchor.getBoundingClientRect());
    menu.querySelector<HTMLElement>('[role^=menuitem]')?.focus({ preventScroll: true });
  }, [anchor]);

  useEffect(() => {
    const outside = (event: Event) => {
      const target = event.target as Node;
      if (!box.current?.contains(target) && !anchor.contains(target)) close();
    };
    document.addEventListener('pointerdown', outside, true);
    window.addEventListener('resize', close);
    return () => {
      document.removeEventListener('pointerdown', outside, true);
      window.removeEventListener('resize', close);
    };
  }, [anchor]);

  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(box.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const moves: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
    const to = moves[event.key];
    if (event.key === 'Escape' || event.key === 'Tab') close();
    else if (to !== undefined) items[(to + items.length) % items.length]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class="popup" role="menu" tabIndex={-1} aria-label={label} ref={box} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}

/** Above the button where there is room, else below; never over the window's edge. */
function place(menu: HTMLElement, at: DOMRect): void {
  const { offsetWidth: width, offsetHeight: height } = menu;
  const above = at.top - height - 4;
  menu.style.top = `${Math.max(8, above >= 8 ? above : Math.min(at.bottom + 4, innerHeight - height - 8))}px`;
  menu.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
}

type ItemProps = { onPick(): void; checked?: boolean; children: ComponentChildren };

export function PopupItem({ onPick, checked, children }: ItemProps) {
  const role = checked === undefined ? 'menuitem' : 'menuitemradio';
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: set on radio items alone
    <button
      type="button"
      role={role}
      aria-checked={checked}
      tabIndex={-1}
      class="popup-item"
      onClick={onPick}
    >
      {children}
    </button>
  );
}
