import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Issue } from '../issue.ts';
import { toJson, toSarif } from './formats.ts';

const ISSUES: Issue[] = [
  { path: 'a b/c.mdx', line: 3, column: 5, endLine: 3, endColumn: 9, severity: 'error', rule: 'link-broken', message: 'there is no page /x/', hint: 'The nearest id is y.' },
  { path: 'd.mdx', line: 1, column: 1, severity: 'warning', rule: 'page-thin', message: 'the page has 3 words' },
];

/** What `--format json` promises; written out, so that a change of it is seen. */
const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['issues'],
  properties: {
    issues: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['path', 'line', 'column', 'endLine', 'endColumn', 'severity', 'rule', 'message', 'hint'],
        properties: {
          path: { type: 'string', minLength: 1 },
          line: { type: 'integer', minimum: 1 },
          column: { type: 'integer', minimum: 1 },
          endLine: { type: 'integer', minimum: 1 },
          endColumn: { type: 'integer', minimum: 1 },
          severity: { enum: ['error', 'warning'] },
          rule: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
          message: { type: 'string', minLength: 1 },
          hint: { type: 'string' },
        },
      },
    },
  },
} as const;

test('JSON holds every field of every issue', () => {
  const schema = z.fromJSONSchema(SCHEMA as never);
  const data: unknown = JSON.parse(toJson(ISSUES));
  expect(schema.safeParse(data).success).toBe(true);
  expect(schema.safeParse({ issues: [{ path: 'a' }] }).success).toBe(false);
  expect((data as { issues: unknown[] }).issues[1]).toEqual({ path: 'd.mdx', line: 1, column: 1, endLine: 1, endColumn: 2, severity: 'warning', rule: 'page-thin', message: 'the page has 3 words', hint: '' });
});

test('SARIF names the rule, the level and the place of every issue', () => {
  const { version, runs } = JSON.parse(toSarif(ISSUES, './content/')) as { version: string; runs: Array<{ columnKind: string; tool: { driver: { rules: Array<{ id: string }> } }; results: Array<{ ruleId: string; ruleIndex: number; level: string; message: { text: string }; locations: unknown[] }> }> };
  const [run] = runs;
  expect([version, runs.length, run?.columnKind]).toEqual(['2.1.0', 1, 'utf16CodeUnits']);
  for (const { ruleId, ruleIndex } of run!.results) expect(run!.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  expect(run!.results[0]).toMatchObject({ level: 'error', message: { text: 'there is no page /x/. The nearest id is y.' }, locations: [{ physicalLocation: { artifactLocation: { uri: 'content/a%20b/c.mdx' }, region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 9 } } }] });
  expect(run!.results[1]?.level).toBe('warning');
});
