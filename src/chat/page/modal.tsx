import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

type Props = {
  label: string;
  kind: 'dialog' | 'alertdialog';
  class: string;
  onClose(): void;
  children: ComponentChildren;
};

const focusable = 'button:not([disabled]), a[href], input, textarea, audio[controls], video[controls]';

/** A window over the page: keeps the focus inside, closes with Esc, gives the focus back. */
export function Modal({ label, kind, class: name, onClose, children }: Props) {
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    const inside = box.current?.querySelector<HTMLElement>('[data-first]') ?? box.current;
    inside?.focus();
    const keepInside = (event: FocusEvent) => {
      if (box.current && !box.current.contains(event.target as Node)) box.current.focus();
    };
    document.addEventListener('focusin', keepInside);
    return () => {
      document.removeEventListener('focusin', keepInside);
      before?.focus();
    };
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') onClose();
    if (event.key === 'Tab') cycle(box.current, event);
  };

  return (
    <div class={`curtain over-${name}`}>
      {/* biome-ignore lint/a11y: the role is one of two dialogs, which the rule cannot see; keys are its business */}
      <div
        class={name}
        role={kind}
        aria-modal="true"
        aria-label={label}
        tabIndex={-1}
        ref={box}
        onKeyDown={onKeyDown}
      >
        {children}
      </div>
    </div>
  );
}

function cycle(box: HTMLElement | null, event: KeyboardEvent): void {
  const items = [...(box?.querySelectorAll<HTMLElement>(focusable) ?? [])];
  const [first] = items;
  const last = items[items.length - 1];
  if (!first || !last) {
    event.preventDefault();
    return;
  }
  const at = document.activeElement;
  if (event.shiftKey && (at === first || at === box)) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && at === last) {
    event.preventDefault();
    first.focus();
  }
}
