/** The style sheets before stylelint, by the rules in `.stylelintrc.mjs`; and those rules before a sheet that breaks them. */
import { globSync, readFileSync } from 'node:fs';
import stylelint from 'stylelint';
import { expect, test } from 'vitest';

test('every style sheet keeps the rules', async () => {
  const { results } = await stylelint.lint({ files: 'src/**/*.css' });
  expect(results.flatMap(({ source, warnings }) => warnings.map(({ line, column, text }) => `${source}:${line}:${column}  ${text}`))).toEqual([]);
  expect(results.length).toBeGreaterThanOrEqual(11);
});

test.each([
  ['a { color: red !important; }', 'declaration-no-important'],
  ['a { margin-left: 1rem; }', 'property-disallowed-list'],
  ['a { colour: red; }', 'property-no-unknown'],
  ['a:hovering { color: red; }', 'selector-pseudo-class-no-unknown'],
  ['a { color: RED; }', 'value-keyword-case'],
  ['a { color: red; color: blue; }', 'declaration-block-no-duplicate-properties'],
])('%s breaks %s', async (code, rule) => {
  const { results } = await stylelint.lint({ code });
  expect(results[0]?.warnings.map((warning) => warning.rule)).toContain(rule);
});

test('every sheet that fills a layer begins with the order of all', () => {
  const sheets = globSync('src/**/*.css').filter((file) => /^@layer \w+ \{/m.test(readFileSync(file, 'utf8')) || file.endsWith('site.css'));
  expect(sheets.length).toBeGreaterThanOrEqual(8);
  const first = sheets.map((file) => readFileSync(file, 'utf8').replace(/^\/\*[^]*?\*\/\s*/, '').split('\n')[0]);
  expect(new Set(first)).toEqual(new Set(['@layer tokens, base, frame, parts, prose, print;']));
});
