import { createInterface } from 'node:readline/promises';
import type { Config } from '../config.ts';
import type { Accept } from '../policy/take-up.ts';
import type { Call } from './command.ts';
import { writeMoves } from './policy-diff.ts';

/**
 * Who says whether a policy may move dates of open cases: the flag, the person at the terminal, or nobody here; then it
 * is asked of the administrators in the chat.
 */
export function acceptFor({ terminal, flag }: Call, { zone }: Config): Accept {
  const { err, say, locale } = terminal;
  return async (moves, policy) => {
    err(
      say({
        zh: `\n办法文件改了工作日历（版本 ${policy.version}）：`,
        en: `\nThe policy file changes the working calendar (version ${policy.version}):`,
      }),
    );
    writeMoves({ say, out: err, locale }, moves, zone);
    if (flag('accept-policy')) return true;
    const agreed = process.stdin.isTTY === true && (await ask(say(question)));
    if (!agreed) err(say(held));
    return agreed;
  };
}

const question = {
  zh: '用新的日历吗？推后超过一天的，企业和干部会收到一句话。输入 y 表示用：',
  en: 'Use it? Whoever is moved later by more than a day is told. Type y to use it: ',
};

const held = {
  zh: '先按原来的办法运行。管理员在聊天里点“同意”，或用 start --accept-policy，才换。',
  en: 'Going on with the old policy until an administrator taps Approve in the chat, or start --accept-policy.',
};

async function ask(words: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^(y|yes|是|用)$/i.test((await lines.question(words)).trim());
  } finally {
    lines.close();
  }
}
