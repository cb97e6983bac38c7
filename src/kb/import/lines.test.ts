import { expect, test } from 'vitest';
import { plainLines } from './lines.ts';

const CASES: ReadonlyArray<[name: string, text: string, markdown: boolean, lines: string[]]> = [
  ['words of a page', '<h1>Open it</h1>\n\n<p title="x > y">Lift <b>it</b>.</p>', false, ['1 Open it', '3 Lift  it .']],
  ['characters by number and by name', 'a&#65;b&#x42;c &amp; &bogus; &#0; &#x110000;', false, ['1 aAbBc & &bogus; &#0; &#x110000;']],
  ['what is left out, with more of its kind inside', 'a\n<svg><svg>b</svg> c\nd', false, ['1 a', '2 c', '3 d']],
  ['what is never closed stays', 'a <select>b\n<select>c\n<select', false, ['1 a  b', '2 c', '3 <select']],
  ['a tag that ends after its file', 'a <nav>b</nav', false, ['1 a  b</nav']],
  ['what a style hides', '<p style="display: none">a</p>\nb', false, ['2 b']],
  ['tags that nobody knows are text of Markdown', 'Type <port>, <Tab> or <b>go</b>.', true, ['1 Type <port>,   or  go .']],
  ['marks of Markdown', '> [!NOTE]\n> - [ ] [a](b "c") [d][e] {#f}\n\n[e]: https://a.bc\n\n```js {1}\ng\n```\n{{< h >}}', true, ['2 > [a] c [d]', '6 ```js', '7 g']],
];
test.each(CASES)('%s', (_name, text, markdown, lines) => expect(plainLines(text, 1, markdown).map(({ line, text: said }) => `${line} ${said}`)).toEqual(lines));
test('every case ran', () => expect(CASES).toHaveLength(8));
