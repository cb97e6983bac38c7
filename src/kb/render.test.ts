import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseArticle } from './parse.ts';
import { COMPONENTS } from './policy.ts';
import { bodyTree, COMPONENT, renderBody, textOf } from './render.ts';
import { outline } from './statements.ts';

const FRONT = '---\ntitle: A title\ndescription: A line.\ntopic: icloud\nauthor: editorial-team\npublished: 2025-01-01\nupdated: 2025-01-01\n---\n\n';
const html = (body: string) => renderBody(FRONT + body).html.trim();
const parse = (text: string) => parseArticle({ path: 'a.mdx', bytes: new TextEncoder().encode(text) });

const CASES: ReadonlyArray<[name: string, body: string, html: string]> = [
  ['a paragraph', 'One *two* **three** `four`.', '<p>One <em>two</em> <strong>three</strong> <code>four</code>.</p>'],
  ['what looks like markup', 'A \\<b> & \\{c\\} &lt;d> `<e>`.', '<p>A &#x3C;b> &#x26; {c} &#x3C;d> <code>&#x3C;e></code>.</p>'],
  ['comments', '{/* keep */}\n\nOne {/* two */}three.', '<p>One three.</p>'],
  ['links', '[a](https://b.cd/?e&f "g\\"h") [i](/j/)', '<p><a href="https://b.cd/?e&#x26;f" title="g&#x22;h" rel="noopener">a</a> <a href="/j/">i</a></p>'],
  ['a path', '<Path>Settings > Photos</Path>', '<span class="path"><b>Settings</b><span class="then"> › </span><b>Photos</b></span>'],
  ['a path in a sentence', 'Open <Path>A > B &amp; C</Path>.', '<p>Open <span class="path"><b>A</b><span class="then"> › </span><b>B &#x26; C</b></span>.</p>'],
  ['a note', '<Note>\nText.\n</Note>', '<div class="callout note" role="note"><p class="callout-title">Note</p><p>Text.</p></div>'],
  ['a title with marks', "<Warning title='\"><script>'>\nText.\n</Warning>", '<div class="callout warning" role="note"><p class="callout-title">Warning: "><script></p><p>Text.</p></div>'.replace('<script>', '&#x3C;script>')],
  ['details', '<Details summary="More">\nText.\n</Details>', '<details><summary>More</summary><p>Text.</p></details>'],
];
test.each(CASES)('%s', (_name, body, expected) => {
  expect(parse(FRONT + body).issues).toEqual([]);
  expect(html(body)).toBe(expected);
});
test('every case ran', () => expect(CASES).toHaveLength(9));

test('a figure keeps the room of its drawing, and says in words what it shows', () => {
  const body = 'Text.\n\n<Figure src="map.svg" alt="\'<b>\' & more" caption="A <map>" />\n\n<Figure src="plan.svg" alt="A plan" />\n';
  expect(parse(FRONT + body).issues).toEqual([]);
  expect(renderBody(FRONT + body, false, new Map([['map.svg', { width: 40, height: 20 }]])).html).toMatchInlineSnapshot(`
    "<p>Text.</p>
    <figure><img src="/images/content/map.svg" alt="&#x27;<b>&#x27; &#x26; more" width="40" height="20" loading="lazy" decoding="async"><figcaption>A &#x3C;map></figcaption></figure>
    <figure><img src="/images/content/plan.svg" alt="A plan" loading="lazy" decoding="async"></figure>"
  `);
});

test('every component that content may use is rendered, and no other', () => expect(Object.keys(COMPONENT)).toEqual(Object.keys(COMPONENTS)));

test('steps lose their disabled boxes and keep their words', () => {
  expect(html('- [ ] one\n- [x] two\n')).toMatchInlineSnapshot(`
    "<ul class="contains-task-list">
    <li class="step">one</li>
    <li class="step">two</li>
    </ul>"
  `);
  expect(html('- [ ] one\n\n- [ ] two\n\n  more\n')).toMatchInlineSnapshot(`
    "<ul class="contains-task-list">
    <li class="step"><p> one</p>
    </li>
    <li class="step"><p> two</p>
    <p>more</p>
    </li>
    </ul>"
  `);
});

test('tables, notes and code', () => {
  expect(html('| a | b |\n| - | -: |\n| c | d |\n')).toMatchInlineSnapshot(`
    "<div class="table" role="group" aria-label="Table" tabindex="0"><table>
    <thead>
    <tr>
    <th>a</th>
    <th class="right">b</th>
    </tr>
    </thead>
    <tbody>
    <tr>
    <td>c</td>
    <td class="right">d</td>
    </tr>
    </tbody>
    </table></div>"
  `);
  expect(html('One[^x].\n\n[^x]: Two.\n')).toMatchInlineSnapshot(`
    "<p>One<sup><a href="#user-content-fn-x" id="user-content-fnref-x" data-footnote-ref aria-describedby="footnote-label">1</a></sup>.</p>
    <section data-footnotes class="footnotes"><h2 class="sr-only" id="footnote-label">Footnotes</h2>
    <ol>
    <li id="user-content-fn-x">
    <p>Two. <a href="#user-content-fnref-x" data-footnote-backref="" aria-label="Back to reference 1" class="data-footnote-backref">↩</a></p>
    </li>
    </ol>
    </section>"
  `);
  expect(html('```js\nif (a < b) {}\n```\n')).toMatchInlineSnapshot(`
    "<pre><code class="language-js">if (a &#x3C; b) {}
    </code></pre>"
  `);
});

test('headings carry the anchors that the engine links to', () => {
  const body = '## One *two*\n\na\n\n### `Three` & 4\n\nb\n\n## One two\n\nc\n\n## 😀\n\nd\n\n## Main\n\ne\n\n## Ein [Link](/x)\n\nf\n';
  const { article } = parse(FRONT + body);
  const { headings } = renderBody(FRONT + body);
  expect(headings.map(({ id }) => id)).toEqual(outline(article!).sections.slice(1).map(({ anchor }) => anchor));
  expect(headings).toMatchInlineSnapshot(`
    [
      {
        "depth": 2,
        "id": "one-two",
        "text": "One two",
      },
      {
        "depth": 3,
        "id": "three--4",
        "text": "Three & 4",
      },
      {
        "depth": 2,
        "id": "one-two-1",
        "text": "One two",
      },
      {
        "depth": 2,
        "id": "section",
        "text": "😀",
      },
      {
        "depth": 2,
        "id": "main-1",
        "text": "Main",
      },
      {
        "depth": 2,
        "id": "ein-link",
        "text": "Ein Link",
      },
    ]
  `);
});

const RELATED: ReadonlyArray<[name: string, body: string, html: string, related: string]> = [
  ['none', 'A.\n', '<p>A.</p>', ''],
  ['at the end', 'A.\n\n## Related resources\n\n[b](/b/)\n', '<p>A.</p>', '<p><a href="/b/">b</a></p>'],
  ['before another section', '## RELATED Resources\n\n[b](/b/)\n\n### More\n\nC.\n\n## After\n\nD.\n', '<h2 id="after">After</h2>\n<p>D.</p>', '<p><a href="/b/">b</a></p>\n<h3 id="more">More</h3>\n<p>C.</p>'],
];
test.each(RELATED)('the article’s own Related resources: %s', (_name, body, expected, related) => {
  const rendered = renderBody(FRONT + body);
  expect([rendered.html.trim(), rendered.relatedHtml.trim()]).toEqual([expected, related]);
  expect(rendered.headings.map(({ text }) => text)).not.toContain('Related resources');
});
test('every related case ran', () => expect(RELATED).toHaveLength(3));

const SCRAPS = ['<Note title="x">\n\n', '\n\n</Note>', '<Path>a > b</Path>', 'One. ', '*two* ', '\n\n', '- three\n', '- [ ] four\n', '> five\n', '`<six>` ', '\\<seven> ', '&lt;script> ', '[eight](/e) ', '| n |\n| - |\n| t |\n', '{/* eleven */} ', '## Twelve\n\n', '1. x\n', '```\n</p><b>\n```\n'];
test('a heading is a link to itself, unless it holds one', () => {
  const { html } = renderBody(`${FRONT}Words.\n\n## Open *it*\n\n## See [that](/b/)\n\nMore.\n`, true);
  expect(html).toContain('<h2 id="open-it"><a href="#open-it">Open <em>it</em></a></h2>');
  expect(html).toContain('<h2 id="see-that">See <a href="/b/">that</a></h2>');
});
test('steps with paragraphs, and with a mark at the beginning', () => {
  expect(renderBody(`${FRONT}- [ ] One\n\n- [ ] **Two** more\n`).html).toMatch(/<li class="step">\s*<p> One<\/p>\s*<\/li>\s*<li class="step">\s*<p> <strong>Two<\/strong> more<\/p>\s*<\/li>/);
  expect(renderBody(`${FRONT}- [ ] **Two** more\n`).html).toMatch(/<li class="step"><strong>Two<\/strong> more<\/li>/);
});
test('no accepted body brings markup, or loses a word, of its own', () =>
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...SCRAPS), { maxLength: 12 }), (parts) => {
      const { article, text } = parse(`${FRONT}Zero. ${parts.join('')}\n`);
      if (!article || text === undefined) return;
      const rendered = renderBody(text);
      const seen = `${rendered.html}${rendered.relatedHtml}`;
      expect([...seen.matchAll(/<([a-z0-9]+)/g)].map(([, name]) => name).filter((name) => !/^(?:p|em|a|ul|ol|li|code|pre|h2|div|span|b|blockquote|table|thead|tbody|tr|th|td)$/.test(name as string))).toEqual([]);
      const words = textOf(bodyTree(text).tree);
      for (const { text: statement } of outline(article).statements) for (const word of statement.split(/\W+/)) expect(words).toContain(word);
    }),
    { numRuns: 300 },
  ));

test('a body is read once; with drawings of other sizes, anew', () => {
  const [small, large] = [new Map([['map.svg', { width: 10, height: 20 }]]), new Map([['map.svg', { width: 30, height: 20 }]])];
  const words = bodyTree('Text.\n', small);
  expect(bodyTree('Text.\n', large)).toBe(words);
  const drawn = 'Text.\n\n<Figure src="map.svg" alt="A map" />\n';
  const first = bodyTree(drawn, small);
  expect(bodyTree(drawn, small)).toBe(first);
  expect([first, bodyTree(drawn, large)].map(({ tree }) => /"width":"?(\d+)/.exec(JSON.stringify(tree))?.[1])).toEqual(['10', '30']);
});
