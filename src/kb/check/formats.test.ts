import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import Ajv4 from 'ajv-draft-04';
import { expect, test } from 'vitest';
import { parseArticle } from '../parse.ts';
import type { Issue } from '../issue.ts';
import { toGithub, toJson, toSarif } from './formats.ts';

const ISSUES: Issue[] = [
  { path: 'a b/c.mdx', line: 3, column: 5, endLine: 3, endColumn: 9, severity: 'error', rule: 'link-broken', message: 'there is no page /x/', hint: 'The nearest id is y.' },
  { path: 'd.mdx', line: 1, column: 1, severity: 'warning', rule: 'page-thin', message: 'the page has 3 words' },
  { path: 'src/site.ts', line: 1, column: 1, severity: 'error', rule: 'check-off', message: 'no reason' },
  ...parseArticle({ path: 'e.mdx', bytes: new TextEncoder().encode('---\ntitle: "x\n---\n<Nope/>\n') }).issues,
];
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as object;

test('JSON holds every field of every issue, as the published schema says', () => {
  const valid = new Ajv2020({ strict: true, allErrors: true }).compile(read('docs/check.schema.json'));
  const data: unknown = JSON.parse(toJson(ISSUES));
  expect([valid(data), valid.errors]).toEqual([true, null]);
  expect(valid({ issues: [] })).toBe(true);
  for (const wrong of [{}, { issues: [{ path: 'a' }] }, { issues: [], more: 1 }, { issues: [{ ...(data as { issues: object[] }).issues[0], line: 0 }] }, { issues: [{ ...(data as { issues: object[] }).issues[0], rule: 'A b' }] }]) expect(valid(wrong)).toBe(false);
  expect((data as { issues: unknown[] }).issues[1]).toEqual({ path: 'd.mdx', line: 1, column: 1, endLine: 1, endColumn: 2, severity: 'warning', rule: 'page-thin', message: 'the page has 3 words', hint: '' });
});

test('SARIF is valid by the schema that its makers publish', () => {
  // The schema of the standard's committee, as it comes with the package of Microsoft's matchers.
  const valid = new Ajv4({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false }).compile(read('node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));
  for (const folder of ['content', './content/', '/an absolute/folder', 'C:\\Users\\me\\content', '../a#b?c%d']) {
    const sarif = JSON.parse(toSarif(ISSUES, folder)) as { runs: Array<{ results: Array<{ locations: Array<{ physicalLocation: { artifactLocation: { uri: string } } }> }> }> };
    expect([valid(sarif), valid.errors]).toEqual([true, null]);
    // The schema's own formats are left out above, for the library does not know them all: a reference is checked as one.
    for (const { locations } of sarif.runs[0]!.results) {
      const { uri } = locations[0]!.physicalLocation.artifactLocation;
      expect(uri).toMatch(/^(?:[\w.~!$&'()*+,;=@/-]|%[0-9A-F]{2})+$/);
      expect(new URL(uri, 'file:///root/').hash + new URL(uri, 'file:///root/').search).toBe('');
    }
  }
  expect(valid(JSON.parse(toSarif([], 'content')))).toBe(true);
  const broken = JSON.parse(toSarif(ISSUES, 'content')) as { runs: Array<{ results: Array<{ level: string }> }> };
  broken.runs[0]!.results[0]!.level = 'fatal';
  expect(valid(broken)).toBe(false);
});

test('SARIF names the rule, the level and the place of every issue', () => {
  const { version, runs } = JSON.parse(toSarif(ISSUES, './content/')) as { version: string; runs: Array<{ columnKind: string; tool: { driver: { rules: Array<{ id: string }> } }; results: Array<{ ruleId: string; ruleIndex: number; level: string; message: { text: string }; locations: unknown[] }> }> };
  const [run] = runs;
  expect([version, runs.length, run?.columnKind]).toEqual(['2.1.0', 1, 'utf16CodeUnits']);
  for (const { ruleId, ruleIndex } of run!.results) expect(run!.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  expect(run!.results[0]).toMatchObject({ level: 'error', message: { text: 'there is no page /x/. The nearest id is y.' }, locations: [{ physicalLocation: { artifactLocation: { uri: 'content/a%20b/c.mdx' }, region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 9 } } }] });
  expect(run!.results[1]?.level).toBe('warning');
  expect(run!.results[2]?.locations).toMatchObject([{ physicalLocation: { artifactLocation: { uri: 'src/site.ts' } } }]);
});

test('notes for GitHub', () => {
  const told: Issue[] = [...ISSUES.slice(0, 3), { path: 'f.mdx', line: 1, column: 2, endLine: 3, endColumn: 4, severity: 'error', rule: 'link-form', message: '100 %, a: b\nc' }];
  expect(toGithub(told, './content')).toBe(
    '::error file=content/a b/c.mdx,line=3,endLine=3,col=5,endColumn=9,title=link-broken::there is no page /x/%0AThe nearest id is y.\n' +
      '::warning file=content/d.mdx,line=1,endLine=1,col=1,endColumn=2,title=page-thin::the page has 3 words\n' +
      '::error file=src/site.ts,line=1,endLine=1,col=1,endColumn=2,title=check-off::no reason\n' +
      '::error file=content/f.mdx,line=1,endLine=3,title=link-form::100 %25, a: b%0Ac\n',
  );
});
