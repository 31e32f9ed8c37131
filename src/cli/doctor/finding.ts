import type { Config } from '../../config.ts';
import type { Sql } from '../../db/client.ts';
import type { Words } from '../../text/locale.ts';

export type Status = 'ok' | 'warn' | 'fail';

/** One line of the doctor's report. `fix` says how to mend what is not ok. */
export type Finding = { id: CheckId; status: Status; detail: Words; fix: Words | null };

export type CheckId =
  | 'settings'
  | 'database'
  | 'migrations'
  | 'queue'
  | 'dead'
  | 'telegram'
  | 'chat'
  | 'policy'
  | 'waiting'
  | 'box'
  | 'people'
  | 'retention'
  | 'disk'
  | 'calendar'
  | 'address';

export const titles: Record<CheckId, Words> = {
  settings: { zh: '设置', en: 'Settings' },
  database: { zh: '数据库', en: 'Database' },
  migrations: { zh: '建表', en: 'Tables' },
  queue: { zh: '队列', en: 'Queue' },
  dead: { zh: '失败', en: 'Failures' },
  telegram: { zh: 'Telegram', en: 'Telegram' },
  chat: { zh: '内置聊天', en: 'Chat' },
  policy: { zh: '办法', en: 'Policy' },
  waiting: { zh: '新办法', en: 'New policy' },
  box: { zh: '保密箱', en: 'Box' },
  people: { zh: '人员', en: 'People' },
  retention: { zh: '保管', en: 'Retention' },
  disk: { zh: '磁盘', en: 'Disk' },
  calendar: { zh: '日历', en: 'Calendar' },
  address: { zh: '网址', en: 'Address' },
};

export type Result = Omit<Finding, 'id'>;

/** What a check may look at; some need the database too. */
export type Patient = { config: Config; now: () => Date };
export type OpenPatient = Patient & { sql: Sql };

/** Gives one finding; what it throws becomes a `fail`. */
export type Check<P = Patient> = { id: CheckId; run: (patient: P) => Promise<Result> };

export const ok = (zh: string, en: string): Result => ({ status: 'ok', detail: { zh, en }, fix: null });
export const warn = (detail: Words, fix: Words): Result => ({ status: 'warn', detail, fix });
export const fail = (detail: Words, fix: Words): Result => ({ status: 'fail', detail, fix });
