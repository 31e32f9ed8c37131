import os from 'node:os';
import type { Config } from '../config.ts';
import { connect } from '../db/client.ts';
import { SetupError } from '../setup-error.ts';
import type { Command } from './command.ts';
import { openShared, readSettings } from './context.ts';
import { address, chat, telegram } from './doctor/check-chat.ts';
import { database, dead, migrations, queue } from './doctor/check-database.ts';
import { people } from './doctor/check-people.ts';
import { retention } from './doctor/check-retention.ts';
import { calendar, disk, policy } from './doctor/check-rules.ts';
import { box, waiting } from './doctor/check-waiting.ts';
import { broken, examine } from './doctor/examine.ts';
import { type Check, type Finding, ok } from './doctor/finding.ts';
import { writeReport } from './doctor/report.ts';
import { readVersion } from './version.ts';

export const doctorCommand: Command = {
  name: 'doctor',
  summary: {
    zh: '查一遍设置和依赖：哪里不对、怎么改；有问题时退出码是 1',
    en: 'Check every setting and dependency: what is wrong and how to mend it; exit code 1 if anything is',
  },
  usage: ['doctor'],
  examples: ['doctor', 'doctor --json'],
  options: { json: { type: 'boolean', help: { zh: '每行一个 JSON', en: 'one JSON a line' } } },
  run: async ({ terminal, flag }) => {
    const { config, findings } = await diagnose();
    if (flag('json')) {
      for (const { id, status, detail, fix } of findings) {
        const line = { id, status, detail: terminal.say(detail), fix: fix && terminal.say(fix) };
        terminal.out(JSON.stringify(line));
      }
    } else {
      const dataDir = config
        ? terminal.say({ zh: ` · 数据目录 ${config.dataDir}`, en: ` · data in ${config.dataDir}` })
        : '';
      const name = terminal.say({ zh: '小二', en: 'Xiaoer' });
      terminal.out(
        `${name} ${readVersion()} · Node ${process.versions.node} · ${os.type()} ${process.arch}${dataDir}`,
      );
      writeReport(terminal, findings);
    }
    return findings.some((finding) => finding.status === 'fail') ? 1 : 0;
  },
};

/** In the order of the report: what stops work stands first. */
function checksFor({ botToken }: Config): { others: Check[]; order: Finding['id'][] } {
  const door = botToken ? telegram : chat;
  return {
    others: [door, policy, disk, calendar, address],
    order: [
      'database',
      'migrations',
      'queue',
      'dead',
      door.id,
      'policy',
      'waiting',
      'box',
      'people',
      'retention',
      'disk',
      'calendar',
      'address',
    ],
  };
}

async function diagnose(): Promise<{ config?: Config; findings: Finding[] }> {
  let config: Config;
  try {
    config = readSettings();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    return { findings: [{ id: 'settings', ...broken(error) }] };
  }
  const { order, others } = checksFor(config);
  const found = await Promise.all([examineDatabase(config), examine({ config, now: wallClock }, others)]);
  return { config, findings: found.flat().sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id)) };
}

/** One line when the database cannot be had; what needs it is then left out. */
async function examineDatabase(config: Config): Promise<Finding[]> {
  let opened: Awaited<ReturnType<typeof openShared>> | undefined;
  const opening: Check<null> = {
    id: 'database',
    run: async () => {
      opened = await openShared('doctor', config);
      return ok('', '');
    },
  };
  const failure = await examine(null, [opening]);
  if (!opened) return failure;
  const sql = connect(opened.target, { name: 'xiaoer doctor', max: 4 });
  try {
    return await examine({ config, now: wallClock, sql }, [
      database,
      migrations,
      queue,
      dead,
      people,
      retention,
      waiting,
      box,
    ]);
  } finally {
    await sql.end({ timeout: 1 });
    await opened.close();
  }
}

/** The machine's own clock, to be compared with the database's; a demo's may be ahead of it. */
function wallClock(): Date {
  return new Date(performance.timeOrigin + performance.now());
}
