import { readFileSync, statSync } from 'node:fs';
import { describeFault } from '../people/roster/words.ts';
import type { Fault } from '../people/roster/faults.ts';
import { type EnterpriseSummary, importEnterprises } from '../people/roster/import-enterprises.ts';
import { importStaff } from '../people/roster/import-staff.ts';
import type { ImportSummary } from '../people/roster/summary.ts';
import { SetupError } from '../setup-error.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { withDeps } from './context.ts';
import { readKind } from './kind.ts';

/** More than any roster; the reader has a limit of its own for what it parses. */
const MAX_BYTES = 100 * 1024 * 1024;

export const importCommand: Command = {
  name: 'import',
  summary: {
    zh: '导入干部或企业名册（CSV、XLSX）：全部行先检查，有错一行都不写；再导一次就是更新',
    en: 'Import staff or enterprises (CSV, XLSX): all rows are checked first, and none is written if one is bad; again = update',
  },
  usage: ['import staff FILE', 'import enterprises FILE'],
  examples: ['import staff staff.xlsx', 'import enterprises enterprises.csv --dry-run'],
  options: {
    'dry-run': { type: 'boolean', help: { zh: '只检查、只数，不写', en: 'check and count, write nothing' } },
    'replace-contacts': {
      type: 'boolean',
      help: {
        zh: '企业名册：文件里没有的联系人停用（不加就保留）',
        en: 'enterprises: end contacts whom the file does not name (else they stay)',
      },
    },
    json: { type: 'boolean', help: { zh: '结果用 JSON', en: 'result as JSON' } },
  },
  run: async (call) => {
    const kind = readKind(call.positionals[0]);
    const file = call.positionals[1];
    if (!file) throw new UsageError({ zh: '要给出文件。', en: 'Give the file.' });
    const bytes = readFile(file);
    const options = { dryRun: call.flag('dry-run'), replaceContacts: call.flag('replace-contacts') };
    announce(call, file, options.dryRun);
    const result = await withDeps('import', (deps) =>
      kind === 'staff' ? importStaff(deps, bytes, options) : importEnterprises(deps, bytes, options),
    );
    if (!result.ok) return writeFaults(call, result.faults);
    writeSummary(call, result.summary, options);
    return 0;
  },
};

function readFile(file: string): Uint8Array {
  try {
    if (statSync(file).size > MAX_BYTES)
      throw new SetupError({ zh: `${file} 太大。`, en: `${file} is too big.` });
    return readFileSync(file);
  } catch (error) {
    if (error instanceof SetupError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new SetupError({
      zh: `读不了 ${file}（${code}）。看看路径和权限。`,
      en: `Cannot read ${file} (${code}). Check path and permissions.`,
    });
  }
}

function announce({ terminal }: Call, file: string, dryRun: boolean): void {
  const { say, err } = terminal;
  if (dryRun) err(say({ zh: `${file}：只检查，不写`, en: `${file}: only checking, nothing is written` }));
  else
    err(say({ zh: `${file}：全部行先检查，都对才写入`, en: `${file}: all rows are checked, then written` }));
}

function writeFaults({ terminal, flag }: Call, faults: Fault[]): number {
  const described = faults.map((fault) => ({ ...fault, ...describeFault(terminal.locale, fault) }));
  if (flag('json')) {
    const list = described.map(({ row, column, code, what, mend }) => ({ row, column, code, what, mend }));
    terminal.out(JSON.stringify({ ok: false, faults: list }));
    return 1;
  }
  for (const { where, what, mend } of described) {
    terminal.err(
      `${terminal.paint('red', '×', 'err')} ${where}：${what}`.replace(
        '：',
        terminal.locale === 'zh' ? '：' : ': ',
      ),
    );
    terminal.err(`    ${mend}`);
  }
  terminal.err(
    terminal.say({
      zh: `${faults.length} 处要改，一行都没有导入。改好后再导一次。`,
      en: `To mend: ${faults.length}. Nothing was imported; import again when it is mended.`,
    }),
  );
  return 1;
}

type Options = { dryRun: boolean; replaceContacts: boolean };
type Summary = ImportSummary & Partial<EnterpriseSummary>;

function writeSummary({ terminal, flag }: Call, summary: Summary, options: Options): void {
  const { added, updated, unchanged } = summary;
  if (flag('json')) {
    const { examples, unknownHeadings, renamed, handedOver, unowned, contactsAdded, contactsLeft, newGrids } =
      summary;
    const extra = { contacts_added: contactsAdded, contacts_left: contactsLeft, new_grids: newGrids };
    const common = {
      added,
      updated,
      unchanged,
      examples,
      unknown_headings: unknownHeadings,
      renamed,
      handed_over: handedOver,
      unowned,
    };
    terminal.out(JSON.stringify({ ok: true, dry_run: options.dryRun, ...common, ...extra }));
    return;
  }
  const head = options.dryRun ? { zh: '会', en: 'would be: ' } : { zh: '', en: '' };
  terminal.out(
    terminal.say({
      zh: `${head.zh}新增 ${added}，更新 ${updated}，未动 ${unchanged}`,
      en: `${head.en}added ${added}, updated ${updated}, unchanged ${unchanged}`,
    }),
  );
  for (const note of notesOf(summary, options))
    terminal.err(`${terminal.paint('yellow', '!', 'err')} ${terminal.say(note)}`);
}

function notesOf(summary: Summary, { replaceContacts }: Options) {
  const {
    examples,
    unknownHeadings,
    renamed,
    handedOver,
    unowned,
    contactsLeft = 0,
    newGrids = [],
  } = summary;
  const left = replaceContacts
    ? {
        zh: `停用联系人 ${contactsLeft} 位（文件里没有他们）`,
        en: `contacts ended, not in the file: ${contactsLeft}`,
      }
    : {
        zh: `另有联系人 ${contactsLeft} 位不在文件里，仍保留；要停用加 --replace-contacts`,
        en: `contacts not in the file, kept: ${contactsLeft}; to end them add --replace-contacts`,
      };
  return [
    ...(examples > 0
      ? [{ zh: `示例行 ${examples} 行没有导入`, en: `example rows left out: ${examples}` }]
      : []),
    ...unknownHeadings.map((text) => ({
      zh: `不认识的列“${text}”，没有读`,
      en: `column not understood, not read: ${text}`,
    })),
    ...renamed.map(({ phone, from, to }) => ({
      zh: `${phone} 由“${from}”改名为“${to}”。要是换了人，原来绑定的账号还在：npx xiaoer invites --phone ${phone} --new，新码一用，旧账号就停`,
      en: `${phone} is now ${to}, was ${from}. If that is another person, the old account is still bound: npx xiaoer invites --phone ${phone} --new; using that code ends it`,
    })),
    ...(handedOver > 0
      ? [
          {
            zh: `在办诉求转给了新的负责人 ${handedOver} 件，企业和干部都会收到通知`,
            en: `open cases handed to their new owners: ${handedOver}; everybody concerned is told`,
          },
        ]
      : []),
    ...(unowned > 0
      ? [
          {
            zh: `没有人接的在办诉求 ${unowned} 件，企业和派单员都会收到通知。给它们的片区写上挂钩干部，再导入一次`,
            en: `open cases that nobody answers for now: ${unowned}; their enterprises and the dispatcher are told. Give their grids to a cadre and import again`,
          },
        ]
      : []),
    ...newGrids.map((grid) => ({
      zh: `新片区“${grid}”还没有挂钩干部`,
      en: `new grid without a cadre: ${grid}`,
    })),
    ...(contactsLeft > 0 ? [left] : []),
  ];
}
