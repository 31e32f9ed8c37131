const shapes = {
  menu: 'M4 7h16M4 12h16M4 17h16',
  attach:
    'M20 11.5 12 19.4a5 5 0 0 1-7-7l8.5-8.4a3.3 3.3 0 0 1 4.7 4.7l-8.4 8.3a1.7 1.7 0 0 1-2.4-2.4l7.6-7.5',
  send: 'M4 12h13M12 6l6 6-6 6',
  buttons: 'M4 5h16v14H4zM4 12h16M12 5v14',
  down: 'M12 5v13M6 12l6 6 6-6',
  more: 'M12 5.5v.01M12 12v.01M12 18.5v.01',
  close: 'M6 6l12 12M18 6 6 18',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  settings: 'M4 8h9m4 0h3M4 16h3m4 0h9M15 6v4M9 14v4',
  pin: 'M12 21s7-6.2 7-11.4A7 7 0 0 0 5 9.6C5 14.8 12 21 12 21zM12 7.500a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 0 1 0-4.600z',
  mic: 'M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v4',
  back: 'M15 5l-7 7 7 7',
  forward: 'M9 5l7 7-7 7',
  check: 'M5 12.500l4.5 4.500L19 7.5',
} as const;

export type IconName = keyof typeof shapes;

/** A line drawing beside or in place of a word; always hidden from screen readers, the button carries the name. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={shapes[name]} />
    </svg>
  );
}
