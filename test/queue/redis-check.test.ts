import { expect, it } from 'vitest';
import { checkRedis } from '../../src/queue/redis-check.ts';

const info = (version: string, more = '') =>
  `# Server\r\nredis_version:${version}\r\naof_enabled:1\r\n${more}`;
const fit = { policy: 'noeviction', save: '' };

it('takes Redis 6.2 and later, with noeviction and its files on', () => {
  for (const version of ['6.2.0', '7.0.15', '8.2.1']) {
    expect(checkRedis({ info: info(version), ...fit })).toEqual({ refuse: [], warn: [] });
  }
});

it('refuses an older Redis', () => {
  for (const version of ['6.0.16', '5.0.7', '']) {
    expect(checkRedis({ info: info(version), ...fit }).refuse).toHaveLength(1);
  }
});

it('asks INFO where CONFIG is forbidden, and warns where neither tells', () => {
  const hosted = { policy: undefined, save: undefined };

  expect(
    checkRedis({ info: info('7.0.15', 'maxmemory_policy:volatile-lru\r\n'), ...hosted }).refuse,
  ).toHaveLength(1);
  expect(checkRedis({ info: info('7.0.15'), ...hosted })).toMatchObject({
    refuse: [],
    warn: [expect.stringContaining('noeviction')],
  });
});
