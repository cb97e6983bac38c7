import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fragmentsOf } from './links.ts';
import { parseArticle } from './parse.ts';
import { outline } from './statements.ts';
import { unreadyOf } from './unready.ts';

/** The body begins on line 9. */
const fields = (topic: string) => `---\ntitle: A title\ndescription: A line.\ntopic: ${topic}\nauthor: editorial-team\npublished: 2025-01-01\nupdated: 2025-01-01\n---\n`;
const read = (body: string, topic = 'nope') => parseArticle({ path: 'a.mdx', bytes: new TextEncoder().encode(fields(topic) + body) });
const unready = (body: string) => unreadyOf('a.mdx', read(body));
const OWN = ['top', 'related-resources'];
const sections = (body: string) => unready(body).sections && [...unready(body).sections!].filter((one) => !OWN.includes(one));

const SECTIONS: ReadonlyArray<[name: string, body: string, sections: readonly string[] | undefined]> = [
  ['sound markup', 'Text.\n\n## One\n\n## Two `a` &amp; <Path>b</Path>\n\n## One\n\nThree\n---\n', ['one', 'two-a--b', 'one-1', 'three']],
  ['no headings', 'Text.\n', []],
  ['headings in code and in comments', '```\n## One\n```\n\n{/*\n## Two\n*/}\n\n## Three\n', ['three']],
  ['a brace beside a heading', 'Use {this}.\n\n## One\n', ['one']],
  ['a brace in a heading', '## One {a}\n\n## Two\n', undefined],
  ['a tag that is not closed', '<Note>\nText.\n\n## One\n\nSee <Path>A.\n', ['one']],
  ['a heading in a component that there is none of', '<div>\n\n## One\n\n</div>\n', ['one']],
  ['a tag that runs out of a heading', '## One <Path>a\n\nText</Path>\n\n## Two\n', undefined],
  ['a tag on the line above words that are underlined', '</Path>\nOne\n---\n', undefined],
  ['a heading that may be a line of code or a comment', '<https://a.bc>\n\n```\n## One `b` ##\n```\n\n{/*\n> Two\n> ===\n*/}\n\n## Three #\r\n', ['three', 'one-b', 'two']],
  ['code that is not closed', '## One\n\n```\n## Two\n', undefined],
  ['line ends of old', '## One\n\nText.\rMore.\r## Two\n', undefined],
  ['a heading of the first level', '# One\n\nText.\n', ['one']],
  ['a heading without words', '##\n\n## Two\n', undefined],
  ['a link that is none in a heading', '## One [a][b]\n', undefined],
  ['what is wrong begins above a heading and ends below', 'Text[^1].\n\n[^1]: One.\n\n[^1]: Two.\n\n    ## Three\n', undefined],
  ['two frontmatters', '---\ntopic: icloud\n---\n\n## One\n', undefined],
];
test.each(SECTIONS)('sections: %s', (_name, body, expected) => expect(sections(body)).toEqual(expected));

test('what is no text has neither links nor sections', () => {
  expect(unreadyOf('b/a.mdx', parseArticle({ path: 'b/a.mdx', bytes: new Uint8Array([0xff, 0xfe, 0x41, 0]) }))).toEqual({ id: 'a', path: 'b/a.mdx', text: '', bodyStart: 0, lines: [0], named: undefined, links: [], figures: [] });
});

const FIGURES: ReadonlyArray<[name: string, body: string, figures: readonly string[]]> = [
  ['in its place', 'Text.\n\n<Figure src="a.svg" alt="x" />\n', ['a.svg']],
  ['without what it needs beside', '<Figure src="a.svg" />\n\n<Figure src="b.svg" alt="x" title="y">\nText.\n</Figure>\n', ['a.svg', 'b.svg']],
  ['in a sentence', 'See <Figure src="a.svg" alt="x" /> here.\n', ['a.svg']],
  ['in a component that there is none of', '<div>\n<Figure src="a.svg" alt="x" />\n</div>\n', ['a.svg']],
  ['beside a brace', '{x}\n\n<Figure src="a.svg" alt="{y}" />\n', ['a.svg']],
  ['names in another form, of which is told', '<Figure src="A.png" alt="x" />\n\n<Figure src alt="x" />\n\n<Figure alt="x" />\n\n<Figure src={a} alt="x" />\n', []],
  ['two names, of which one has to go', '<Figure src="a.svg" src="b.svg" alt="x" />\n', []],
  ['what cannot be read, code, comments, other components', '<Figure src="a.svg alt="x" />\n\n`<Figure src="b.svg" alt="x" />`\n\n{/* <Figure src="c.svg" alt="x" /> */}\n\n<Image src="d.svg" />\n', []],
];
test.each(FIGURES)('drawings: %s', (_name, body, expected) => expect(unready(body).figures.map(({ src }) => src)).toEqual(expected));

const BLOCKS = [
  'Some text with `code {x}` here.', '- one\n- two <Path>A > B</Path>', '1. one\n\n   more', '<Note title="Mind">\nText.\n</Note>', '<Details summary="More">\n\n- x\n\n</Details>', '```js\nlet x = {1};\n```',
  '| a | b |\n| - | - |\n| c | d |', '> quote\n> more', '{/* keep */}\n\nKept.', 'A [link](/b/) and [other][b].\n\n[b]: /c', '<Figure src="a.svg" alt="x" />', 'Text[^1].\n\n[^1]: Note.', '***', 'Text\nimport photos\nmore',
];
const TOKENS = [
  '<', '{', '}', '```', '~~~', '<!--', '-->', '</Note>', '<Note>', '<Note', '<Details summary="x>', '"', '> ', '|', 'import x', 'export ', '[', '](', '`', '/>', '{/*', '*/}', '*/', '<br>', '<div>', '</div>', '<https://a.b>', '\n<Note>\n', '\n</Note>\n', '\n```\n',
  '\n<Path>\n', '<Path>', '</Path>', '\u0000', '&#27;', '<Figure src=a.svg', '\n\n<div>\n\n', '<>', '</>', '\r', '\\', '    ', '\n    ', '<Note title={x}>', "<Note title='", '- ', '{x', 'x}', '{\n', '\n{\n', '\n}\n', '\n\n{/*\n', '<Tip title="\n', '[^2]', '![a](b)',
];
const heading = fc.constantFrom('##', '###', '---').map((mark) => (at: number) => (mark === '---' ? `Part ${at}\n---` : `${mark} Part ${at}`));
const blocks = fc.array(fc.oneof(heading, fc.constantFrom(...BLOCKS).map((block) => () => block)), { minLength: 1, maxLength: 9 }).map((parts) => parts.map((part, at) => part(at)));

test('the fields change nothing about the sections', () => {
  let ran = 0;
  fc.assert(
    fc.property(blocks, (parts) => {
      const { article } = read(parts.join('\n\n'), 'icloud');
      if (!article) return;
      ran++;
      expect([...unready(parts.join('\n\n')).sections!].sort()).toEqual([...fragmentsOf(outline(article))].filter(Boolean).sort());
    }),
    { numRuns: 200 },
  );
  expect(ran).toBeGreaterThan(40);
});

test('no damage makes a section unknown that will be there when it is mended', () => {
  let [ran, known] = [0, 0];
  const damage = fc.array(fc.record({ part: fc.nat(), at: fc.nat(), token: fc.constantFrom(...TOKENS) }), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(blocks, damage, (parts, places) => {
      const damaged = [...parts];
      for (const { part, at, token } of places) {
        const place = part % parts.length;
        const text = damaged[place] as string;
        // A heading that is damaged itself is another.
        if (!/^#|---$/.test(text)) damaged[place] = text.slice(0, at % (text.length + 1)) + token + text.slice(at % (text.length + 1));
      }
      const parsed = read(damaged.join('\n\n'));
      // What is code or a comment without any mistake in the markup stays so.
      if (!parsed.issues.some(({ rule }) => rule.startsWith('mdx-'))) return;
      const found = unreadyOf('a.mdx', parsed).sections;
      ran++;
      if (!found) return;
      known++;
      for (const [at, part] of parts.entries()) if (/^#|---$/.test(part)) expect([...found]).toContain(`part-${at}`);
    }),
    { numRuns: 1000 },
  );
  expect([ran > 250, known > 200]).toEqual([true, true]);
});

test('every case ran', () => expect([SECTIONS.length, FIGURES.length]).toEqual([17, 8]));
