import type { Words } from '../../text/locale.ts';
import { pad, type Style, type Terminal, widthOf } from '../terminal.ts';
import { type Finding, type Status, titles } from './finding.ts';

const marks: Record<Status, { mark: string; style: Style }> = {
  ok: { mark: '√', style: 'green' },
  warn: { mark: '!', style: 'yellow' },
  fail: { mark: '×', style: 'red' },
};

/** The findings as lines: mark, title, what is; below it how to mend it. */
export function writeReport(terminal: Terminal, findings: Finding[]): void {
  const { say, out, paint } = terminal;
  const width = Math.max(...findings.map(({ id }) => widthOf(say(titles[id])))) + 2;
  const indent = ' '.repeat(width + 2);
  for (const { id, status, detail, fix } of findings) {
    const { mark, style } = marks[status];
    const [first = '', ...rest] = say(detail).split('\n');
    out(`${paint(style, mark)} ${pad(say(titles[id]), width)}${first}`);
    for (const line of rest) out(indent + line);
    if (fix) for (const line of say(fix).split('\n')) out(indent + line);
  }
  out(say(verdict(findings)));
}

function verdict(findings: Finding[]): Words {
  const count = (status: Status) => findings.filter((finding) => finding.status === status).length;
  const [bad, hints] = [count('fail'), count('warn')];
  if (bad + hints === 0) return { zh: '都正常。', en: 'All is well.' };
  return {
    zh: `${bad} 个问题，${hints} 个提醒。${bad > 0 ? '改好后再运行一次。' : ''}`,
    en: `Problems: ${bad}, hints: ${hints}.${bad > 0 ? ' Mend them and run this again.' : ''}`,
  };
}
