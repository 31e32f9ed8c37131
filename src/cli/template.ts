import { existsSync, writeFileSync } from 'node:fs';
import { makeTemplate, type TemplateKind } from '../people/roster/template.ts';
import { SetupError } from '../setup-error.ts';
import type { Command } from './command.ts';
import { readKind } from './kind.ts';

const defaultNames: Record<TemplateKind, { zh: string; en: string }> = {
  staff: { zh: '干部名册.xlsx', en: 'staff.xlsx' },
  enterprises: { zh: '企业名册.xlsx', en: 'enterprises.xlsx' },
};

export const templateCommand: Command = {
  name: 'template',
  summary: {
    zh: '给一份 XLSX 名册模板：表头、说明、一行示例',
    en: 'Write an XLSX roster template: headings, notes, one example row',
  },
  usage: ['template staff [FILE]', 'template enterprises [FILE]'],
  examples: ['template staff', 'template enterprises enterprises.xlsx'],
  options: {
    force: { type: 'boolean', help: { zh: '文件已有也覆盖', en: 'write over a file that is there' } },
  },
  run: async ({ terminal, positionals, flag }) => {
    const kind = readKind(positionals[0]);
    const file = positionals[1] ?? defaultNames[kind][terminal.locale];
    if (existsSync(file) && !flag('force')) {
      throw new SetupError({
        zh: `${file} 已经有了，没有动它。换个文件名，或加 --force 覆盖。`,
        en: `${file} is there already and was left alone. Give another name, or add --force.`,
      });
    }
    writeFileSync(file, await makeTemplate(kind, terminal.locale));
    terminal.out(file);
    const next = `npx xiaoer import ${kind} ${file}`;
    terminal.err(terminal.say({ zh: `填好后：${next}`, en: `When it is filled in: ${next}` }));
    return 0;
  },
};
