/** What editors and hosts of code are told: schemas that agree with the code, a workflow that trusts nothing it does not name. */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readLedger } from './ledger.ts';
import { readRedirects } from './redirects.ts';

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;

const YAML: ReadonlyArray<[file: string, text: string, fits: boolean]> = [
  ['decisions', '- keep: ["a b", "c d"]\n- same: [x, y]\n', true], ['decisions', '- keep: [a]\n', false], ['decisions', '- other: [a, b]\n', false], ['decisions', 'keep: [a, b]\n', false], ['decisions', '- keep: [a, b]\n  same: [a, b]\n', false],
  ['redirects', '/a: b\n/c/d.html: e-f\n', true], ['redirects', 'a: b\n', false], ['redirects', '/a: B c\n', false], ['redirects', '//a: b\n', false], ['redirects', '- a\n', false],
];
test.each(YAML)('%s.yaml: %j', (file, text, fits) => {
  const valid = new Ajv({ strict: false }).compile(json(`docs/${file}.schema.json`));
  const issues = file === 'decisions' ? readLedger({ path: 'decisions.yaml', bytes: new TextEncoder().encode(text) }).issues : readRedirects(text).issues;
  expect([valid(parse(text)), issues.length === 0]).toEqual([fits, fits]);
});

test('the workflow pins each action by the hash of a commit and grants only what a job needs', () => {
  const text = readFileSync('.github/workflows/site.yml', 'utf8');
  const uses = [...text.matchAll(/uses: (\S+)(.*)/g)].map(([, action, comment]) => ({ action: action as string, comment: comment as string }));
  expect(uses.length).toBeGreaterThan(8);
  for (const { action, comment } of uses) expect([action, /^actions\/[\w-]+@[0-9a-f]{40}$/.test(action), /^ # v\d+\.\d+\.\d+$/.test(comment)]).toEqual([action, true, true]);
  const hashes = new Map<string, Set<string>>();
  for (const { action } of uses) hashes.set(action.split('@')[0] as string, (hashes.get(action.split('@')[0] as string) ?? new Set()).add(action));
  expect([...hashes.values()].filter(({ size }) => size !== 1)).toEqual([]);
  const { permissions, jobs } = parse(text) as { permissions: object; jobs: Record<string, { permissions?: Record<string, string>; 'timeout-minutes'?: number; steps: Array<{ run?: string }> }> };
  expect(permissions).toEqual({});
  expect(Object.fromEntries(Object.entries(jobs).map(([name, job]) => [name, job.permissions ?? {}]))).toEqual({ build: { contents: 'read' }, pages: { pages: 'write', 'id-token': 'write' }, netlify: {}, cloudflare: {}, folder: {} });
  // What comes from outside reaches a shell as a variable only.
  for (const [name, { steps, 'timeout-minutes': minutes }] of Object.entries(jobs)) expect([name, minutes !== undefined, steps.filter(({ run }) => run?.includes('${{'))]).toEqual([name, true, []]);
});

test('settings of editors and the container can be read and name files that are there', () => {
  const settings = json('.vscode/settings.json') as { 'yaml.schemas': Record<string, string> };
  for (const file of Object.keys(settings['yaml.schemas'])) expect(() => json(file)).not.toThrow();
  const container = parse(readFileSync('.devcontainer/devcontainer.json', 'utf8').replace(/^\s*\/\/.*$/gm, '')) as { image: string; postCreateCommand: string };
  expect([container.image, container.postCreateCommand]).toEqual([expect.stringMatching(/:24-/), expect.stringContaining('npm install')]);
});
