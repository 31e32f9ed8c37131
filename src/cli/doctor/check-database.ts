import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pino } from 'pino';
import { type Asleep, readAsleep } from '../../backup/store-asleep.ts';
import { migrationsFolder } from '../../db/migrate.ts';
import { readLoad } from '../../health/views.ts';
import { openQueues } from '../../queue/queues.ts';
import type { Locale } from '../../text/locale.ts';
import { type Clock, writeMoment } from '../../text/when.ts';
import { type Check, fail, ok, type OpenPatient, type Result, warn } from './finding.ts';
import { readApplied, readBacklog, readDatabase } from './views.ts';

const SKEW_S = 5;
const LATE_MS = 15 * 60_000;

export const database: Check<OpenPatient> = {
  id: 'database',
  run: async ({ sql, now, config }) => {
    const { version, mb, now: there } = await readDatabase(sql);
    const skew = Math.abs(there.getTime() - now().getTime()) / 1000;
    const kind =
      config.databaseUrl === undefined ? { zh: '（内置）', en: ' (built in)' } : { zh: '', en: '' };
    const detail = {
      zh: `PostgreSQL ${version}${kind.zh}，${mb} MB，时钟差 ${skew.toFixed(2)} 秒`,
      en: `PostgreSQL ${version}${kind.en}, ${mb} MB, clocks ${skew.toFixed(2)} s apart`,
    };
    if (skew <= SKEW_S) return ok(detail.zh, detail.en);
    return warn(detail, {
      zh: '在两台机器上都打开校时（NTP）',
      en: 'turn on time synchronisation (NTP) on both machines',
    });
  },
};

export const migrations: Check<OpenPatient> = {
  id: 'migrations',
  run: async ({ sql }) => {
    const applied = (await readApplied(sql)) ?? [];
    const known = knownMigrations();
    const foreign = applied.filter((at) => !known.includes(at)).length;
    const missing = known.filter((at) => !applied.includes(at)).length;
    if (foreign > 0) {
      return fail(
        {
          zh: `数据库比这个程序新，有 ${foreign} 步这里不认识`,
          en: `the database is newer than this program; migrations it does not know: ${foreign}`,
        },
        { zh: '装上次用的版本，或更新的版本', en: 'install the version that ran on it last, or a later one' },
      );
    }
    if (missing === 0) return ok(`齐全，${known.length} 步`, `complete, migrations: ${known.length}`);
    return warn(
      { zh: `还差 ${missing} 步`, en: `migrations missing: ${missing}` },
      { zh: 'npx xiaoer migrate（start 也会自己做）', en: 'npx xiaoer migrate (start does it too)' },
    );
  },
};

function knownMigrations(): number[] {
  const file = path.join(migrationsFolder(), 'meta/_journal.json');
  const journal: { entries: { when: number }[] } = JSON.parse(readFileSync(file, 'utf8'));
  return journal.entries.map((entry) => entry.when);
}

/** Whether the queue can be reached, and whether work has been lying there. */
export const queue: Check<OpenPatient> = {
  id: 'queue',
  run: async ({ sql, config, now }) => {
    const where =
      config.redisUrl === undefined
        ? { zh: '在数据库里', en: 'in the database' }
        : await redis(config.redisUrl);
    if ((await readApplied(sql)) === null) return ok(where.zh, where.en);
    const asleep = await readAsleep(sql);
    if (asleep !== null) return sleeping(asleep, { zone: config.zone, now: now() });
    const { inbox, notices, timers } = await readBacklog(sql, new Date(now().getTime() - LATE_MS));
    if (inbox + notices + timers === 0) return ok(`${where.zh}，无积压`, `${where.en}, no backlog`);
    return warn(
      {
        zh: `${where.zh}；积压超过 15 分钟：收件 ${inbox}，待发 ${notices}，到点 ${timers}`,
        en: `${where.en}; waiting for more than 15 minutes: received ${inbox}, to send ${notices}, due ${timers}`,
      },
      {
        zh: '没在运行就 npx xiaoer start；在运行就看它的日志',
        en: 'npx xiaoer start if it does not run; else see its log',
      },
    );
  },
};

function sleeping({ madeAt }: Asleep, here: Omit<Clock, 'locale'>): Result {
  const made = (locale: Locale): string => writeMoment({ ...here, locale }, new Date(madeAt));
  return warn(
    {
      zh: `睡着：这是恢复出来的副本（${made('zh')} 的备份），不收不发`,
      en: `asleep: a copy restored from the backup of ${made('en')}, which receives and sends nothing`,
    },
    {
      zh: '确认原来的那台已停，再 npx xiaoer wake',
      en: 'see that the original has stopped, then npx xiaoer wake',
    },
  );
}

/** Whether something failed for good and waits for somebody to look. */
export const dead: Check<OpenPatient> = {
  id: 'dead',
  run: async ({ sql, now }) => {
    const there = (await readApplied(sql)) === null ? { in: 0, out: 0 } : (await readLoad(sql, now())).dead;
    if (there.in + there.out === 0) return ok('没有要看的', 'nothing to look at');
    return warn(
      {
        zh: `要看的：收到没处理成 ${there.in}，没发出去 ${there.out}`,
        en: `to look at: received and not handled ${there.in}, not sent ${there.out}`,
      },
      {
        zh: 'npx xiaoer dead list 看是什么；修好后 npx xiaoer dead replay --all',
        en: 'npx xiaoer dead list says what; once mended npx xiaoer dead replay --all',
      },
    );
  },
};

async function redis(url: string) {
  const queues = await openQueues({ target: { url: '' }, redisUrl: url, log: pino({ level: 'silent' }) });
  try {
    const health = await queues.health();
    if (!health.ok) throw new Error(health.why);
    return { zh: `Redis，${health.ms} 毫秒`, en: `Redis, ${health.ms} ms` };
  } finally {
    await queues.close();
  }
}
