import type { Texts } from '../locale.ts';

/** Another working calendar: what it moves, asked of the administrator and told to whom it concerns. */
export const calendarMoves = {
  'policy.waiting': {
    zh: '<b>办法文件改了工作日历，等您定</b>\n在办 {open_n} 件，{n} 件的日子会动：时限推后 {later_n} 件，提前 {earlier_n} 件\n{lines}\n同意：马上换，推后超过一天的企业和办的人都会收到。\n不同意：还按原来的办法；文件不改回，下次启动再问。',
    en: '<b>The policy file changes the working calendar; you decide</b>\nOpen cases: {open_n}; dates that would move: {n}, limits later {later_n}, earlier {earlier_n}\n{lines}\nApprove: in force at once; owners are told, and enterprises that must wait over a day longer.\nDecline: the old policy stays; unless the file is put back the next start asks again.',
  },
  'policy.accepted': {
    zh: '✅ {by} {at} 同意了，新的办法在用。{n} 件的日子正在改，卡会自己更新。',
    en: '✅ {by} approved {at}; the new policy is in force. Dates being moved: {n}; cards follow by themselves.',
  },
  'policy.declined': {
    zh: '{by} {at} 不同意，还按原来的办法。把文件改回去，下次启动就不再问。',
    en: '{by} declined {at}; the old policy stays. Put the file back, and the next start asks no more.',
  },
  'moved.line': {
    zh: '<b>{no_short}</b>　办结：{before} → {after}',
    en: '<b>{no_short}</b>　done: {before} → {after}',
  },
  'moved.alarm_line': {
    zh: '<b>{no_short}</b>　下次提醒：{before} → {after}',
    en: '<b>{no_short}</b>　next reminder: {before} → {after}',
  },
  'moved.enterprise': {
    zh: '镇里的工作日历变了，您这几件的办结时限推后了：\n{lines}\n等不了就点“催办”，或直接打给办的人。',
    en: "The town's working calendar changed, and these limits of yours moved back:\n{lines}\nIf it cannot wait tap Urge, or call whoever has it.",
  },
  'moved.cadre': {
    zh: '工作日历变了，这几件的办结时限跟着变：\n{lines}\n卡上已经是新的日子。',
    en: 'The working calendar changed, and these limits with it:\n{lines}\nYour cards show the new dates.',
  },
} as const satisfies Texts;
