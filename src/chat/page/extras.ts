/**
 * What a chat needs only once somebody opens a menu, a photo or a dialog, or sends a file. Fetched after the first
 * messages are on the screen, so that those are there sooner.
 */
export { AttachMenu } from './attach-menu.tsx';
export { Chats } from './chats.tsx';
export { CommandMenu } from './command-menu.tsx';
export { Alert, PhoneQuestion } from './dialogs.tsx';
export { Attachments } from './media.tsx';
export { ActionsMenu } from './message-actions.tsx';
export { sendPlace } from './place.ts';
export { Recorder } from './recorder.tsx';
export { SettingsMenu } from './settings.tsx';
export { startSwipe } from './swipe.ts';
export { sendTray, takeFiles } from './tray.ts';
export { TrayView } from './tray-view.tsx';
export { upload } from './upload.ts';
