import { readFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { loadPolicy, PolicyFaults, policyDocument, readPolicy, writeFault } from '../policy/load.ts';
import { SetupError } from '../setup-error.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { withDeps } from './context.ts';
import { diffPolicy } from './policy-diff.ts';

export const policyCommand: Command = {
  name: 'policy',
  summary: {
    zh: '办法文件（时限、分级、日历、类别）：检查一份，看它会改什么，或显示现在用的',
    en: 'The policy file (limits, ladder, calendar, categories): check one, see what it would change, or show the one in force',
  },
  usage: ['policy check FILE', 'policy diff FILE', 'policy show'],
  examples: ['policy diff policy.yaml', 'policy show --json'],
  options: { json: { type: 'boolean', help: { zh: '结果用 JSON', en: 'result as JSON' } } },
  run: async (call) => {
    const [what, file] = call.positionals;
    if (what === 'show') return show(call);
    if (what === 'check' && file !== undefined) return check(call, file);
    if (what === 'diff' && file !== undefined) return diff(call, file);
    throw new UsageError({
      zh: '要写 policy check FILE、policy diff FILE 或 policy show。',
      en: 'Say policy check FILE, policy diff FILE or policy show.',
    });
  },
};

/** A file with faults is told as `check` tells it. */
async function diff(call: Call, file: string): Promise<number> {
  const text = read(file);
  try {
    return await diffPolicy(call, file, loadPolicy(text));
  } catch (error) {
    if (error instanceof PolicyFaults) return check(call, file);
    throw error;
  }
}

function check({ terminal, flag }: Call, file: string): number {
  const { say, out, err } = terminal;
  try {
    const { version } = loadPolicy(read(file));
    if (flag('json')) out(JSON.stringify({ ok: true, version, faults: [] }));
    else out(say({ zh: `${file} 没有问题（版本 ${version}）`, en: `${file} is fine (version ${version})` }));
    return 0;
  } catch (error) {
    if (!(error instanceof PolicyFaults)) throw error;
    const { faults } = error;
    if (flag('json')) {
      const list = faults.map(({ path, line, column, words }) => ({
        path,
        line,
        column,
        message: say(words),
      }));
      out(JSON.stringify({ ok: false, version: null, faults: list }));
      return 1;
    }
    for (const fault of faults)
      err(`${terminal.paint('red', '×', 'err')} ${writeFault(fault, terminal.locale, file)}`);
    err(say({ zh: `${faults.length} 处要改。`, en: `To mend: ${faults.length}.` }));
    return 1;
  }
}

async function show({ terminal, flag }: Call): Promise<number> {
  const { policy, file, fileVersion } = await withDeps('policy', async ({ policies }, { policyFile }) => ({
    policy: policies.current(),
    file: policyFile,
    fileVersion: readPolicy(policyFile).version,
  }));
  const { say, err, out } = terminal;
  err(say({ zh: `现行办法，版本 ${policy.version}`, en: `The policy in force, version ${policy.version}` }));
  if (fileVersion !== policy.version) {
    const source = { zh: file ?? '默认办法', en: file ?? 'the default policy' };
    err(
      say({
        zh: `${source.zh} 已是版本 ${fileVersion}，重新 start 后生效`,
        en: `${source.en} has version ${fileVersion} by now; it comes into force at the next start`,
      }),
    );
  }
  const document = policyDocument(policy);
  out(flag('json') ? JSON.stringify(document) : stringify(document).trimEnd());
  return 0;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new SetupError({
      zh: `读不了 ${file}（${code}）。看看路径和权限。`,
      en: `Cannot read ${file} (${code}). Check path and permissions.`,
    });
  }
}
