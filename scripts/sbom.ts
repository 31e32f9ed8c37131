import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

type Component = {
  'bom-ref': string;
  name: string;
  version: string;
  properties?: { name: string; value: string }[];
  hashes?: { alg: string; content: string }[];
};
export type Bom = {
  bomFormat: string;
  metadata: { component: { name: string } };
  components: Component[];
  dependencies: { ref: string; dependsOn?: string[] }[];
};

/**
 * What the program runs with, package by package, as CycloneDX has it: from the lockfile, so that it is the same on
 * every machine.
 * @throws Error when npm cannot read the lockfile
 */
export function makeBom(root: string): Bom {
  const text = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  const bom = JSON.parse(text) as Bom;
  // `--omit dev` also leaves out what both the program and its tools need.
  const components = bom.components.filter(({ properties = [] }) => !properties.some(isOfTools));
  const refs = new Set(components.map((component) => component['bom-ref']));
  const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const own = `${name}@${version}`;
  return {
    ...bom,
    // npm takes the name of the folder.
    metadata: { ...bom.metadata, component: { ...bom.metadata.component, name } },
    components,
    dependencies: bom.dependencies
      .filter(({ ref }) => ref === own || refs.has(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) })),
  };
}

const isOfTools = ({ name, value }: { name: string; value: string }): boolean =>
  name === 'cdx:npm:package:development' && value === 'true';
