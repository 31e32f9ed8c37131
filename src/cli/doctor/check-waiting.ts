import { keyFingerprintHere } from '../../conduct/key.ts';
import { waitingPolicy } from '../../policy/store-waiting.ts';
import { type Check, ok, type OpenPatient, warn } from './finding.ts';
import { readApplied, readBoxKey } from './views.ts';

/** Whether a policy waits for an administrator, because its calendar would move dates. */
export const waiting: Check<OpenPatient> = {
  id: 'waiting',
  run: async ({ sql }) => {
    const found = (await readApplied(sql)) === null ? null : await waitingPolicy(sql);
    if (found === null) return ok('没有等人定的', 'none waits');
    const { policy, moves } = found;
    return warn(
      {
        zh: `版本 ${policy.version} 改了工作日历，${moves.moved} 件的日子会动，等管理员定；眼下还按原来的`,
        en: `version ${policy.version} would move the dates of ${moves.moved} cases and waits for an administrator; the old one is in force`,
      },
      {
        zh: '管理员发 /health，点同意或不同意；或 start --accept-policy',
        en: 'an administrator sends /health and taps Approve or Decline; or start --accept-policy',
      },
    );
  },
};

/** Whether the key that is here is the one of the confidential box. */
export const box: Check<OpenPatient> = {
  id: 'box',
  run: async ({ sql, config }) => {
    const known = (await readApplied(sql)) === null ? null : await readBoxKey(sql);
    if (known === null) return ok('还没用过', 'not used yet');
    const here = keyFingerprintHere(config);
    if (here === known) return ok('打得开', 'opens');
    return warn(
      here === null
        ? { zh: '打不开：钥匙不在这里', en: 'closed: its key is not here' }
        : {
            zh: '打不开：这里的钥匙不是原来那把',
            en: 'closed: the key here is not the one it was used with',
          },
      {
        zh: '把原来的 conduct.key 放回数据目录（或 CONDUCT_KEY_FILE），重新启动',
        en: 'put the original conduct.key back into the data folder (or CONDUCT_KEY_FILE) and start again',
      },
    );
  },
};
