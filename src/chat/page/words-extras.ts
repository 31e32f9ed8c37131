import { speaker, type Words } from './locale.ts';
import { words } from './words.ts';

/** What menus, dialogs and attachments say. */
const wordsOfExtras = {
  tooBig: [
    '{name} 有 {size}，最大 20 MB。请压缩或拆成几个再发',
    '{name} is {size}; 20 MB at most. Make it smaller or split it',
  ],
  tooMany: ['一次最多 10 个，前 10 个留下了', 'Ten at a time; the first ten are kept'],
  badPhoto: [
    '{name} 这里打不开，去不掉里面的拍摄地点。请存成 JPEG 再发',
    '{name} cannot be opened here, so the place inside it cannot be removed. Save it as JPEG and send again',
  ],
  captionLong: [
    '附件的说明最多 1024 个字，多了 {n} 个',
    'A caption has 1024 characters at most; {n} too many',
  ],
  phoneAsk: ['您的电话号码', 'Your phone number'],
  unread: ['{n} 条未读', 'unread: {n}'],
  record: ['录音', 'Record'],
  recordFile: ['录音文件', 'Audio file'],
  recording: ['正在录音 {time}', 'Recording {time}'],
  stop: ['完成', 'Done'],
  close: ['关闭', 'Close'],
  language: ['语言', 'Language'],
  theme: ['明暗', 'Theme'],
  system: ['跟随系统', 'System'],
  light: ['亮色', 'Light'],
  dark: ['深色', 'Dark'],
  size: ['大字', 'Text size'],
  normal: ['标准', 'Normal'],
  logout: ['退出登录', 'Log out'],
  reply: ['回复', 'Reply'],
  edit: ['修改', 'Edit'],
  copy: ['复制', 'Copy'],
  copied: ['已复制', 'Copied'],
  photoAlt: ['照片 {i}/{n}，{day}', 'Photo {i}/{n}, {day}'],
  openPhoto: ['看大图：{alt}', 'Open: {alt}'],
  previous: ['上一张', 'Previous'],
  next: ['下一张', 'Next'],
  map: ['在地图里看', 'See on a map'],
  noPlace: ['这里拿不到位置，请打字写在哪儿', 'No location here; please type where it is'],
  unknown: ['这种消息这里看不了', 'This kind of message cannot be shown here'],
} as const satisfies Words;

export const t = speaker({ ...words, ...wordsOfExtras });
