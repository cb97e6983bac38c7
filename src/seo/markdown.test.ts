/** Components and notes to the engine -> plain Markdown, as a table. */
import { expect, test } from 'vitest';
import { site } from '../site.ts';
import { toMarkdown } from './markdown.ts';

const ROWS: ReadonlyArray<[name: string, source: string, expected: string]> = [
  ['plain text stays as it is', '# A\n\n- *b*\n- [c](/c/)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n', '# A\n\n- *b*\n- [c](/c/)\n\n| a | b |\n|---|---|\n| 1 | 2 |'],
  ['frontmatter goes', '---\ntitle: A\n---\n\nText.\n', 'Text.'],
  ['a way through menus', 'Open <Path>Settings > Photos</Path> now.', 'Open **Settings › Photos** now.'],
  ['a callout', 'A.\n\n<Warning>\nOne.\n\n- two\n- <Path>A > B</Path>\n</Warning>\n\nB.', 'A.\n\n> **Warning**\n>\n> One.\n>\n> - two\n> - **A › B**\n\nB.'],
  ['a callout with a title', '<Stop title="Wait">\nNow.\n</Stop>', '> **Stop: Wait**\n>\n> Now.'],
  ['a fold', '<Details summary="More">\nText.\n</Details>', '**More**\n\nText.'],
  ['a callout in a fold', '<Details summary="More">\n<Note>\nText.\n</Note>\n</Details>', '**More**\n\n> **Note**\n>\n> Text.'],
  ['a figure', 'A.\n\n<Figure src="map.svg" alt="A [b]" caption="C *d*" />\n\nE.', `A.\n\n![A \\[b\\]](${site.url}/images/content/map.svg)\n\nC \\*d\\*\n\nE.`],
  ['notes to the engine', 'A.\n\n{/* keep */}\n\nB.', 'A.\n\nB.'],
  ['code is not a component', 'Type `<Path>` here.', 'Type `<Path>` here.'],
  ['nothing', '---\ntitle: A\n---\n', ''],
];

/** What has no component is not parsed; with one after it, it is, and must come out the same. */
const PLAIN: readonly string[] = ['---\ntitle: A\n---\n\n\nOne.\n\n\n\n- two\n- three\n\n', '---\r\ntitle: A\r\n---\r\nOne.\r\n', '  One  \ntwo\n\n| a | b |\n| - | - |\n| c | d |\n', '--- \n---\n# One', 'One\n\n---\n\ntwo\n\n---\n\nthree', '[a]: /b\n\nOne [a].\n\n'];
test.each(PLAIN)('without components: %j', (source) => expect(toMarkdown(`${source.trimEnd()}\n\n<Note>\nEnd.\n</Note>\n`)).toBe(`${toMarkdown(source)}\n\n> **Note**\n>\n> End.`));

test.each(ROWS)('%s', (_name, source, expected) => expect(toMarkdown(source)).toBe(expected));
test('each row ran', () => expect([ROWS.length, PLAIN.length]).toEqual([11, 6]));
