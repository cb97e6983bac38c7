import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatIssues } from './issue.ts';
import { idOf, parseArticle, safeAddress } from './parse.ts';
import { LIMITS } from './policy.ts';

const FRONT = '---\ntitle: A title\ndescription: A line.\ntopic: icloud\nauthor: editorial-team\npublished: 2025-01-01\nupdated: 2025-01-01\n---\n\n';
const bytesOf = (text: string) => new TextEncoder().encode(text);
const parse = (text: string | Uint8Array, path = 'a.mdx') => parseArticle({ path, bytes: typeof text === 'string' ? bytesOf(text) : text });
/** `line:column rule` of each issue; lines count from the first line of the body, which is line 10 of the file. */
const placesOf = (body: string) => parse(FRONT + body).issues.map(({ line, column, rule }) => `${line - 9}:${column} ${rule}`);
const told = (text: string | Uint8Array) => {
  const parsed = parse(text);
  return formatIssues(parsed.issues, new Map(parsed.text === undefined ? [] : [['a.mdx', parsed.text]]));
};

const FINE: ReadonlyArray<[name: string, body: string]> = [
  ['a paragraph', 'Open the drawer.\n'],
  ['CRLF', 'Open the drawer.\r\nClose it.\r\n'],
  ['an empty expression', 'Open {} the drawer.\n'],
  ['a comment in a sentence', 'Open {/* why { not } */} the drawer.\n'],
  ['a comment on its own, over blank lines', '{/* one\n\ntwo */}\n\nText.\n'],
  ['two comments in one pair of braces', 'Text {/* one */ /* two */}.\n'],
  ['escaped braces', 'Write \\{name\\} there.\n'],
  ['a lone closing brace', 'Write } there.\n'],
  ['braces in code', 'Write `{name}` or `{` there.\n'],
  ['braces in a code block', '```js\n{while(1);}\nimport x\n```\n'],
  ['braces in the info of a code block', '```js {1,2}\nx\n```\n'],
  ['braces in an address', 'See [it](/b{c} "t{u}").\n'],
  ['braces in a definition', 'See [it].\n\n[it]: /x{y}\n'],
  ['braces in a quoted attribute', '<Note title="Use {this}">\nText.\n</Note>\n'],
  ['the word import inside a paragraph', 'First\nimport the photos.\n'],
  ['the word import in a list', '- import the photos\n- export them\n'],
  ['the word import in a quote', '> import the photos\n'],
  ['the word important', 'important things\n'],
  ['a table', '| a | b |\n| - | - |\n| `{` | d |\n'],
  ['a footnote', 'Text[^1].\n\n[^1]: The note.\n'],
  ['a reference', 'See [this][it] and [it].\n\n[it]: https://example.org\n'],
  ['a bracket that is text', 'Press \\[Enter]\\[now] and [Esc].\n'],
  ['components', '<Note title="Mind">\nText.\n</Note>\n\nOpen <Path>A > B</Path>.\n\n<Details summary="More">\n- x\n</Details>\n'],
  ['white space in tags', '<Note >\nText.\n</ Note >\n\n<Figure src="a.svg" alt="x" / >\n\nOpen <Path>A</Path >.\n'],
  ['a figure', 'Text.\n\n<Figure src="a-1.svg" alt="It shows" caption="Words" />\n\n<Figure\n  src="b.svg"\n  alt="{x}"\n/>\n'],
  ['a rule, then text with a colon', '---\n\nNote: this.\n\n---\n'],
  ['a setext heading', 'Name: x\n---\n\nText.\n'],
  ['zero-width characters', 'Wi\u200b-Fi and soft\u00adhyphen.\n'],
  ['right-to-left text', 'שלום עולם\n'],
  ['an item that holds only code', '- ```\n  x\n  ```\n- a\n'],
  ['an entity', 'A &lt; B &amp; C &#x41;.\n'],
];

const WRONG: ReadonlyArray<[name: string, body: string, issues: string[]]> = [
  ['import', 'import the photos first.\n', ['1:1 mdx-module']],
  ['export below a heading', '## A\nexport default [[[\n', ['2:1 mdx-module']],
  ['import in a component', '<Note>\n\nimport x\n\n</Note>\n', ['3:1 mdx-module']],
  ['an expression', 'Use {process.env} here.\n', ['1:5 mdx-expression']],
  ['two expressions, one of them not even code', 'Use {process.env} and {while(1);}.\n', ['1:5 mdx-expression', '1:23 mdx-expression']],
  ['an expression within another', 'Use {a {b} c} and {d}.\n', ['1:5 mdx-expression', '1:19 mdx-expression']],
  ['an expression after an even number of backslashes', 'a \\\\{b}\n', ['1:5 mdx-expression']],
  ['an expression that begins as a comment and is none', 'a {/* b */ /* c\n', ['1:3 mdx-syntax']],
  ['a brace in the address of a link without words', '[](/a{b})\n', ['1:1 link-empty']],
  ['an expression between comments', 'a {/* b */ c /* d */}\n', ['1:3 mdx-expression']],
  ['an expression where a line of code begins', '`a\n{b}\nc`\n', ['2:1 mdx-expression']],
  ['an expression in a quote', '> a\n> {b}\n', ['2:3 mdx-expression']],
  ['an expression in a table', '| a |\n| - |\n| {b} |\n', ['3:3 mdx-expression']],
  ['an expression in a link’s words', '[a {b}](/c)\n', ['1:4 mdx-expression']],
  ['an expression in a note', 'x[^1]\n\n[^1]: note {y}\n', ['3:12 mdx-expression']],
  ['braces in a bare address', 'See https://example.org/{x} or www.{x}.\n', ['1:25 mdx-expression', '1:32 link-address', '1:36 mdx-expression']],
  ['an expression as an attribute', '<Note title={x}>\nA\n</Note>\n', ['1:13 mdx-expression']],
  ['a spread', '<Note {...x}>\nA\n</Note>\n', ['1:7 mdx-expression']],
  ['braces that never close', 'One { two.\n\nThree.\n\n- six { x\n', ['1:5 mdx-syntax', '5:7 mdx-syntax']],
  ['tags that never close', '<Note>\nText\n\nOther <Tip> x\n\n- bullet <b\n', ['1:1 mdx-syntax', '4:7 mdx-syntax', '6:10 mdx-syntax']],
  ['closing tags without an opening', 'Text\n\n</Note>\n\nA </b> c\n', ['3:1 mdx-syntax', '5:3 mdx-syntax']],
  ['after an emoji and a tab', '😀\tone <2\n', ['1:8 mdx-syntax']],
  ['less than', 'If 5 <6 and <3.\n', ['1:6 mdx-syntax', '1:13 mdx-syntax']],
  ['an HTML comment', '<!-- hi -->\n\nText\n', ['1:1 mdx-syntax']],
  ['a link in angle brackets', 'See <https://example.org>.\n', ['1:5 mdx-syntax']],
  ['HTML', '<script>x</script>\n\n<iframe src="x">y</iframe>\n\n<style>z</style>\n', ['1:1 component-unknown', '3:1 component-unknown', '5:1 component-unknown']],
  ['an event handler', '<img src="x" onerror="y" />\n', ['1:1 component-unknown']],
  ['more braces than a text can need', 'a {b} '.repeat(1001), ['1:6003 too-dense']],
  ['a tag that cannot be read is told of once', '<Note title=x>\nA\n</Note>\n', ['1:13 mdx-syntax']],
  ['names that JavaScript knows', '<constructor>\nx\n</constructor>\n\n<__proto__>\nx\n</__proto__>\n', ['1:1 component-unknown', '5:1 component-unknown']],
  ['members, namespaces, fragments', '<A.B>\nx\n</A.B>\n\n<a:b>\nx\n</a:b>\n\n<>\nx\n</>\n', ['1:1 component-unknown', '5:1 component-unknown', '9:1 component-unknown']],
  ['attributes', '<Note client:load>\nA\n</Note>\n\n<Note onclick="x">\nA\n</Note>\n', ['1:1 component-attribute', '5:1 component-attribute']],
  ['an attribute given twice', '<Note title="a" title="b">\nA\n</Note>\n', ['1:1 component-attribute']],
  ['an attribute without text', '<Note title>\nA\n</Note>\n\n<Note title=" ">\nA\n</Note>\n', ['1:1 component-attribute', '5:1 component-attribute']],
  ['an attribute that is a comment', '<Note title={/* c */}>\nA\n</Note>\n', ['1:1 component-attribute']],
  ['an attribute that is missing', '<Details>\nA\n</Details>\n', ['1:1 component-attribute']],
  ['an attribute of a component that takes none', '<Path to="x">A</Path>\n', ['1:1 component-attribute']],
  ['an attribute with a hidden character', '<Note title="a&#x202e;b">\nA\n</Note>\n', ['1:1 bidi-control']],
  ['empty components', '<Note></Note>\n\n<Note />\n\n<Note>\n{/* c */}\n</Note>\n', ['1:1 component-empty', '3:1 component-empty', '5:1 component-empty']],
  ['a figure without words for those who cannot see it', 'Text.\n\n<Figure src="a.svg" />\n\n<Figure src="a.svg" alt=" " />\n', ['3:1 component-attribute', '5:1 component-attribute']],
  ['a figure without a file', '<Figure alt="x" />\n', ['1:1 component-attribute']],
  ['a figure from elsewhere', ['a.png', '../a.svg', '/a.svg', 'https://b.cd/a.svg', 'A.svg', 'a.svg?x', ' a.svg'].map((src) => `<Figure src="${src}" alt="x" />\n\n`).join(''), [1, 3, 5, 7, 9, 11, 13].map((line) => `${line}:1 component-attribute`)],
  ['a figure with something in it', '<Figure src="a.svg" alt="x">\nText.\n</Figure>\n', ['1:1 component-content']],
  ['a figure in a sentence', 'See <Figure src="a.svg" alt="x" /> here.\n', ['1:5 component-place']],
  ['a block in a sentence', 'Text <Note>x</Note> more.\n', ['1:6 component-place']],
  ['a tag that runs out of its cell', '| a | b <Path>c |\n| - | - |\n| d | e |\n\nText</Path>\n', ['1:9 mdx-syntax']],
  ['a tag that runs into the next cell', '| a | b |\n| - | - |\n| c <Path>| d</Path> |\n', ['3:5 mdx-syntax']],
  ['a tag that runs out of its table, beside one that cannot be read', '| a | b <Path>|\n| - | - |\n| c | d |\n\n<Figure src="a.svg" alt=</Path>"x" />\n', ['1:9 mdx-syntax', '5:1 mdx-syntax']],
  ['tags that run out of a heading, emphasis and a link', '## A <Path>b\n\nText</Path>\n\n*a <Path>b* c</Path> [d <Path>e](/f/) g</Path>\n', ['1:6 mdx-syntax', '5:4 mdx-syntax', '5:25 mdx-syntax']],
  ['first-level headings', '# A\n\nB\n===\n', ['1:1 heading-level', '3:1 heading-level']],
  ['images', '![a](b.png) ![c][d]\n\n[d]: /e\n', ['1:1 image', '1:13 image']],
  ['links that run code', '[x](javascript:a) [y](javascript&colon;b)\n', ['1:1 link-address', '1:19 link-address']],
  ['links to elsewhere', '[x](//evil.example) [y](data:text/html,x) [z](\\\\evil)\n', ['1:1 link-address', '1:21 link-address', '1:43 link-address']],
  ['a definition that runs code', '[x]\n\n[x]: vbscript:y\n', ['3:1 link-address']],
  ['a link to nowhere', 'See [x]().\n', ['1:5 link-address']],
  ['dangling references', '[x][nope] and [*a*][nor]\n\ntext[^1]\n', ['1:4 reference-unknown', '1:20 reference-unknown', '3:5 reference-unknown']],
  ['a note that nothing refers to', 'Text.\n\n[^1]: Lost.\n', ['3:1 footnote-unused']],
  ['notes and definitions given twice', 'a[^1] [b]\n\n[^1]: c\n\n[^1]: d\n\n[b]: /e\n[b]: /f\n', ['5:1 reference-duplicate', '8:1 reference-duplicate']],
  ['hidden characters as references', 'a &#x202E;b and &#27; c\n', ['1:3 bidi-control', '1:17 control-character']],
  ['a hidden character in a link’s title', '[a](/b "&#x2066;")\n', ['1:9 bidi-control']],
  ['hidden characters', 'a\u202eb\u0000c\n\n\u001bd\u0085\n', ['1:2 bidi-control', '1:4 nul-character', '3:1 control-character', '3:3 control-character']],
  ['a lone carriage return', 'a\rb\rc\n', ['1:2 carriage-return']],
  ['a second frontmatter', '---\ntitle: b\n---\n\nText.\n', ['1:1 frontmatter-second']],
  ['nothing but a comment', '{/* x */}\n\n***\n', ['-1:4 empty-body']],
  ['nothing but a definition', '[x]: /y\n', ['1:1 reference-unused']],
];

describe('bodies', () => {
  test.each(FINE)('%s is fine', (_name, body) => expect(placesOf(body)).toEqual([]));
  test.each(WRONG)('%s', (_name, body, issues) => expect(placesOf(body)).toEqual(issues));
  test.each(WRONG.filter(([name]) => name !== 'a lone carriage return'))('%s, with CRLF', (_name, body, issues) => {
    const parsed = parse((FRONT + body).replaceAll('\n', '\r\n'));
    expect(parsed.issues.map(({ line, column, rule }) => `${line - 9}:${column} ${rule}`)).toEqual(issues);
  });
  test('a figure alone is no article', () => expect(parse(`${FRONT}<Figure src="a.svg" alt="x" />\n`).issues.map(({ rule }) => rule)).toEqual(['empty-body']));
  test('every case ran', () => expect([FINE.length, WRONG.length]).toEqual([31, 65]));
});

const FILES: ReadonlyArray<[name: string, text: string | Uint8Array, place: string]> = [
  ['empty', '', '1:1 empty-file'],
  ['white space', ' \n\t\n', '1:1 empty-file'],
  ['BOM only', new Uint8Array([0xef, 0xbb, 0xbf]), '1:1 empty-file'],
  ['UTF-16, little end first', new Uint8Array([0xff, 0xfe, 0x41, 0]), '1:1 encoding'],
  ['UTF-16, big end first', new Uint8Array([0xfe, 0xff, 0, 0x41]), '1:1 encoding'],
  ['Latin-1', new Uint8Array([0x61, 0x0a, 0x62, 0xe9, 0x63]), '2:2 encoding'],
  ['overlong', new Uint8Array([0x61, 0xc0, 0xaf]), '1:2 encoding'],
  ['truncated', new Uint8Array([0x61, 0x62, 0xe2, 0x82]), '1:3 encoding'],
  ['half of a character', new Uint8Array([0x61, 0xed, 0xa0, 0x80]), '1:2 encoding'],
  ['too large', new Uint8Array(LIMITS.articleBytes + 1).fill(0x61), '1:1 file-size'],
  ['no frontmatter', 'Hello.\n', '1:1 frontmatter-missing'],
  ['frontmatter that is code', '---js\nx = 1\n---\nHello.\n', '1:1 frontmatter-missing'],
  ['frontmatter after a tab', '---\t\ntitle: {[[[\n---\nHello.\n', '1:1 frontmatter-missing'],
  ['frontmatter without an end', '---\ntitle: x\n\nHello.\n', '1:1 frontmatter-unterminated'],
  ['frontmatter without a body', FRONT.trimEnd(), '8:4 empty-body'],
];

describe('files', () => {
  test.each(FILES)('%s', (_name, text, place) => expect(parse(text).issues.map(({ line, column, rule }) => `${line}:${column} ${rule}`)).toContain(place));
  test('a BOM before the frontmatter is not part of the text', () => {
    const { article } = parse(new Uint8Array([0xef, 0xbb, 0xbf, ...bytesOf(`${FRONT}Text.\n`)]));
    expect(article?.text.startsWith('---\n')).toBe(true);
  });
  test('every case ran', () => expect(FILES).toHaveLength(15));
});

const NAMES: ReadonlyArray<[path: string, ok: boolean]> = [
  ['a.mdx', true],
  ['folder/icloud-backup-2.mdx', true],
  ['A.mdx', false],
  ['two words.mdx', false],
  ['a--b.mdx', false],
  ['a_b.mdx', false],
  ['-a.mdx', false],
  ['con.mdx', false],
  ['search.mdx', false],
  ['😀.mdx', false],
  ['..mdx', false],
  [`${'a'.repeat(300)}.mdx`, false],
];

test.each(NAMES)('the name %s', (path, ok) => {
  const { article, issues } = parse(`${FRONT}Text.\n`, path);
  expect([issues.map(({ rule }) => rule), article?.id]).toEqual(ok ? [[], idOf(path)] : [['file-name'], undefined]);
});

const ADDRESSES: ReadonlyArray<[url: string, safe: boolean]> = [
  ['https://example.org', true], ['HTTP://example.org', true], ['mailto:a@example.org', true], ['tel:+123', true], ['/a/#b', true], ['#b', true], ['a/b:c', true], ['?a:b', true],
  ['javascript:x', false], [' java\u0000script:x', false], ['java\nscript:x', false], ['java\u200bscript:x', false], ['data:x', false], ['vbscript:x', false], ['file:///etc/passwd', false],
  ['//evil.example', false], ['\\\\evil.example', false], ['/\\evil.example', false], [' //evil.example', false], ['blob:x', false], [':x', false],
];

test.each(ADDRESSES)('the address %j', (url, safe) => expect(safeAddress(url)).toBe(safe));
test('every name and address ran', () => expect([NAMES.length, ADDRESSES.length]).toEqual([12, 21]));

test('what an author reads', () => {
  expect(told(`${FRONT}See <https://example.org>.\n\nUse {process.env} here, and <Notes>that</Notes>.\n\n<Note title={x}>\nA\n</Note>\n\nOne { two, and [x][y].\n\nimport x\n\n[^1]: Lost.\n`)).toMatchInlineSnapshot(`
    "a.mdx:10:5  what begins with this “<” is no tag that can be read (mdx-syntax)
       9 |
    > 10 | See <https://example.org>.
         |     ^
      11 |
      hint: Write \\< for a “less than” that is text; a component needs its closing tag, a comment is {/* … */}, a link is [words](address).

    a.mdx:12:5  an expression in braces is code; an article is text (mdx-expression)
      11 |
    > 12 | Use {process.env} here, and <Notes>that</Notes>.
         |     ^^^^^^^^^^^^^
      13 |
      hint: Write \\{ for a brace that is text.

    a.mdx:12:29  there is no component <Notes> (component-unknown)
      11 |
    > 12 | Use {process.env} here, and <Notes>that</Notes>.
         |                             ^^^^^^
      13 |
      hint: Did you mean <Note>?

    a.mdx:14:13  an expression in braces is code; an article is text (mdx-expression)
      13 |
    > 14 | <Note title={x}>
         |             ^^^
      15 | A
      hint: Write an attribute as name="text".

    a.mdx:18:5  a brace is opened and not closed (mdx-syntax)
      17 |
    > 18 | One { two, and [x][y].
         |     ^
      19 |
      hint: Write \\{ for a brace that is text.

    a.mdx:18:19  nothing defines [y] (reference-unknown)
      17 |
    > 18 | One { two, and [x][y].
         |                   ^^^
      19 |
      hint: Write [words](address), or \\[ for a bracket that is text.

    a.mdx:20:1  a paragraph that begins with “import” is code; an article is text (mdx-module)
      19 |
    > 20 | import x
         | ^^^^^^
      21 |
      hint: Remove it, or begin the sentence with another word.

    a.mdx:22:1  nothing refers to the note [^1], so it would not be shown (footnote-unused)
      21 |
    > 22 | [^1]: Lost.
         | ^^^^^^^^^^^
      23 |
      hint: Write [^1] where it belongs."
  `);
  expect(told(`${FRONT}[x](javascript:alert(1))\n\n# Title\n\na\u202eb\n\n<Details>\n</Details>\n`)).toMatchInlineSnapshot(`
    "a.mdx:10:1  a link to “javascript:alert(1)” is not allowed (link-address)
       9 |
    > 10 | [x](javascript:alert(1))
         | ^^^^^^^^^^^^^^^^^^^^^^^^
      11 |
      hint: Links start with https:, http:, mailto:, tel: and a whole address, or with a path of this site.

    a.mdx:12:1  the title in the frontmatter is the page’s only first-level heading (heading-level)
      11 |
    > 12 | # Title
         | ^^^^^^^
      13 |
      hint: Write ## for a section.

    a.mdx:14:2  a character that changes the direction of text (U+202E) is not allowed (bidi-control)
      13 |
    > 14 | a�b
         |  ^
      15 |
      hint: Delete it; it cannot be seen in most editors.

    a.mdx:16:1  <Details> needs summary="…" (component-attribute)
      15 |
    > 16 | <Details>
         | ^^^^^^^^
      17 | </Details>
      hint: Write <Details summary="text">.

    a.mdx:16:1  <Details> has nothing in it (component-empty)
      15 |
    > 16 | <Details>
         | ^^^^^^^^
      17 | </Details>
      hint: Write its text between the opening and the closing tag."
  `);
  expect(told('---\ntitle: x\n\nHello.\n')).toMatchInlineSnapshot(`
    "a.mdx:1:1  the frontmatter is never closed (frontmatter-unterminated)
    > 1 | ---
        | ^^^
      2 | title: x
      hint: Put a line --- after the last field."
  `);
  expect(told(new Uint8Array([0x61, 0x0a, 0x62, 0xe9, 0x63]))).toMatchInlineSnapshot(`
    "a.mdx:2:2  the file is not valid UTF-8 at line 2, column 2 (encoding)
      hint: Save it again as UTF-8."
  `);
});

const repeated = (text: string, times: number) => text.repeat(times);
const HOSTILE: ReadonlyArray<[name: string, body: string]> = [
  ['brackets', repeated('[', 20_000)],
  ['quotes', repeated('>', 5_000)],
  ['list in list', Array.from({ length: 500 }, (_, at) => `${repeated('  ', at)}- a`).join('\n')],
  ['emphasis', `${repeated('*', 20_000)}a${repeated('*', 20_000)}`],
  ['braces', repeated('{', 500_000)],
  ['brackets in an expression', `{${repeated('[', 100_000)}${repeated(']', 100_000)}}`],
  ['operators in an expression', `{${repeated('!', 200_000)}a}`],
  ['brackets in an attribute', `<Note a={${repeated('[', 100_000)}${repeated(']', 100_000)}}/>`],
  ['brackets in a module', `export default ${repeated('[', 100_000)}`],
  ['brackets in an expression that code seems to hold', `\`\n{${repeated('[', 100_000)}}\n\``],
  ['brackets between a comment in code and its end', `\`{/* \` {${repeated('[', 100_000)}} */}`],
  ['components', `${repeated('<Note>\n', 5_000)}a\n${repeated('</Note>\n', 5_000)}`],
  ['open tags', repeated('<Note>\n\n', 50_000)],
  ['comments that do not end', repeated('{/*\n\n', 50_000)],
  ['entities', repeated('&amp;', 100_000)],
  ['less than', repeated('<', 500_000)],
];
test.each(HOSTILE)('%s end neither the process nor the patience', (_name, body) => {
  const { article, issues } = parse(FRONT + body);
  expect(article === undefined).toBe(issues.length > 0);
});
test('every hostile case ran', () => expect(HOSTILE).toHaveLength(16));

/** Text made of what means something to the parser. */
const SCRAPS = ['{', '}', '`', '\n', '\n\n', '<', '>', '</', '<Note>', '</Note>', '<Path>', '</Path>', 'import ', 'export ', '{/*', '*/}', '\\', '- ', '1. ', '> ', '# ', '[', ']', '](', ')', '[a]: /b', '[^1]', '[^1]: ', '*', '_', '~~', '|', '|-|', '"', '=', ' ', '    ', '\t', '\r\n', '---\n', '```', 'a', 'B.', '😀', '&amp;', '&#0;', 'https://a.bc/', 'a@b.cd', '!', ':', '\ufeff', '\u2028', '\r', '\u0000'];
const scraps = fc.array(fc.constantFrom(...SCRAPS), { maxLength: 24 }).map((parts) => parts.join(''));

function expectSound(text: string | Uint8Array): void {
  const parsed = parse(text);
  expect(parsed.article === undefined).toBe(parsed.issues.length > 0);
  const lines = (parsed.text ?? '').split(/\r\n|\r|\n/);
  for (const { line, column, message, rule } of parsed.issues) {
    expect([line >= 1, column >= 1, message !== '', /^[a-z0-9-]+$/.test(rule)]).toEqual([true, true, true, true]);
    if (parsed.text === undefined) continue;
    expect(line).toBeLessThanOrEqual(lines.length);
    expect(column).toBeLessThanOrEqual((lines[line - 1] as string).length + 2);
  }
  if (!parsed.article) return;
  const { tree, bodyStart } = parsed.article;
  expect(tree.children[0]?.type).toBe('yaml');
  expect(tree.children[0]?.position?.end.offset).toBe(bodyStart);
  expect(JSON.stringify(tree)).not.toContain('"mdxjsEsm"');
}

test('any bytes give an article or issues with a place in the file', () => fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), expectSound)));
test('any text gives an article or issues with a place in the file', () => fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => expectSound(FRONT + text))));
test('any mixture of marks does', () => fc.assert(fc.property(scraps, (body) => expectSound(FRONT + body)), { numRuns: 1500 }));
test('any mixture of marks instead of a frontmatter does', () => fc.assert(fc.property(scraps, scraps, (front, body) => expectSound(`---\n${front}\n---\n${body}`)), { numRuns: 500 }));

test('a comment without its end is told as one', () => {
  expect(parse(`${FRONT}{/* keep\n\nText.\n`).issues).toMatchObject([{ line: 10, column: 1, rule: 'mdx-syntax', message: 'a comment is opened and not closed', hint: 'Write */} where it ends.' }]);
});
