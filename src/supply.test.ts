/** What is installed, from where and with which rights: the lockfile, npm's settings, the SBOM made of them and the workflow's token. */
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

interface Package {
  version?: string;
  resolved?: string;
  integrity?: string;
  hasInstallScript?: boolean;
  link?: boolean;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}
const json = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
const manifest = json('package.json') as unknown as Package & { allowScripts: Record<string, boolean> };
const { packages } = json('package-lock.json') as unknown as { packages: Record<string, Package> };
const installed = Object.entries(packages).filter(([path]) => path !== '');
const where = (wrong: (found: Package) => unknown) => installed.filter(([, found]) => wrong(found)).map(([path]) => path);
const FOREIGN = /^(?:git|github|gitlab|bitbucket|gist|https?|file|link|workspace|npm):|^[\w.-]+\/[\w.-]+(?:#|$)/;

test('each package has the hash of what was locked', () => {
  expect(installed.length).toBeGreaterThan(300);
  expect(where(({ integrity }) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''))).toEqual([]);
});
test('none is a link, none names another place than the registry that npm is set to', () => {
  expect(where(({ resolved, link }) => link || resolved !== undefined)).toEqual([]);
  expect(where(({ dependencies = {}, optionalDependencies = {} }) => Object.values({ ...dependencies, ...optionalDependencies }).some((range) => FOREIGN.test(range) && !range.startsWith('npm:')))).toEqual([]);
});
test('direct dependencies are named by their exact version, the one that is locked', () => {
  const direct = { ...manifest.dependencies, ...manifest.devDependencies };
  expect(Object.entries(direct).filter(([, range]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(range))).toEqual([]);
  expect(Object.entries(direct).filter(([name, version]) => packages[`node_modules/${name}`]?.version !== version)).toEqual([]);
  expect([packages['']?.dependencies, packages['']?.devDependencies]).toEqual([manifest.dependencies, manifest.devDependencies]);
});
test('CONTRIBUTING says what each direct dependency is for', () => {
  const rows = readFileSync('CONTRIBUTING.md', 'utf8').split('## Why each dependency')[1] ?? '';
  const named = (name: string) => rows.includes(name) || (name.startsWith('@types/') && rows.includes('@types/*'));
  expect(Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).filter((name) => !named(name))).toEqual([]);
});
test('only `node` may run a script when it is installed', () => {
  expect(manifest.allowScripts).toEqual({ node: true, esbuild: false, 'vnu-jar': false });
  expect(where(({ hasInstallScript }) => hasInstallScript).filter((path) => !Object.hasOwn(manifest.allowScripts, path.replace('node_modules/', '')))).toEqual([]);
});
test('npm is told to be strict', () => {
  const settings = readFileSync('.npmrc', 'utf8').split('\n');
  for (const line of ['strict-allow-scripts=true', 'allow-git=none', 'allow-remote=none', 'allow-file=none', 'allow-directory=none', 'min-release-age=3']) expect(settings).toContain(line);
});
test('known holes are closed', () => {
  const newer = (name: string, least: string) => packages[`node_modules/${name}`]?.version?.localeCompare(least, 'en', { numeric: true });
  expect([newer('astro', '7.3.5'), newer('pagefind', '1.6.0')].every((order) => order !== undefined && order >= 0)).toBe(true);
  // A tag whose name is a value: what CVE-2026-126361 needs.
  const dynamic = globSync('src/**/*.astro').filter((file) => /<\{|\bconst [A-Z]\w* = [^\n]*\?[^\n]*'[a-z]/.test(readFileSync(file, 'utf8').split('---')[2] ?? ''));
  expect(dynamic).toEqual([]);
});
test('the bill of materials names every package that is locked', () => {
  const bill = JSON.parse(execFileSync('npm', ['run', 'sbom', '--silent'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 2 ** 26 })) as { bomFormat: string; components: Array<{ name: string; version: string }> };
  expect(bill.bomFormat).toBe('CycloneDX');
  const billed = new Set(bill.components.map(({ name, version }) => `${name}@${version}`));
  const wanted = installed.map(([path, { version }]) => `${path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)}@${version}`);
  expect(wanted.filter((name) => !billed.has(name))).toEqual([]);
});
/** Rights that a job may have besides reading, and only where nothing but what was merged is run. */
const PUBLISHING: readonly string[] = ['pages', 'id-token'];

test('workflows may read the repository, publish what was merged and nothing else; their actions are named by commit', () => {
  const files = globSync('.github/workflows/*.{yml,yaml}');
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const flow = parse(readFileSync(file, 'utf8')) as { on: Record<string, unknown>; permissions: Record<string, string>; jobs: Record<string, { if?: string; environment?: unknown; permissions?: Record<string, string>; steps: Array<{ uses?: string; run?: string; with?: Record<string, unknown> }> }> };
    expect([{}, { contents: 'read' }]).toContainEqual(flow.permissions);
    expect(Object.keys(flow.on).filter((name) => !['push', 'pull_request', 'workflow_dispatch'].includes(name))).toEqual([]);
    const steps = Object.values(flow.jobs).flatMap((job) => {
      const merged = job.if?.startsWith("github.ref == 'refs/heads/main' && ") && job.environment !== undefined;
      const more = Object.entries(job.permissions ?? {}).filter(([name, right]) => name !== 'contents' || right !== 'read');
      expect(more.filter(([name]) => !merged || !PUBLISHING.includes(name))).toEqual([]);
      // A secret is for the job that publishes, and what a stranger proposes never reaches that.
      if (!merged) expect(JSON.stringify(job)).not.toMatch(/secrets\./);
      return job.steps;
    });
    for (const { uses, run } of steps) {
      if (uses) expect(uses).toMatch(/^[\w.-]+\/[\w.-]+@[0-9a-f]{40}$/);
      // Text that a stranger chose, such as a branch's name, never becomes part of a script.
      if (run) expect(run).not.toMatch(/\$\{\{/);
    }
    expect(steps.filter(({ uses }) => uses?.startsWith('actions/checkout@')).every((step) => step.with?.['persist-credentials'] === false)).toBe(true);
  }
});
