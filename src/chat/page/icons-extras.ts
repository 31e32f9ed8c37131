// The drawings of menus, files and dialogs.
export const closeIcon = 'M6 6l12 12M18 6 6 18';
export const fileIcon = 'M6 3h8l4 4v14H6zM14 3v4h4';
export const pinIcon =
  'M12 21s7-6.2 7-11.4A7 7 0 0 0 5 9.6C5 14.8 12 21 12 21zM12 7.5a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 0 1 0-4.6z';
export const backIcon = 'M15 5l-7 7 7 7';
export const forwardIcon = 'M9 5l7 7-7 7';
export const downIcon = 'M12 5v13M6 12l6 6 6-6';
export const buttonsIcon = 'M4 5h16v14H4zM4 12h16M12 5v14';
