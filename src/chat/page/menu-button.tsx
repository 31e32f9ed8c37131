import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Icon } from './icons.tsx';
import { loadExtras } from './later.ts';

type Props = {
  label: string;
  /** One of the drawings of icons.tsx. */
  icon: string;
  tab?: 0 | -1;
  /** Draws the open menu; `close` gives the focus back to the button. */
  menu(anchor: HTMLElement, close: () => void): ComponentChildren;
};

/** A button with a drawing on it that opens a menu. */
export function MenuButton({ label, icon, tab = 0, menu }: Props) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const toggle = () => {
    setOpen(!open);
    void loadExtras();
  };
  return (
    <>
      <button
        type="button"
        class="icon-button"
        tabIndex={tab}
        ref={button}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={toggle}
      >
        <Icon d={icon} />
      </button>
      {open && button.current && menu(button.current, close)}
    </>
  );
}
