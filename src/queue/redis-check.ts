/** What is wrong with a Redis as a store of BullMQ: `refuse` would lose jobs or fail, `warn` only costs time. */
export type RedisFaults = { refuse: { zh: string; en: string }[]; warn: string[] };

type Facts = {
  /** The text of INFO. */
  info: string;
  /** CONFIG GET maxmemory-policy; undefined where a hosted Redis does not tell. */
  policy: string | undefined;
  /** CONFIG GET save; undefined where a hosted Redis does not tell. */
  save: string | undefined;
};

const MINIMUM = [6, 2] as const;

function infoOf(info: string, key: string): string {
  return new RegExp(`^${key}:(.*)$`, 'm').exec(info)?.[1]?.trim() ?? '';
}

function isTooOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < MINIMUM[0] || (major === MINIMUM[0] && minor < MINIMUM[1]);
}

/** Judges what a Redis says of itself. Pure. */
export function checkRedis({ info, policy, save }: Facts): RedisFaults {
  const faults: RedisFaults = { refuse: [], warn: [] };
  const version = infoOf(info, 'redis_version');
  if (isTooOld(version))
    faults.refuse.push({
      zh: `Redis ${version || '?'} 太旧：请装 6.2 或更新的版本，或者去掉 REDIS_URL。`,
      en: `Redis ${version || '?'} is too old: install 6.2 or later, or leave REDIS_URL out.`,
    });
  const eviction = policy ?? infoOf(info, 'maxmemory_policy');
  if (eviction === '')
    faults.warn.push('Redis does not tell its maxmemory-policy: make sure that it is noeviction.');
  else if (eviction !== 'noeviction')
    faults.refuse.push({
      zh: `Redis 可能丢掉任务（maxmemory-policy 是 ${eviction}）：请执行 \`CONFIG SET maxmemory-policy noeviction\`，并写进 redis.conf。`,
      en: `Redis may throw jobs away (maxmemory-policy is ${eviction}): run \`CONFIG SET maxmemory-policy noeviction\` and put it into redis.conf.`,
    });
  if (infoOf(info, 'aof_enabled') === '0')
    faults.warn.push(
      save === ''
        ? 'Redis keeps nothing on disk: put `appendonly yes` into redis.conf, else every restart of it delays messages.'
        : 'Redis keeps only snapshots on disk: put `appendonly yes` into redis.conf, so that a crash delays no message.',
    );
  return faults;
}
