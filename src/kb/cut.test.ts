import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from './article.ts';
import { cut } from './cut.ts';
import { parseArticle } from './parse.ts';
import { outline } from './statements.ts';

const FRONT = '---\ntitle: A title\ndescription: A line.\ntopic: icloud\nauthor: editorial-team\npublished: 2025-01-01\nupdated: 2025-01-01\n---\n\n';

function articleOf(body: string, front = FRONT): Article {
  const { article, issues } = parseArticle({ path: 'a.mdx', bytes: new TextEncoder().encode(front + body) });
  if (!article) throw new Error(issues.map(({ message }) => message).join('; '));
  return article;
}
/** The body without the statements whose text is one of `gone`. */
function without(body: string, gone: readonly string[], front = FRONT): string {
  const article = articleOf(body, front);
  const all = outline(article);
  expect(all.statements.map(({ text }) => text)).toEqual(expect.arrayContaining([...gone]));
  return cut(article, all, (index) => gone.includes(all.statements[index]!.text)).slice(front.length);
}

const CASES: ReadonlyArray<[name: string, body: string, gone: string[], left: string]> = [
  ['nothing', 'One. Two.\n', [], 'One. Two.\n'],
  ['the first sentence', 'One. Two. Three.\n', ['One.'], 'Two. Three.\n'],
  ['a sentence in the middle', 'One. Two. Three.\n', ['Two.'], 'One. Three.\n'],
  ['the last sentence', 'One. Two. Three.\n', ['Three.'], 'One. Two.\n'],
  ['neighbouring sentences', 'One. Two. Three. Four.\n', ['Two.', 'Three.'], 'One. Four.\n'],
  ['first and last', 'One. Two. Three.\n', ['One.', 'Three.'], 'Two.\n'],
  ['a sentence with escapes and entities', 'One. Two \\{x\\} &amp; y. Three.\n', ['Two {x} & y.'], 'One. Three.\n'],
  ['a sentence over two lines', 'One. Two\nand on. Three.\n', ['Two and on.'], 'One. Three.\n'],
  ['a sentence that ends a line', 'One.\nTwo.\n', ['Two.'], 'One.\n'],
  ['a sentence that begins a paragraph’s line', 'One.\nTwo.\n', ['One.'], 'Two.\n'],
  ['a sentence in strong emphasis', '**One.** Two.\n', ['One.'], 'Two.\n'],
  ['a sentence that is a link', 'One. [Two.](/a) Three.\n', ['Two.'], 'One. Three.\n'],
  ['a paragraph', 'One.\n\nTwo.\n\nThree.\n', ['Two.'], 'One.\n\nThree.\n'],
  ['the first paragraph', 'One.\n\nTwo.\n', ['One.'], 'Two.\n'],
  ['the last paragraph', 'One.\n\nTwo.\n', ['Two.'], 'One.\n'],
  ['the last paragraph, without a line end', 'One.\n\nTwo.', ['Two.'], 'One.\n'],
  ['the last paragraph, after spaces at the end of a line', 'One.  \n\nTwo.\n', ['Two.'], 'One.'],
  ['a bullet of an indented list', ' - one\n - two\n - three\n', ['two'], ' - one\n - three\n'],
  ['the first bullet of an indented list', 'One.\n\n  - one\n  - two\n', ['one'], 'One.\n\n  - two\n'],
  ['an indented paragraph', 'One.\n\n  Two.\n\nThree.\n', ['Two.'], 'One.\n\nThree.\n'],
  ['an indented paragraph before an indented list', 'One.\n\n  Two.\n\n  - three\n', ['Two.'], 'One.\n\n  - three\n'],
  ['a paragraph before blank lines with spaces and tabs', 'One.\n\nTwo. \t\n \t\n\nThree.\n', ['Two.'], 'One.\n\nThree.\n'],
  ['the last paragraph before blank lines', 'One.\n\nTwo.\n  \n', ['Two.'], 'One.\n'],
  ['the last sentence before spaces', 'One. Two. \t\n\nThree.\n', ['Two.'], 'One.\n\nThree.\n'],
  ['the last two sentences', 'One. Two. Three.\n\nFour.\n', ['Two.', 'Three.'], 'One.\n\nFour.\n'],
  ['the last bullets of a list', '- one\n- two\n- three\n\nFour.\n', ['two', 'three'], '- one\n\nFour.\n'],
  ['two paragraphs and a bullet, in three places', 'One.\n\nTwo.\n\n- three\n- four\n\nFive.\n\nSix.\n', ['Two.', 'three', 'Five.'], 'One.\n\n- four\n\nSix.\n'],
  ['everything', 'One. Two.\n\n- three\n- four\n', ['One.', 'Two.', 'three', 'four'], ''],
  ['a paragraph before a heading', 'One.\n\n## Two\n\nThree.\n', ['One.'], '## Two\n\nThree.\n'],
  ['the first bullet', '- one\n- two\n- three\n', ['one'], '- two\n- three\n'],
  ['a bullet in the middle', '- one\n- two\n- three\n', ['two'], '- one\n- three\n'],
  ['the last bullet', '- one\n- two\n- three\n\nFour.\n', ['three'], '- one\n- two\n\nFour.\n'],
  ['a bullet over two lines', '- one\n- two\n  and on\n- three\n', ['two and on'], '- one\n- three\n'],
  ['a bullet of a loose list', '- one\n\n- two\n\n- three\n', ['two'], '- one\n\n- three\n'],
  ['the last bullet of a loose list', '- one\n\n- two\n\nThree.\n', ['two'], '- one\n\nThree.\n'],
  ['a whole list', 'One.\n\n- two\n- three\n\nFour.\n', ['two', 'three'], 'One.\n\nFour.\n'],
  ['a bullet beside a step', '- [ ] one\n- two\n- [x] three\n', ['two'], '- [ ] one\n- [x] three\n'],
  ['a bullet beside one with a list inside', '- one\n- two\n  - three\n- four\n', ['one', 'four'], '- two\n  - three\n'],
  ['a paragraph before indented text', 'One.\n\n   Two.\n', ['One.'], 'Two.\n'],
  ['a paragraph between a list and indented text', '- one\n- two\n\nThree.\n\n  Four.\n', ['Three.'], '- one\n- two\n\nFour.\n'],
  ['everything in the body but a heading', '## One\n\nTwo. Three.\n', ['Two.', 'Three.'], '## One\n'],
];

describe('cut', () => {
  test.each(CASES)('%s', (_name, body, gone, left) => expect(without(body, gone)).toBe(left));
  test.each(CASES)('%s, with CRLF', (_name, body, gone, left) => expect(without(body.replaceAll('\n', '\r\n'), gone, FRONT.replaceAll('\n', '\r\n'))).toBe(left.replaceAll('\n', '\r\n')));
  test('every case ran', () => expect(CASES).toHaveLength(41));
});

const SCRAPS = ['One two. ', 'Three! ', 'Is it four? ', '*Five.* ', '`six` is. ', '[Seven](/a). ', '&amp; eight. ', '\\{ nine. ', '\n', '\n\n', '\n\n- ten\n- eleven\n- twelve\n\n', '\n\n1. a\n2. b\n\n', '\n\n## Head\n\n', '\n\n> Quoted. Words.\n\n', '\n\n- [ ] do\n- say\n\n', '\n\n* star\n\n* far\n\n', '  \n', '\n  indented. ', '{/* x */} ', '\r\n'];

test('what is left is a subsequence that still parses and says exactly what was not cut', () =>
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...SCRAPS), { minLength: 1, maxLength: 14 }), fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), (parts, coins) => {
      const article = articleOf(`Start. ${parts.join('')}\n\n## End\n\nLast of all.\n`);
      const all = outline(article);
      const gone = (index: number) => coins[index % coins.length] === true && index < all.statements.length - 1;
      const left = cut(article, all, gone);
      let at = 0;
      for (const unit of left) {
        at = article.text.indexOf(unit, at) + unit.length;
        expect(at).toBeGreaterThanOrEqual(unit.length);
      }
      expect(left.startsWith(article.text.slice(0, article.bodyStart))).toBe(true);
      const kept = outline(articleOf(left, '')).statements.map(({ text }) => text);
      // Lists that had something between them may become one; words never do.
      const words = (texts: readonly string[]) => texts.join(' ').split(/\s+/).filter(Boolean);
      expect(words(kept)).toEqual(words(all.statements.filter(({ index }) => !gone(index)).map(({ text }) => text)));
    }),
    { numRuns: 300 },
  ));
