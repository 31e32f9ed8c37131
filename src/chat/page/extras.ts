/**
 * All that is not needed to read: sending, tapping, live updates, menus, photos, dialogs. Fetched at once too, but
 * the messages are on the screen without waiting for it.
 */
export { AttachMenu } from './attach-menu.tsx';
export { CommandMenu } from './command-menu.tsx';
export { PhoneQuestion } from './dialogs.tsx';
export { ChangedPill } from './changed-pill.tsx';
export { Chats, OtherChats } from './chats.tsx';
export { applyEvent } from './events.ts';
export { ComposerExtras, KeyboardToggle } from './composer-extras.tsx';
export { Jump } from './jump.tsx';
export { moveInList } from './list-keys.ts';
export { logout } from './logout.ts';
export { Notices } from './notices.tsx';
export { Spoiler } from './spoiler.tsx';
export { StartButton } from './start-button.tsx';
export { Attachments } from './media.tsx';
export { ActionsMenu } from './message-actions.tsx';
export { pumpOutgoing, sendText, wakeOutgoing } from './outgoing.ts';
export { OutgoingItem } from './outgoing-item.tsx';
export { sendPlace } from './place.ts';
export { press } from './presses.ts';
export { readUpTo } from './reading.ts';
export { cancelReply, saveEdit } from './save-edit.ts';
export { SettingsMenu } from './settings.tsx';
export { startStream } from './stream.ts';
export { startSwipe } from './swipe.ts';
export { sendTray, takeFiles } from './tray.ts';
export { tryPost } from './try-post.ts';
export { upload } from './upload.ts';
