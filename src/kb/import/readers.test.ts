import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatIssues, type Issue } from '../issue.ts';
import { parseArticle } from '../parse.ts';
import { idOfPage, makeDraft } from './draft.ts';
import { resolveLinks } from './links.ts';
import { readPages } from './readers.ts';

const SETTINGS = { topic: 'icloud', author: 'editorial-team', today: '2025-01-01' };
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Files by name -> drafts by id, and every issue. */
async function bring(files: Record<string, string | Uint8Array>): Promise<{ drafts: Record<string, string>; issues: Issue[]; pages: number }> {
  const issues: Issue[] = [];
  const placed = [];
  for (const [path, content] of Object.entries(files)) {
    const read = await readPages(path, typeof content === 'string' ? bytesOf(content) : content);
    issues.push(...read.issues);
    placed.push(...read.pages.map((page) => ({ page, id: idOfPage(page) })));
  }
  resolveLinks(placed, new Map([['/before/', 'known']]));
  const drafts: Record<string, string> = {};
  for (const { page, id } of placed) {
    const draft = makeDraft(page, id, SETTINGS);
    issues.push(...draft.issues);
    if (draft.mdx === undefined) continue;
    expect(parseArticle({ path: `${id}.mdx`, bytes: bytesOf(draft.mdx) }).issues).toEqual([]);
    drafts[id] = draft.mdx;
  }
  return { drafts, issues, pages: placed.length };
}
const bodyOf = (mdx: string | undefined) => mdx?.split('\n---\n\n')[1]?.trimEnd();
const told = (issues: readonly Issue[]) => issues.map(({ line, rule }) => `${line} ${rule}`);

/** Body of a Markdown file -> body of its draft, and the issues. */
const MARKDOWN: ReadonlyArray<[name: string, body: string, draft: string, issues?: string[]]> = [
  ['paragraphs, bullets and steps', 'One.\n\n* a\n* b\n\n1) c\n2) d', 'One.\n\n- a\n- b\n\n1. c\n2. d'],
  ['headings one level down', '# A\n\nx\n\n## B\n\ny', '## A\n\nx\n\n### B\n\ny'],
  ['the title again', '# T\n\nx', 'x'],
  ['an address without a place of its own', 'x\n\nAsk [a@b.cd of it.', 'x\n\nAsk \\[[a@b.cd](mailto:a@b.cd) of it.'],
  ['an attribute list after one', 'x\n\nAsk [a@b.cd {: .wide}', 'x\n\nAsk \\[[a@b.cd](mailto:a@b.cd)', ['6 import-attribute']],
  ['a rule before a heading', 'x\n\n---\n\n## A\n\ny', 'x\n\n## A\n\ny'],
  ['a callout of GitHub', '> [!NOTE]\n> Mind this.\n>\n> - a', '<Note>\n  Mind this.\n\n  - a\n</Note>'],
  ['a callout of GitHub in a list', '1. x\n\n   > [!CAUTION]\n   > Mind.', '1. x\n\n   <Warning>\n     Mind.\n   </Warning>'],
  ['a quote', '> said', '> said'],
  ['callouts of Docusaurus', ':::danger[Hot]\n\nNo *touching*.\n\n:::\n\n:::tip\nFan.\n:::', '<Stop title="Hot">\n  No *touching*.\n</Stop>\n\n<Tip>\n  Fan.\n</Tip>'],
  ['a callout that nobody knows', ':::magic\nx\n:::', 'x', ['4 import-callout']],
  ['a callout of Hugo', '{{< warning >}}\nHot.\n{{< /warning >}}', '<Warning>\n  Hot.\n</Warning>'],
  ['a figure of Hugo', '{{< figure src="a.png" alt="Lid" title="One" caption="The lid" >}}\n\n{{< figure src="b.png" caption="Jar" >}}\n\n{{< figure src="c.png" >}}\n\nx', '*Lid*\n\nOne: The lid\n\n*Jar*\n\nx', ['4 import-image', '6 import-image', '8 import-image']],
  ['code of Hugo and Jekyll', '{% highlight ruby linenos %}\na_b = *c* {% x %}\n{% endhighlight %}\n\n{{< highlight sh >}}\nls\n{{< /highlight >}}\n\n{% raw %}\nx\n{% endraw %}', '```ruby\na_b = *c* {% x %}\n```\n\n```sh\nls\n```\n\nx'],
  ['variables of Jekyll stay, its links lead on', 'Wipe {{ site.product }} and {{x}}. [a]({{ site.baseurl }}/before) [b]({% link nowhere.md %})', 'Wipe \\{\\{ site.product }} and \\{\\{x}}. [a](/known/) b', ['4 import-shortcode', '4 import-link']],
  ['lists of attributes of kramdown', '* One\n{:toc}\n\nSee [x](https://a.bc){: width="3"} and {:ok, y}.', '- One\n\nSee [x](https://a.bc) and \\{:ok, y}.', ['4 import-attribute']],
  ['MDX in a file of Markdown, labels of tabs', "import Tabs from '@theme/Tabs';\n\n<Tabs>\n  <TabItem value=\"mac\" label=\"Mac\">Open it.</TabItem>\n  <TabItem value=\"b\">Shut it.</TabItem>\n</Tabs>", '**Mac**\n\nOpen it.\n\nShut it.', ['4 import-code', '6 import-component', '6 import-component']],
  ['an import that is shown', '```js\nimport a from "b";\n```\n\n<port>', '```js\nimport a from "b";\n```\n\n\\<port>'],
  ['what is raised and lowered', '10<sup>-6</sup>, CO<sub>2</sub>, 1<sup>st</sup>, x<sup>2/3</sup>, a<sup>[b](https://a.bc)</sup>', '10⁻⁶, CO₂, 1st, x2/3, a[b](https://a.bc)', ['4 import-raised']],
  ['white space at the edge of what is emphasised', '<p><b>Note: </b>mind<i> the </i><b> </b><s></s><em><b>lid </b></em>!</p>', '**Note:** mind *the* ***lid*** !'],
  ['emphasis that begins or ends with code', '<p>Type<b> go <code>x</code></b> or <b><code>y</code> now </b>!</p>', 'Type **go `x`** or **`y` now** !'],
  ['typed bullets and boxes', '• One\\\n• Two **b**\n\n• **Zero**\n\n• Three\n\n☐ Four\n\n•\n\n• Five\\\nsix\n\n☐ Seven\\\n• eight', '- One\n- Two **b**\n- **Zero**\n- Three\n\n* [ ] Four\n\n•\n\n• Five\\\nsix\n\n☐ Seven\\\n• eight'],
  ['a table with lines between its cells', '<table>\n<tr>\n<td>a</td>\n<td>b</td>\n</tr>\n</table>', '| a | b |\n| - | - |'],
  ['a table in a cell, with lines between its cells', '<table><tr><td>a</td><td><table>\n<tr>\n<td>b</td>\n<td>c</td>\n</tr>\n</table></td></tr></table>', '| a | b, c |\n| - | ---- |', ['4 import-table']],
  ['a table in a cell', '<table><tr><td>a</td><td><table><tr><td>b</td><td>c</td></tr><tr><td>d</td></tr></table>e</td></tr></table>', '| a | b, c; d e |\n| - | --------- |', ['4 import-table']],
  ['another tag of Hugo', 'x {{< badge src="a" >}} y', 'x y', ['4 import-shortcode']],
  ['a callout of Jekyll', '{% include note.html content="Mind \\"this\\"." %}', '<Note>\n  Mind "this".\n</Note>'],
  ['a class of Kramdown', 'Mind.\n{: .note}', '<Note>\n  Mind.\n</Note>'],
  ['a callout in code', '```\n:::note\n```', '```\n:::note\n```'],
  ['HTML in a sentence', 'Press <kbd>Ctrl</kbd> and <b>go</b>, H<sub>2</sub>O.', 'Press `Ctrl` and **go**, H₂O.'],
  ['a block of HTML', '<div class="x">\n<p>One <a href="https://a.bc">two</a>.</p>\n</div>', 'One [two](https://a.bc).'],
  ['a table of HTML', '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>', '| a | b |\n| - | - |\n| c | d |'],
  ['merged cells', '<table><tr><th colspan="2">a</th></tr><tr><td>c</td><td>d</td></tr></table>', '| a |   |\n| - | - |\n| c | d |', ['4 import-table']],
  ['details', '<details><summary>More</summary>\n\nText.\n\n</details>', '<Details summary="More">\n  Text.\n</Details>'],
  ['tags that nobody knows', 'Type <port> or `<b>`.', 'Type \\<port> or `<b>`.'],
  ['a picture on its own', 'x\n\n![The lid](a.png)', 'x\n\n*The lid*', ['6 import-image']],
  ['a picture in a sentence', 'Press ![the bin](a.png) now.', 'Press the bin now.', ['4 import-image']],
  ['a picture without words', 'x\n\n![](a.png)', 'x', ['6 import-image']],
  ['a film', 'x\n\n<iframe src="https://a.bc/v" title="How"></iframe>', 'x\n\n[How](https://a.bc/v)', ['6 import-embed']],
  ['a script and a form', 'x\n\n<script>alert(1)</script>\n\n<form>Search</form>', 'x', ['6 import-left-out', '8 import-left-out']],
  ['hidden words', 'x\n\n<p style="display:none">Tags</p>', 'x', ['6 import-left-out']],
  ['a comment', 'x\n\n<!-- todo: y -->', 'x\n\n{/* todo: y */}'],
  ['a comment in a sentence', 'a<!-- b -->c', 'a{/* b */}c'],
  ['attribute lists', 'See [x](https://a.bc){.out} now.', 'See [x](https://a.bc) now.', ['4 import-attribute']],
  ['braces', 'Use {name} and {{x}}.', 'Use \\{name} and \\{\\{x}}.'],
  ['footnotes', 'x[^a] y.\n\n[^a]: Note.', 'x[^a] y.\n\n[^a]: Note.'],
  ['a note that nothing refers to', 'x\n\n[^a]: Note.', 'x\n\nNote.', ['6 import-footnote']],
  ['sections by name', '[x](#second-part) [y](#no)\n\n## Second part\n\nz', '[x](#second-part) y\n\n## Second part\n\nz', ['4 import-link']],
  ['sections by an id of their own', '[x](#two)\n\n## Second part {#two}\n\nz', '[x](#second-part)\n\n## Second part\n\nz'],
  ['sections by an anchor before them', '[x](#two)\n\n<a id="two"></a>\n\n## Second part\n\nz', '[x](#second-part)\n\n## Second part\n\nz'],
  ['a list in a cell', '<table><tr><th>a</th></tr><tr><td><ul><li>b</li><li>c</li></ul></td></tr></table>', '| a    |\n| ---- |\n| b; c |', ['4 import-table']],
  ['a link that could run', 'x\n\n[x](javascript:alert%281%29)', 'x\n\nx (javascript:alert%281%29)', ['6 import-link']],
  ['a link to what is not there', '[x](../img/a.pdf)', 'x', ['4 import-link']],
  ['a link of an earlier import', '[x](/before)', '[x](/known/)'],
  ['a link with a sign that is none', '[x](https://a.bc/%zz) and [y](%zz.md)', '[x](https://a.bc/%zz) and y', ['4 import-link']],
  ['a link with letters of other alphabets', '[x](https://a.bc/caf%C3%A9)', '[x](https://a.bc/caf%C3%A9)'],
  ['a link with a title, and one over two lines', '[x](https://a.bc "T") and [y  \nz](https://a.bc)', '[x](https://a.bc "T") and [y\\\nz](https://a.bc)'],
  ['a link without words', '[](https://a.bc)', '[https://a.bc](https://a.bc)'],
  ['sections where some headings are in quotes', '[x](#two) [y](#quoted) [z](#one)\n\n## One\n\n> ## Quoted\n>\n> a\n\n## Two\n\nb', '[x](#two) [y](#one) [z](#one)\n\n## One\n\n> **Quoted**\n>\n> a\n\n## Two\n\nb'],
  ['a notice of Hugo, and what closes it', '{{< notice warning >}}\nHot.\n{{< /notice >}}\n\n{{% alert title="Mind" color="info" %}}\nCold.\n{{% /alert %}}', '<Warning>\n  Hot.\n</Warning>\n\n<Note title="Mind">\n  Cold.\n</Note>'],
  ['a callout that is all title', '<div class="note"><p class="title">Mind</p></div>', 'Mind'],
  ['a callout of GitHub with blank lines', '> [!NOTE]\n>\n> Mind.', '<Note>\n  Mind.\n</Note>'],
  ['a callout of a section', '<section class="warning"><p>Hot.</p></section>', '<Warning>\n  Hot.\n</Warning>'],
  ['a callout that holds only a line', 'x\n\n:::note\n\n---\n\n:::', 'x'],
  ['details without a summary', '<details><p>x</p></details>', '<Details summary="More">\n  x\n</Details>'],
  ['a film with words for those who cannot see it', '<video><source src="//a.bc/v.mp4">Your browser cannot show it.</video>', '[//a.bc/v.mp4](https://a.bc/v.mp4)', ['4 import-embed']],
  ['a film from nowhere', 'x\n\n<video>How it opens</video>', 'x\n\nHow it opens', ['6 import-embed']],
  ['pictures without a file, within the page, and with a title only', 'x\n\n<img alt="Lid">\n\n<img src="data:image/png;base64,AA" alt="Jar">\n\n<img src="a.png" title="Cup">', 'x\n\n*Lid* *Jar* *Cup*', ['6 import-image', '8 import-image', '10 import-image']],
  ['a menu', '<menu><li>a</li></menu>', '- a'],
  ['two captions', '<table><caption>One</caption><caption>Two</caption><tr><td>a</td></tr></table>', 'One\n\nTwo\n\n| a |\n| - |'],
  ['a form that holds paragraphs', '<form><p>Write to us.</p></form>', 'Write to us.'],
  ['what is hidden by its mark, at length', `x\n\n<p hidden>${'long '.repeat(20)}</p>`, 'x', ['6 import-left-out']],
  ['a link laid over its box', '<div><a href="https://a.bc"></a><span>Words</span></div>', '[Words](https://a.bc)'],
  ['a link laid over its box, after it', '<div><b>Words</b><a href="https://a.bc"></a></div>', '[**Words**](https://a.bc)'],
  ['an empty link beside a paragraph, and beside a link', '<div><a href="https://a.bc"></a><p>Words</p></div>\n\n<div><a href="https://a.bc"></a><a href="https://d.ef">More</a></div>', '[https://a.bc](https://a.bc)\n\nWords\n\n[https://a.bc](https://a.bc)[More](https://d.ef)'],
  ['a link without words around a picture', '<div><a href="https://a.bc"><img src="a.png" alt="Lid"></a><span>Words</span></div>', '[*Lid*](https://a.bc)Words', ['4 import-image']],
  ['links that overlap paragraphs', '<a href="https://a.bc/1">x<p>One</a> two</p>', '[x](https://a.bc/1)\n\n[One](https://a.bc/1) two'],
  ['an empty heading, and breaks where none may be', '##\n\n<p><br>x<br></p>\n\n<h2>One<br>two</h2>\n\n<table><tr><th>a<br>b</th></tr></table>', 'x\n\n## One two\n\n| a b |\n| --- |'],
  ['a comment in a note', 'x[^a]\n\n[^a]: Note. <!-- why -->', 'x[^a]\n\n[^a]: Note.{/* why */}'],
  ['a note defined twice', 'x[^a]\n\n[^a]: One.\n\n[^a]: Two.', 'x[^a]\n\nTwo.\n\n[^a]: One.', ['8 import-footnote']],
  ['a note of Word', '<p>x<sup><a href="#ftn1">1</a></sup></p><p id="ftn1"><a name="a">Note</a> one. <a href="#b" data-footnote-backref>↑</a></p>', 'x[^1]\n\n[^1]: Note one.'],
  ['two attribute lists', 'See [x](https://a.bc){.out} and [y](https://a.bc){.in} now.', 'See [x](https://a.bc) and [y](https://a.bc) now.', ['4 import-attribute']],
  ['characters by number and by name', '&#65;&#x42;&bogus;', 'AB\\&bogus;'],
  ['a sign of comparison within HTML', '<div>\n1 < 2 and <port> and </ x\n</div>', '1 \\< 2 and \\<port> and \\</ x'],
  ['a task list', '- [ ] a\n- [x] b', '- [ ] a\n- [x] b'],
  ['a numbered start', '3. a\n4. b', '3. a\n4. b'],
  ['code', '    a {b}\n\n```js\nlet c;\n```', '```\na {b}\n```\n\n```js\nlet c;\n```'],
];
test.each(MARKDOWN)('%s', async (_name, body, draft, issues = []) => {
  const brought = await bring({ 'a.md': `---\ntitle: T\n---\n${body}\n` });
  expect(bodyOf(brought.drafts['t'])).toBe(draft);
  expect(told(brought.issues)).toEqual(issues);
});

test('text between two rules is text, be it at the beginning', async () => {
  const { drafts, issues } = await bring({ 'a.md': '---\n\nHello there.\n\n---\n\nMore.\n', 'b.md': '---\n---\nx\n' });
  expect([drafts['a']?.endsWith('\n---\n\nHello there.\n\n---\n\nMore.\n'), bodyOf(drafts['b']), issues]).toEqual([true, 'x', []]);
});

test('components of MDX', async () => {
  const { drafts, issues } = await bring({ 'a.mdx': '---\ntitle: T\n---\n<Warning title="Hot">\n\nOpen <Path>A > B</Path>.\n\n</Warning>\n\n<Tabs>\n\nOne.\n\n</Tabs>\n\n<Tabs>\n\nTwo.\n\n</Tabs>\n' });
  expect(bodyOf(drafts['t'])).toBe('<Warning>\n  Open <Path>A > B</Path>.\n</Warning>\n\nOne.\n\nTwo.');
  expect(told(issues)).toEqual(['10 import-component']);
});

test('somebody’s MDX: code is named and left out, what a component holds stays', async () => {
  const { drafts, issues } = await bring({ 'a.mdx': "---\ntitle: T\n---\nimport X from './x'\n\nOne.\n\n<Tabs>\n\nTwo.\n\n</Tabs>\n" });
  expect(bodyOf(drafts['t'])).toBe('One.\n\nTwo.');
  expect(told(issues)).toEqual(['4 import-code', '8 import-component']);
});

const FRONTS: ReadonlyArray<[name: string, file: string, fields: string, issues?: string[]]> = [
  ['Docusaurus', '---\nid: a\ntitle: How\ndescription: Why.\nslug: /old/how-to\nsidebar_position: 2\n---\nx', 'title: How\ndescription: Why.'],
  ['Hugo', '+++\ntitle = "How"\ndate = 2024-02-03T10:00:00Z\nlastmod = "2024-03-04"\naliases = ["/a/", "/b/"]\nweight = 3\n+++\nx', 'title: How\ndescription: x\npublished: 2024-02-03\nupdated: 2024-03-04'],
  ['Jekyll', '---\nlayout: page\ntitle: "How: to"\npermalink: /x/how/\nredirect_from: [/y]\n---\nx', 'title: "How: to"\ndescription: x'],
  ['no title, a first heading', '# How\n\nx', 'title: How\ndescription: x'],
  ['nothing at all', 'x', 'title: A b\ndescription: x'],
  ['one field without a place', '---\ntitle: How\ntags: [a]\n---\nx', 'title: How', ['1 import-field']],
  ['fields without a place', '---\ntitle: How\ntags: [a]\nauthor: Me\n---\nx', 'title: How\ndescription: x', ['1 import-field']],
  ['a day in a group, a relative address, an empty one', '---\ntitle: How\nlast_update:\n  date: 2024-02-03\nslug: how-to\npermalink: ""\nid: [a]\n---\nx', 'title: How\ndescription: x\npublished: 2024-02-03\nupdated: 2024-02-03'],
  ['changed before it was published', '---\ntitle: How\ndate: 2024-02-03\nlastmod: 2024-01-01\n---\nx', 'published: 2024-02-03\nupdated: 2024-02-03'],
  ['a list of TOML in other quotes, a comment, a table', "+++\ntitle = 'How'\naliases = ['/a/']\n# why\n\n[menu]\n+++\nx", 'title: How\ndescription: x', ['6 import-field']],
  ['an alias that stands for nothing', '---\ntitle: *x\n---\nx', 'description: x', ['1 import-field']],
  ['YAML that is none', '---\ntitle: How\n  x: [\n---\nx', 'title: How\ndescription: x', ['2 import-field']],
  ['a colon in a title, a quote that is not closed', '---\ntitle: How: to\ndescription: "Why not\n---\nx', 'title: "How: to"\ndescription: Why not', ['2 import-field']],
];
test.each(FRONTS)('frontmatter: %s', async (_name, file, fields, issues = []) => {
  const { drafts, issues: found } = await bring({ 'a_b.md': file });
  const lines = Object.values(drafts)[0]?.split('\n') ?? [];
  for (const field of fields.split('\n')) expect(lines).toContain(field);
  expect(told(found).slice(0, 1)).toEqual(issues);
});

test('links between files, and the addresses they had', async () => {
  const { drafts, issues } = await bring({
    'docs/one.md': '---\ntitle: One\nslug: /old/one\n---\nSee [two](sub/two.md#part), [it](/old/two) and [that](https://x.zendesk.com/hc/en-us/articles/1234567-Two).\n',
    'docs/sub/two.md': '---\ntitle: Two\npermalink: /old/two/\nid: 1234567\n---\nSee [one](../one.md).\n\n## Part\n\nx\n',
  });
  expect([bodyOf(drafts['one']), bodyOf(drafts['two'])]).toEqual(['See [two](/two/#part), [it](/two/) and [that](/two/).', 'See [one](/one/).\n\n## Part\n\nx']);
  expect(issues).toEqual([]);
});

test('links between files that are not where they seem', async () => {
  const { drafts, issues } = await bring({
    '/docs/one.md': '---\ntitle: One\n---\nSee [two](./two.md#nope), [three](../../three.md) and [four](/four.md).\n',
    '/docs/two.md': '---\ntitle: Two\n---\n## Part\n\nx\n',
    '/three.md': '---\ntitle: Three\n---\nx\n',
    'guide/index.md': '---\ntitle: Guide\n---\nSee [itself](../guide) and [above](../../up.md).\n',
  });
  expect([bodyOf(drafts['one']), bodyOf(drafts['guide'])]).toEqual(['See [two](/two/), [three](/three/) and four.', 'See [itself](/guide/) and above.']);
  expect(issues.map(({ path, line, message }) => `${path}:${line} ${message}`)).toEqual([
    '/docs/one.md:4 “two” leads to the page two; its section #nope was not found',
    '/docs/one.md:4 “four” led to /four.md, which is not among the imported files; its words stay',
    'guide/index.md:4 “above” led to ../../up.md, which is not among the imported files; its words stay',
  ]);
});

test('a link to a plain text file', async () => {
  const { drafts, issues } = await bring({ 'a/one.md': '---\ntitle: One\n---\nSee [two](Two%20lids.txt).\n', 'a/Two lids.txt': 'Two lids\n\nLift them.\n' });
  expect([bodyOf(drafts['one']), issues]).toEqual(['See [two](/two-lids/).', []]);
});

test('a saved page: what is around the article is told of', async () => {
  const html = '<!doctype html><html><head><title>Site</title><link rel="canonical" href="https://a.bc/help/open-it.html"><meta name="description" content="Short."></head>\n<body><nav>Home About</nav>\n<main><article>\n<h1>Open it</h1>\n<p>Lift the <strong>lid</strong>.</p>\n<div class="note"><p class="title">Mind</p><p>Hot.</p></div>\n<pre><code class="language-sh">ls -l</code></pre>\n<img src="a.png" alt="A lid">\n</article></main>\n<footer>Contact</footer></body></html>';
  const { drafts, issues } = await bring({ 'open.html': html });
  expect(bodyOf(drafts['open-it'])).toBe('Lift the **lid**.\n\n<Note title="Mind">\n  Hot.\n</Note>\n\n```sh\nls -l\n```\n\n*A lid*');
  expect(told(issues)).toEqual(['3 import-frame', '8 import-image']);
});

test('a saved page: of two articles the longer one, its days, one word around it', async () => {
  const html = '<html><head><title>T</title><meta property="article:published_time" content="2024-02-03T00:00:00Z"><meta property="article:modified_time" content="2024-03-04"></head><body><article>Short.</article><article><h1>Open it</h1><p>Lift the lid with both hands.</p></article></body></html>';
  const { drafts, issues } = await bring({ 'open.html': html });
  expect(bodyOf(drafts['open-it'])).toBe('Lift the lid with both hands.');
  expect(drafts['open-it']).toContain('published: 2024-02-03\nupdated: 2024-03-04\n');
  expect(issues.map(({ message }) => message)).toEqual(['1 word around <article> (menus, header, footer) is left out']);
});
test('a saved page whose links overlap its paragraphs: what the browser makes of it has no line', async () => {
  const { drafts, issues } = await bring({ 'a.html': '<title>T</title>\n<a href="javascript:x">x<p>One</a> two</p>' });
  expect([bodyOf(drafts['t']), told(issues)]).toEqual(['x (javascript:x)\n\nOne (javascript:x) two', ['2 import-link', '1 import-link']]);
});
test('a saved page that is nothing but its article', async () => {
  const { drafts, issues } = await bring({ 'open.html': '<main><h1>Open it</h1><p>Lift the lid.</p></main>' });
  expect([bodyOf(drafts['open-it']), issues]).toEqual(['Lift the lid.', []]);
});

test('one article of Zendesk, or a list of many without their sections’ names', async () => {
  const one = await bring({ 'a.json': '{"article":{"name":"Caf\\u00e9","body":"<p>x</p><p><a href=\\"javascript:x\\">y</a></p>","section":{"name":"Jars"}}}' });
  expect([bodyOf(one.drafts['cafe']), one.issues.map(({ line, message }) => `${line} ${message}`)]).toEqual(['x\n\ny (javascript:x)', ['1 in “Café”, line 1 of its text: a link to “javascript:x” is not allowed; its words stay']]);
  const many = await bring({ 'a.json': JSON.stringify(Array.from({ length: 8 }, (_, at) => ({ title: `Jar ${at}`, body: '<p>x</p>', section_id: at }))) });
  expect(many.issues.map(({ message }) => message)).toEqual(['the articles stood in 8 sections (0, 1, 2, 3, 4, 5, …); here they all get the topic of this import']);
});

test('an export of Zendesk', async () => {
  const { drafts, issues } = await bring({
    'zendesk.json': JSON.stringify({ articles: [
      { id: 100200300, title: 'Close it', body: '<p>Press the lid.</p><p><img src="https://x/y.png" alt="The lid"></p>', html_url: 'https://h.zendesk.com/hc/en-us/articles/100200300-Close-it', section_id: 7, created_at: '2024-01-02T03:04:05Z', updated_at: '2024-05-06T03:04:05Z' },
      { id: 100200301, title: 'Empty', body: '' },
      { id: 100200302, title: 'Open it', section_id: 8, body: '<h2>How</h2><ol><li>Lift. <a href="/hc/en-us/articles/100200300">Close</a></li></ol>' },
    ], sections: [{ id: 7, name: 'Lids' }, { id: 8, name: 'Jars' }] }, null, 1),
  });
  expect(drafts['close-it']).toContain('published: 2024-01-02\nupdated: 2024-05-06\n');
  expect([bodyOf(drafts['close-it']), bodyOf(drafts['open-it'])]).toEqual(['Press the lid.\n\n*The lid*', '## How\n\n1. Lift. [Close](/close-it/)']);
  expect(told(issues)).toEqual(['14 empty-body', '1 import-field', '5 import-image']);
});

test('an export of WordPress', async () => {
  const item = (kind: string, title: string, name: string, body: string) => `<item><title>${title}</title><link>https://b.cd/${name}/</link><content:encoded><![CDATA[${body}]]></content:encoded><wp:post_date><![CDATA[2024-01-02 03:04:05]]></wp:post_date><wp:post_name>${name}</wp:post_name><wp:post_type>${kind}</wp:post_type></item>`;
  const { drafts, issues } = await bring({
    'wp.xml': `<?xml version="1.0"?>\n<rss><channel>\n${item('post', 'Oil &amp; it', 'oil', 'First <em>line</em>.\n\nSecond.\n[gallery ids="1"]\n\n<ul><li>a</li></ul>')}\n${item('page', 'Wax', 'wax', '<!-- wp:paragraph -->\n<p>Wax. <a href="https://b.cd/oil/">Oil</a></p>\n<!-- /wp:paragraph -->')}\n${item('attachment', 'p', 'p', 'x')}\n</channel></rss>`,
  });
  expect([bodyOf(drafts['oil']), bodyOf(drafts['wax'])]).toEqual(['First *line*.\n\nSecond.\n\n- a', 'Wax. [Oil](/oil/)']);
  expect(drafts['oil']).toContain('title: Oil & it');
  expect(told(issues)).toEqual(['1 import-left-out', '3 import-shortcode'].sort((a, b) => (a < b ? 1 : -1)));
});

test('an export of WordPress that needs more than one look', async () => {
  const xml = `<rss>${['<title>One</title><link>https://b.cd/one/</link><category domain="category" nicename="a"><![CDATA[A]]></category><category domain="category" nicename="b">B</category><excerpt:encoded>In short.</excerpt:encoded><wp:post_modified>2024-02-03 00:00:00</wp:post_modified><content:encoded><![CDATA[Do [su_box]this[/su_box].\n\n<pre>a\n\nb</pre>\n\n[/toc]]]></content:encoded>', '<title>M</title><wp:post_type>attachment</wp:post_type>', '<title>N</title><wp:post_type>attachment</wp:post_type>'].map((item) => `\n<item>${item}</item>`).join('')}</rss>`;
  const { drafts, issues } = await bring({ 'a.xml': xml });
  expect(bodyOf(drafts['one'])).toBe('Do this.\n\n```\na\n\nb\n```');
  expect(drafts['one']).toContain('description: In short.');
  expect(issues.map(({ line, message }) => `${line} ${message}`)).toEqual([
    '2 in “One”: [su_box] is filled in by a program and has no meaning here; the words in it stay',
    '1 the posts stood in 2 categories (A, B); here they all get the topic of this import',
    '1 2 items of kind attachment are left out: they hold no article',
  ]);
  const many = await bring({ 'a.xml': `<rss>${Array.from({ length: 7 }, (_, at) => `<item><title>T${at}</title><category domain="category">C${at}</category><content:encoded>x</content:encoded></item>`).join('')}</rss>` });
  expect(many.issues.map(({ message }) => message)).toEqual(['the posts stood in 7 categories (C0, C1, C2, C3, C4, C5, …); here they all get the topic of this import']);
});

const PIECES = ['\n', '\n\n', '---\n', 'title: A\n', '# ', '## ', '- ', '- [ ] ', '1. ', '> ', '> [!NOTE]\n> ', ':::tip\n', ':::\n', '```\n', '<b>', '</b>', '<p>', '<div class="note">', '</div>', '<table><tr><td>', '</table>', '<img src=a alt=b>', '![c](d)', '[e](#f)', '[g](../h.md)', '{i}', '{/* j */}', '<!-- k -->', '<port>', '<Foo bar={1}>', 'import x from "y"\n', '{{< note >}}\n', '[^1]', '[^1]: n\n', '<details><summary>s</summary>', '&amp;', '&#x202e;', '&nbsp;', '| a | b |\n| - | - |\n', '<script>', '<iframe src=z></iframe>', 'word ', 'two words. ', '{#id}', '{.c}', '<item><title>T</title><content:encoded><![CDATA[', ']]></content:encoded></item>', '{"articles":[{"title":"T","body":"', '"}]}'];

const WRONG: ReadonlyArray<[path: string, content: string | Uint8Array, issues: string[]]> = [
  ['a.pdf', 'x', ['1 import-kind']],
  ['a.md', new Uint8Array([0xff, 0x00, 0xff]), ['1 encoding']],
  ['a.md', '---\ntitle: T\n---\n', ['1 empty-body']],
  ['a.md', '---\ntitle: T\n---', ['1 empty-body']],
  ['a.html', '', ['1 empty-file']],
  ['a.html', 'x\u202ey', ['1 bidi-control']],
  ['a.json', '{', ['1 import-json']],
  ['a.json', '{"a":1}', ['1 import-json']],
  ['a.json', 'null', ['1 import-json']],
  ['a.json', '{"articles":[{"title":"T","body":"\\ud800"}]}', ['1 lone-surrogate']],
  ['a.json', '[{"body":"x"}]', ['1 import-json']],
  ['a.json', '{"article":{"name":"T","body":7}}', ['1 empty-body']],
  ['a.json', '{\n"articles":[\n{"title":"T","body":"<hr>"}]}', ['3 empty-body']],
  ['a.json', JSON.stringify({ articles: [{ title: 'T', body: '<b>'.repeat(5000) }] }, null, 1), ['4 nesting']],
  ['a.xml', '<rss><item><content:encoded>x</content:encoded></item></rss>', ['1 import-wordpress']],
  ['a.xml', '<rss>\n<item><title>T</title><content:encoded> </content:encoded></item></rss>', ['2 empty-body']],
  ['a.xml', `<rss>\n<item><title>T</title><content:encoded><![CDATA[${'<b>'.repeat(5000)}]]></content:encoded></item></rss>`, ['2 nesting']],
  ['a.xml', '<rss></rss>', ['1 import-wordpress']],
  ['a.docx', 'PK not a zip', ['1 import-docx']],
  ['a.html', '<div>'.repeat(5000), ['1 nesting']],
  ['a.md', `x\n\n${'>'.repeat(5000)} y`, ['3 nesting']],
  ['a.md', `x\n\n${'['.repeat(20_000)}`, ['3 nesting']],
  ['a.json', JSON.stringify({ articles: [{ title: 'T', body: '<b>'.repeat(5000) }] }), ['1 nesting']],
  ['a.md', 'x'.repeat(2 ** 21 + 1), ['1 file-size']],
];
test.each(WRONG)('%s %#', async (path, content, issues) => {
  const brought = await bring({ [path]: content });
  expect(told(brought.issues)).toEqual(issues);
  expect(brought.drafts).toEqual({});
});

test('what an author reads', async () => {
  const text = '---\ntitle: T\n---\nLift it.\n\n![The lid](a.png)\n';
  expect(formatIssues((await bring({ 'a.md': text })).issues, new Map([['a.md', text]]))).toMatchInlineSnapshot(`
    "a.md:6:1  warning: the image a.png becomes its words “The lid” (import-image)
      5 |
    > 6 | ![The lid](a.png)
        | ^
      7 |
      hint: Say in words what the picture shows."
  `);
});
test('any bytes give drafts or issues with a place in the file', () =>
  fc.assert(
    fc.asyncProperty(fc.constantFrom('a.md', 'a.mdx', 'a.html', 'a.json', 'a.xml', 'a.docx', 'a.txt'), fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 12 })), { maxLength: 14 }), async (path, pieces) => {
      const text = pieces.join('');
      const { issues, drafts, pages } = await bring({ [path]: text });
      expect(issues.length + Object.keys(drafts).length).toBeGreaterThan(0);
      expect(Object.keys(drafts).length).toBeLessThanOrEqual(pages);
      for (const { line, column } of issues) expect([line >= 1, column >= 1, line <= text.split(/\r\n|\r|\n/).length]).toEqual([true, true, true]);
    }),
    { numRuns: 400 },
  ));
test('a file of an old Windows is read and told of', async () => {
  const { drafts, issues } = await bring({ 'a.md': new Uint8Array([0x78, 0x0a, 0x0a, 0x63, 0x61, 0x66, 0xe9]) });
  expect([bodyOf(drafts['a']), told(issues)]).toEqual(['x\n\ncafé', ['3 import-encoding']]);
});
test('every case ran', () => expect([MARKDOWN.length, FRONTS.length, WRONG.length]).toEqual([87, 13, 24]));
