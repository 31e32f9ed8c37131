import { speaker, type Words } from './locale.ts';

/** What the page says from its first moment, both languages side by side. What the bot says is not here. */
export const words = {
  offline: ['网络断开，正在重连… 您打的字不会丢', 'No connection, trying again… What you type is kept'],
  expired: ['登录过期，请重新打开邀请链接', 'Your log-in has ended. Please open your invitation link again'],
  fault: ['出了点问题（编号 {ref}），已经记下', 'Something went wrong (No. {ref}); it is noted'],
  faultPlain: ['出了点问题，没有做成', 'Something went wrong, nothing was done'],
  edited: ['已修改 {time}', 'edited {time}'],
  saySender: ['{name}：', '{name}: '],
  me: ['我', 'Me'],
  newBelow: ['以下是新消息', 'New messages'],
  listLabel: ['和{name}的对话', 'Chat with {name}'],
  input: ['输入消息', 'Message'],
  editInput: ['修改消息', 'Edit message'],
  send: ['发送', 'Send'],
  save: ['保存', 'Save'],
  menu: ['菜单', 'Menu'],
  attach: ['附件', 'Attach'],
  file: ['文件', 'Files'],
  buttons: ['常用按钮', 'Buttons'],
  settings: ['设置', 'Settings'],
  actions: ['更多操作', 'More'],
  typing: ['正在输入…', 'typing…'],
  start: ['开始', 'Start'],
  older: ['正在取更早的消息…', 'Loading older messages…'],
  opening: ['正在打开…', 'Opening…'],
} as const satisfies Words;

export const t = speaker(words);
