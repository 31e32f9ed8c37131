import type { Signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Message } from '../message.ts';

/** What the items of one list share with it. */
export type View = {
  /** One of several windows: card titles a level deeper, opened at the newest message. */
  isDemo: boolean;
  itemId(messageId: number): string;
  /** The item outlined for a moment, because it changed or was jumped to. */
  flash: Signal<number | null>;
  flashOnce(messageId: number): void;
  hovered: Signal<number | null>;
  /** The message the focus was last seen in; 0 when it left the list. */
  focusIn: number;
  goTo(messageId: number, focus?: boolean): void;
  reply(message: Message): void;
  edit(message: Message): void;
  focusText(): void;
};

export const ViewContext = createContext<View | null>(null);

export function useView(): View {
  const found = useContext(ViewContext);
  if (!found) throw new Error('no list around this component');
  return found;
}
