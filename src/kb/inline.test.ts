import fc from 'fast-check';
import type { Paragraph } from 'mdast';
import { mdxToMdast } from 'satteri';
import { expect, test } from 'vitest';
import { canCut, flatten, type Prose, sourceEnd, sourceStart } from './inline.ts';

/** The first paragraph of a text, at any depth. */
function proseOf(source: string): Prose {
  let node = mdxToMdast(source) as unknown as { type: string; children: never[] };
  while (node.type !== 'paragraph') node = node.children[0] as never;
  return flatten((node as unknown as Paragraph).children, source);
}

/** Source of the first occurrence of `part` in the text. */
function sourceOf(source: string, part: string): string {
  const prose = proseOf(source);
  const at = prose.text.indexOf(part);
  return source.slice(sourceStart(prose, at), sourceEnd(prose, at + part.length));
}

const ROUND: ReadonlyArray<[name: string, source: string, part: string, expected: string]> = [
  ['plain', 'One two three.', 'two', 'two'],
  ['an escape', 'One \\{two\\} three.', '{two}', '\\{two\\}'],
  ['after an escape', 'One \\{two\\} three.', 'three', 'three'],
  ['a backslash that escapes nothing', 'One \\two three.', '\\two', '\\two'],
  ['an escaped backslash', 'One \\\\ two.', 'two', 'two'],
  ['a named entity', 'One &amp; two.', '&', '&amp;'],
  ['after a named entity', 'One &amp; two.', 'two', 'two'],
  ['an entity of two units', 'One &NotEqualTilde; two.', 'two', 'two'],
  ['a decimal entity', 'One &#65; two.', 'A', '&#65;'],
  ['a hexadecimal entity outside the first plane', 'One &#x1F600; two.', '😀', '&#x1F600;'],
  ['an entity that is none', 'One &nothing; two.', '&nothing;', '&nothing;'],
  ['an entity of no character', 'One &#0; two.', 'two', 'two'],
  ['an entity beyond all characters', 'One &#9999999; two.', 'two', 'two'],
  ['an entity that is none, after an escape', 'One \\{ &nothing; two.', 'two', 'two'],
  ['an ampersand that begins no entity, after an escape', 'One \\{ & two.', 'two', 'two'],
  ['an ampersand', 'One & two.', 'two', 'two'],
  ['an escaped entity', 'One \\&amp; two.', 'two', 'two'],
  ['an escape for an entity’s character', 'One &lt;\\< two.', 'two', 'two'],
  ['an emoji', '😀 one 😀 two.', 'two', 'two'],
  ['emphasis is one piece', 'One *two three* four.', 'two', '*two three*'],
  ['strong emphasis', 'One **two** three.', 'two', '**two**'],
  ['a link', 'One [two](/a) three.', 'two', '[two](/a)'],
  ['code', 'One `two` three.', 'two', '`two`'],
  ['after a link', 'One [two](/a) three.', 'three', 'three'],
  ['a line', 'One\ntwo three.', 'two', 'two'],
  ['an indented line', 'One \\*\n   two three.', 'two', 'two'],
  ['an indented line in a list', '- One \\*\n  two three.', 'two', 'two'],
  ['a line in a quote', '> One &amp;\n> two three.', 'two', 'two'],
  ['CRLF', 'One &amp;\r\n  two three.', 'two', 'two'],
  ['a hard break', 'One  \ntwo\\\nthree.', 'three', 'three'],
  ['a comment', 'One {/* x */} two.', 'two', 'two'],
  ['a component', 'One <Path>A > B</Path> two.', 'A > B', '<Path>A > B</Path>'],
];
test.each(ROUND)('%s', (_name, source, part, expected) => expect(sourceOf(source, part)).toBe(expected));

const MARKS: ReadonlyArray<[source: string, text: string, marks: string[]]> = [
  ['a `b` c', 'a b c', ['code 2-3 b']],
  ['a [b `c`](/d) e', 'a b c e', ['code 4-5 c', 'link 2-5 /d']],
  ['![a](/b) c', 'a c', ['image 0-1 /b']],
  ['a[^1] b\n\n[^1]: c', 'a b', ['footnote 1-1 1']],
  ['a [b][c] d\n\n[c]: /e', 'a b d', ['link 2-3 #c']],
  ['*a **b*** c', 'a b c', []],
  ['a ~~b~~ c', 'a b c', []],
  ['a  \nb', 'a\nb', []],
  ['https://a.bc d', 'https://a.bc d', ['link 0-12 https://a.bc']],
];
test.each(MARKS)('marks of %j', (source, text, marks) => {
  const prose = proseOf(source);
  expect([prose.text, prose.marks.map(({ kind, start, end, value }) => `${kind} ${start}-${end} ${value}`)]).toEqual([text, marks]);
});

test('text that cannot be found in its source is one piece', () => {
  const made = (value: string, source: string) => flatten([{ type: 'text', value, position: { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: source.length + 1, offset: source.length } } }], source);
  for (const [value, source] of [['abc', 'axc'], ['abc', 'ab'], ['ab', '&lt;b']] as const) {
    const prose = made(value, source);
    expect([prose.text, [...value].map((_, at) => canCut(prose, at)), sourceStart(prose, 1), sourceEnd(prose, 1)]).toEqual([value, [...value].map((_, at) => at === 0), 0, source.length]);
  }
});

test('an image without words is no text', () => {
  const prose = flatten([{ type: 'image', url: '/b', position: { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 8, offset: 7 } } }], '![](/b)');
  expect([prose.text, prose.marks]).toEqual(['', [{ kind: 'image', start: 0, end: 0, value: '/b' }]]);
});

test('nothing is cut inside an atom', () => {
  const prose = proseOf('One *two. Three* four &amp; five.');
  expect([...prose.text].map((_, at) => (canCut(prose, at) ? 'y' : 'n')).join('')).toBe('yyyyynnnnnnnnnyyyyyyyyyyyyy'.slice(0, prose.text.length));
  expect(canCut(prose, prose.text.length)).toBe(true);
});

test('every case ran', () => expect([ROUND.length, MARKS.length]).toEqual([32, 9]));

const SCRAPS = ['a', 'B ', '. ', '\\{', '\\}', '\\*', '\\\\', '\\a', '&amp;', '&lt;', '&#65;', '&#x1F600;', '&NotEqualTilde;', '&x;', '&', '😀', '*b*', '`c`', '[d](/e)', ' ', '\n', '\n   ', '\r\n', '"', '~', '<Path>x</Path>', '{/* y */}'];
const PREFIXES = ['', '- ', '> ', '1. ', '- > '];

test('offsets lead back: text that is not an atom has a source in order, of which the text can be made', () =>
  fc.assert(
    fc.property(fc.constantFrom(...PREFIXES), fc.array(fc.constantFrom(...SCRAPS), { minLength: 1, maxLength: 30 }), (prefix, parts) => {
      const source = `${prefix}x${parts.join('')}z`;
      const prose = proseOf(source);
      let before = 0;
      for (let at = 0; at < prose.text.length; at++) {
        const [start, end] = [sourceStart(prose, at), sourceEnd(prose, at + 1)];
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeGreaterThanOrEqual(start);
        before = start;
        if (canCut(prose, at) && canCut(prose, at + 1) && /[aBxz]/.test(prose.text[at] as string) && end === start + 1) expect(source[start]).toBe(prose.text[at]);
      }
      expect(prose.text.endsWith('z') ? source[sourceStart(prose, prose.text.length - 1)] : 'z').toBe('z');
    }),
    { numRuns: 1000 },
  ));
