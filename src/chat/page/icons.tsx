// One constant each, so that every part of the page carries only the drawings it shows.
export const menuIcon = 'M4 7h16M4 12h16M4 17h16';
export const attachIcon =
  'M20 11.5 12 19.4a5 5 0 0 1-7-7l8.5-8.4a3.3 3.3 0 0 1 4.7 4.7l-8.4 8.3a1.7 1.7 0 0 1-2.4-2.4l7.6-7.5';
export const sendIcon = 'M4 12h13M12 6l6 6-6 6';
export const moreIcon = 'M12 5.5v.01M12 12v.01M12 18.5v.01';
export const settingsIcon = 'M4 8h9m4 0h3M4 16h3m4 0h9M15 6v4M9 14v4';
export const checkIcon = 'M5 12.5l4.5 4.5L19 7.5';

/** A line drawing beside or in place of a word; always hidden from screen readers, the button carries the name. */
export function Icon({ d }: { d: string }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={d} />
    </svg>
  );
}
