import { endSleep, readAsleep, readPending } from '../backup/store-asleep.ts';
import { recordAct } from '../record/acts.ts';
import { isAgreed } from './ask.ts';
import { type Command, UsageError } from './command.ts';
import { withDeps } from './context.ts';

export const wakeCommand: Command = {
  name: 'wake',
  summary: {
    zh: '叫醒恢复出来的副本：从此由它收发',
    en: 'Wake a restored copy: from then on it receives and sends',
  },
  usage: ['wake [--yes]'],
  examples: ['wake', 'wake --yes'],
  options: {
    yes: { type: 'boolean', help: { zh: '不用再问', en: 'do not ask' } },
    json: { type: 'boolean', help: { zh: '结果用 JSON', en: 'result as JSON' } },
  },
  run: async ({ terminal, positionals, flag }) => {
    if (positionals.length > 0)
      throw new UsageError({ zh: 'wake 后面不写别的。', en: 'wake takes no words behind it.' });
    return await withDeps('wake', async (deps) => {
      const { say, out, err } = terminal;
      const asleep = await readAsleep(deps.sql);
      if (asleep === null) {
        out(
          flag('json')
            ? JSON.stringify({ woken: false })
            : say({ zh: '它本来就醒着。', en: 'It is awake already.' }),
        );
        return 0;
      }
      const { timers, notices } = await readPending(deps.sql, deps.now());
      err(
        say({
          zh: `睡着的时候到点 ${timers} 项、待发 ${notices} 条：醒来后每人只收到一条汇总。`,
          en: `Due while it slept: ${timers}, to send: ${notices}. Each person hears of all of it in one message.`,
        }),
      );
      const isSure =
        flag('yes') ||
        (await isAgreed(terminal, {
          question: {
            zh: '原来的那台如果还在运行，两边会重复发。确认它已停，输入 y：',
            en: 'If the original still runs, both will send. If it has stopped, type y: ',
          },
          unasked: { zh: '确认原来的那台已停，再加 --yes。', en: 'If the original has stopped, add --yes.' },
        }));
      if (!isSure) return 1;
      await deps.sql.begin(async (tx) => {
        if (await endSleep(tx))
          await recordAct(deps, tx, { type: 'wake', data: { made: asleep.madeAt }, actorId: null });
      });
      out(
        flag('json') ? JSON.stringify({ woken: true, timers, notices }) : say({ zh: '醒了。', en: 'Awake.' }),
      );
      return 0;
    });
  },
};
