/** An advisory that we live with: why, and until what day (`YYYY-MM-DD`) that holds. */
export type Accepted = { id: string; reason: string; until: string };

/** `unasked`: the registry gave no answer, which says nothing about the packages. */
export type Verdict = { is: 'clean' | 'explained' | 'found' | 'unasked'; lines: string[] };

type Advisory = { title?: string; url?: string; severity?: string; source?: number };
type Report = {
  vulnerabilities?: Record<string, { via: (string | Advisory)[] }>;
  message?: string;
  error?: { summary?: string; code?: string };
};

/**
 * What `npm audit --json` means.
 * @param text what it printed
 * @param today `YYYY-MM-DD`
 */
export function judgeAudit(text: string, accepted: readonly Accepted[], today: string): Verdict {
  const report = readReport(text);
  if (report?.vulnerabilities === undefined)
    return {
      is: 'unasked',
      lines: [report?.message || report?.error?.summary || 'npm audit gave no report'],
    };
  const open: string[] = [];
  const explained: string[] = [];
  for (const [id, line] of advisoriesOf(report.vulnerabilities)) {
    const known = accepted.find((one) => one.id === id);
    if (known !== undefined && today <= known.until)
      explained.push(`${line}\n  accepted until ${known.until}: ${known.reason}`);
    else open.push(known === undefined ? line : `${line}\n  was accepted until ${known.until}`);
  }
  if (open.length > 0) return { is: 'found', lines: [...open, ...explained] };
  return { is: explained.length > 0 ? 'explained' : 'clean', lines: explained };
}

function readReport(text: string): Report | null {
  try {
    return JSON.parse(text) as Report;
  } catch {
    return null;
  }
}

/** Each advisory once, however many packages lead to it. */
function advisoriesOf(found: NonNullable<Report['vulnerabilities']>): Map<string, string> {
  const lines = new Map<string, string>();
  for (const [name, { via }] of Object.entries(found)) {
    for (const one of via) {
      if (typeof one === 'string') continue;
      const id = one.url?.split('/').at(-1) ?? String(one.source);
      lines.set(id, `${id} ${one.severity ?? ''} ${name}: ${one.title ?? ''}`);
    }
  }
  return lines;
}
