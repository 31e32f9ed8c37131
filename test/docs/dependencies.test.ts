import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { type Accepted, judgeAudit } from '../../scripts/judge-audit.ts';
import { makeBom } from '../../scripts/sbom.ts';

const root = path.resolve(import.meta.dirname, '../..');
const readJson = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));

type Locked = {
  name?: string;
  version?: string;
  resolved?: string;
  integrity?: string;
  dev?: boolean;
  link?: boolean;
  hasInstallScript?: boolean;
};
const REGISTRY = 'https://registry.npmjs.org/';

type Manifest = Record<'dependencies' | 'devDependencies', Record<string, string>> & {
  name: string;
  allowScripts: Record<string, boolean>;
};

const manifest: Manifest = readJson('package.json');
const { packages } = readJson('package-lock.json') as { packages: Record<string, Locked> };
const locked = Object.entries(packages)
  .filter(([at]) => at !== '')
  .map(([at, one]) => ({ ...one, name: one.name ?? at.slice(at.lastIndexOf('node_modules/') + 13) }));

it('names every package that would run a script when it is installed, and none that would not', () => {
  const scripted = locked.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);

  expect(Object.keys(manifest.allowScripts).toSorted()).toEqual([...new Set(scripted)].toSorted());
});

it('takes every package from the registry, by its hash', () => {
  const elsewhere = ({ resolved }: Locked) => !(resolved ?? REGISTRY).startsWith(REGISTRY);
  const loose = locked.filter((one) => one.link || elsewhere(one) || !one.integrity?.startsWith('sha512-'));

  expect(loose.map(({ name }) => name)).toEqual([]);
});

it('asks for exact versions', () => {
  const asked = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });

  expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

it('lists what the program runs with, each with its hash, and nothing of what only builds it', () => {
  const { bomFormat, metadata, components } = makeBom(root);
  const listed = new Set(components.map(({ name }) => name));
  const runs = new Set(locked.filter(({ dev }) => !dev).map(({ name }) => name));

  expect([bomFormat, metadata.component.name]).toEqual(['CycloneDX', manifest.name]);
  expect(Object.keys(manifest.dependencies).filter((name) => !listed.has(name))).toEqual([]);
  expect([...listed].filter((name) => !runs.has(name))).toEqual([]);
  expect(components.filter(({ hashes = [] }) => hashes.length === 0)).toEqual([]);
});

it('tells an advisory from one that is explained, from none, and from a registry that gives no answer', () => {
  const via = [{ title: 'a hole', url: 'https://github.com/advisories/GHSA-1', severity: 'high' }];
  const found = JSON.stringify({ vulnerabilities: { lib: { via }, user: { via: ['lib'] } } });
  const accepted = [{ id: 'GHSA-1', reason: 'that part is never called', until: '2026-06-30' }];
  const is = (text: string, known: Accepted[] = accepted, today = '2026-06-30') =>
    judgeAudit(text, known, today).is;

  expect(is(found, [])).toBe('found');
  expect(is(found)).toBe('explained');
  expect(is(found, accepted, '2026-07-01')).toBe('found');
  expect(is('{"vulnerabilities":{}}')).toBe('clean');
  expect(is('{"message":"405 Method Not Allowed","error":{"summary":""}}')).toBe('unasked');
  expect(is('')).toBe('unasked');
});

it('accepts no advisory without a reason and a last day', () => {
  const accepted: Accepted[] = readJson('scripts/accepted-advisories.json');
  const bad = accepted.filter(
    ({ reason, until }) => reason.length < 20 || !/^\d{4}-\d{2}-\d{2}$/.test(until),
  );

  expect(bad).toEqual([]);
});
