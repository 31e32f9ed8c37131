import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Accepted, judgeAudit, type Verdict } from './judge-audit.ts';

const WORDS: Record<Verdict['is'], string> = {
  clean: 'clean: no advisory is known for the packages of the lockfile',
  explained: 'explained: every advisory is accepted in scripts/accepted-advisories.json',
  found: 'found: mend these, or accept them with a reason and a last day in scripts/accepted-advisories.json',
  unasked:
    'could not ask: the registry gave no answer. Nothing is known either way; try with another registry',
};
/** 3 is neither: whoever calls decides what not knowing means. */
const CODES: Record<Verdict['is'], number> = { clean: 0, explained: 0, found: 1, unasked: 3 };

const accepted = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'accepted-advisories.json'), 'utf8'),
) as Accepted[];
const { stdout } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8', maxBuffer: 2 ** 26 });
const { is, lines } = judgeAudit(stdout, accepted, new Date().toISOString().slice(0, 10));
console.log(`audit: ${WORDS[is]}`);
for (const line of lines) console.log(line);
process.exitCode = CODES[is];
