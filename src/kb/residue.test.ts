import { expect, test } from 'vitest';
import { parseArticle } from './parse.ts';
import { Residue } from './residue.ts';
import { outline } from './statements.ts';

const FRONT = '---\ntitle: A title\ndescription: A line.\ntopic: icloud\nauthor: editorial-team\npublished: 2025-01-01\nupdated: 2025-01-01\n---\n\n';
/** Which blocks are led to, once these statements are gone. */
function led(body: string, gone: readonly string[]): string[] {
  const { article, issues } = parseArticle({ path: 'a.mdx', bytes: new TextEncoder().encode(`${FRONT}${body}\n`) });
  if (!article) throw new Error(issues.map(({ message }) => message).join('; '));
  const before = outline(article);
  const found: string[] = [];
  const left = new Residue(before).without(before.statements.filter(({ text }) => gone.includes(text)).map(({ index }) => index));
  left.eachBlock(({ kind }, _size, leads) => found.push(leads ? `${kind} led` : kind));
  return found;
}
const CASES: ReadonlyArray<[name: string, body: string, gone: string[], blocks: string[]]> = [
  ['nothing goes', 'One:\n\n- a\n- b', [], ['prose', 'list led']],
  ['one of two sentences goes, the other leads', 'One. Two.\n\n- a\n- b', ['One.'], ['prose', 'list led']],
  ['a paragraph between goes', 'One:\n\nTwo.\n\n- a\n- b', ['Two.'], ['prose', 'list led']],
  ['a paragraph without words leads to nothing', 'One[^1].\n\n[^1]\n\nTwo.\n\n- a\n- b\n\n[^1]: Note.', ['Two.'], ['prose', 'prose', 'list', 'other']],
  ['a paragraph of another section does not lead', 'One:\n\n## B\n\nTwo.\n\n- a\n- b', ['Two.'], ['prose', 'list']],
  ['a list before it does not lead', '- c\n- d\n\nTwo.\n\n1. a', ['Two.'], ['list', 'other']],
];
test.each(CASES)('%s', (_name, body, gone, blocks) => expect(led(body, gone)).toEqual(blocks));
test('every case ran', () => expect(CASES).toHaveLength(6));
