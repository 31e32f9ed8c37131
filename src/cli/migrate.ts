import { migrateDatabase } from '../db/migrate.ts';
import type { Command } from './command.ts';
import { openShared, readSettings } from './context.ts';

export const migrateCommand: Command = {
  name: 'migrate',
  summary: {
    zh: '只建表、升级表（start 会自己做）',
    en: 'Migrate the database and nothing else (start does it by itself)',
  },
  usage: ['migrate'],
  examples: ['migrate', 'migrate --json'],
  options: { json: { type: 'boolean', help: { zh: '结果用 JSON', en: 'result as JSON' } } },
  run: async ({ terminal, flag }) => {
    const database = await openShared('migrate', readSettings());
    const { applied } = await migrateDatabase(database.target).finally(database.close);
    const words = {
      zh: applied === 0 ? '表已经是最新的' : `升级了 ${applied} 步`,
      en: applied === 0 ? 'up to date' : `migrations applied: ${applied}`,
    };
    terminal.out(flag('json') ? JSON.stringify({ applied }) : terminal.say(words));
    return 0;
  },
};
