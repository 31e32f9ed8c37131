import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { isProvisional } from '../../calendar/calendar.ts';
import { localTime } from '../../calendar/zone.ts';
import { PolicyFaults, readPolicy, writeFault } from '../../policy/load.ts';
import { calendarOf } from '../../policy/store.ts';
import { type Check, fail, type Result, ok, warn } from './finding.ts';

export const policy: Check = {
  id: 'policy',
  run: async ({ config: { policyFile } }) => {
    const name = { zh: policyFile ?? '默认办法', en: policyFile ?? 'the default' };
    try {
      const { version, town } = readPolicy(policyFile);
      if (town.consent_approved) return ok(`${name.zh}，版本 ${version}`, `${name.en}, version ${version}`);
      return warn(
        {
          zh: `${name.zh}，版本 ${version}；绑定前的告知书还是样本，没有标记审定`,
          en: `${name.en}, version ${version}; the text shown before binding is a sample, not marked as approved`,
        },
        {
          zh: '法制部门审定后，在办法文件里写 town: { consent_approved: true }',
          en: 'once approved set town: { consent_approved: true } in the policy file',
        },
      );
    } catch (error) {
      if (!(error instanceof PolicyFaults)) throw error;
      return faulty(error, policyFile);
    }
  },
};

function faulty({ faults }: PolicyFaults, file = ''): Result {
  const [first] = faults;
  const line = (locale: 'zh' | 'en') => (first ? writeFault(first, locale, file) : '');
  return fail(
    { zh: `${faults.length} 处不对：${line('zh')}`, en: `faults: ${faults.length}. ${line('en')}` },
    { zh: `npx xiaoer policy check ${file}`, en: `npx xiaoer policy check ${file}` },
  );
}

const NOVEMBER = 11;

/** From November on, limits may reach into a year whose holidays are not in yet. */
export const calendar: Check = {
  id: 'calendar',
  run: async ({ config, now }) => {
    const { y: year, m: month } = localTime(config.zone, now());
    const cal = calendarOf(readPolicy(config.policyFile), config.zone);
    const isMissing = (y: number) => isProvisional(cal, new Date(`${y}-07-01T00:00:00Z`));
    const missing = [year, year + 1].find((y) => isMissing(y));
    if (missing === undefined) return ok(`放假安排齐到 ${year + 1} 年`, `holidays are in until ${year + 1}`);
    if (missing > year && month < NOVEMBER) return ok(`${year} 年放假安排齐全`, `holidays of ${year} are in`);
    return warn(
      {
        zh: `${missing} 年放假安排还没导入，落在那年的期限都标了“暂定”`,
        en: `holidays of ${missing} are not in; limits in that year are marked provisional`,
      },
      {
        zh: '放假通知一出就写进办法文件的 calendar 一节，再 npx xiaoer policy check FILE',
        en: 'put them into calendar of the policy file once published, then npx xiaoer policy check FILE',
      },
    );
  },
};

const FULL_MB = 200;
const LOW_MB = 1024;

export const disk: Check = {
  id: 'disk',
  run: async ({ config }) => {
    const { bavail, bsize } = await statfs(existing(path.resolve(config.dataDir)));
    const mb = Math.floor((bavail * bsize) / 1024 / 1024);
    const left = mb >= 1024 ? `${(mb / 1024).toFixed(1)} GB` : `${mb} MB`;
    const detail = { zh: `还剩 ${left}`, en: `free: ${left}` };
    const fix = {
      zh: `在 ${config.dataDir} 所在的盘上腾地方`,
      en: `make room on the disk of ${config.dataDir}`,
    };
    if (mb < FULL_MB) return fail(detail, fix);
    return mb < LOW_MB ? warn(detail, fix) : ok(detail.zh, detail.en);
  },
};

function existing(dir: string): string {
  return existsSync(dir) ? dir : existing(path.dirname(dir));
}
