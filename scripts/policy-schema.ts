import { writeFileSync } from 'node:fs';
import { policyFileSchema } from '../src/policy/file-schema.ts';

const target = new URL('../src/policy/policy.schema.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(policyFileSchema(), null, 2)}\n`);
