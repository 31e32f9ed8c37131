import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

/** Words that show themselves on a tap. */
export function Spoiler({ children }: { children: ComponentChildren }) {
  const [open, setOpen] = useState(false);
  if (open) return <span>{children}</span>;
  return (
    <button type="button" class="spoiler" aria-expanded="false" onClick={() => setOpen(true)}>
      {children}
    </button>
  );
}
