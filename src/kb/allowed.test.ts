/** The second look at what the first, which reads no code, would have to have missed: each lock holds by itself. */
import type { Root } from 'mdast';
import { mdxToMdast } from 'satteri';
import { expect, test } from 'vitest';
import { check } from './allowed.ts';
import type { Problem } from './frontmatter.ts';

const problemsOf = (text: string) => {
  const problems: Problem[] = [];
  check(mdxToMdast(text) as Root, text, problems);
  return problems.map(({ start, rule, message }) => `${start} ${rule}: ${message}`);
};
const CASES: ReadonlyArray<[name: string, text: string, problems: string[]]> = [
  ['a comment', 'a {/* b */} c\n\n{/* d */}\n', []],
  ['an expression in a sentence', 'Use {process.env} here.\n', ['4 mdx-expression: an expression in braces is code; an article is text']],
  ['an expression of its own', '{await import("node:fs")}\n', ['0 mdx-expression: an expression in braces is code; an article is text']],
  ['a module statement', 'export const a = 1\n', ['0 mdx-module: a module statement is code; an article is text']],
  ['attributes from elsewhere', '<Note {...process.env}>\nText.\n</Note>\n', ['0 component-attribute: <Note> has no attribute {…}']],
  ['an attribute that is code', '<Note title={process.env.HOME}>\nText.\n</Note>\n', ['0 component-attribute: title of <Note> is not text']],
];
test.each(CASES)('%s', (_name, text, problems) => expect(problemsOf(text)).toEqual(problems));
test('every case ran', () => expect(CASES).toHaveLength(6));
