/**
 * What teams bring with them, made by hand: a Word document, exports of Zendesk and WordPress, a saved page with its folder. Each comes
 * in whole by the command, every line in a draft or named; a second import changes nothing; the drafts pass the check.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { changed, documentOf, footnote, item, link, paragraph, picture, run, table } from '../src/kb/import/word-made.ts';

vi.setConfig({ testTimeout: 120_000 });

let folder = '';
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'exports '))));
afterAll(() => rm(folder, { recursive: true, force: true }));

const call = (script: string, ...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(process.execPath, [`scripts/${script}.ts`, ...args], { env: { ...process.env, CI: '1' } }, (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out: out.replaceAll(folder, 'DIR'), err: err.replaceAll(folder, 'DIR') }));
  });

const WORD = documentOf(
  [
    paragraph('Care of jars', 'Title'),
    paragraph(`${run('A jar lasts for years')}${footnote}${run(' when it is kept dry.')}`),
    paragraph('What you need', 'H2'),
    item('A soft cloth', 'bullet'),
    item(`${run('The ')}${link('manual of the maker')}`, 'bullet'),
    paragraph('Cleaning it', 'H2'),
    item('Warm the water', 'step'),
    item(`${run('Rinse it ')}${changed('seven times', 'twice')}`, 'step'),
    paragraph(picture('A jar upside down on a cloth')),
    paragraph(`${run('It looks like ')}${picture('')}${run(' when it is clean.')}`),
    table([['Stain', 'Remedy'], ['Tea', 'Soda'], ['Oil', paragraph('Soap') + paragraph('and time')]]),
  ].join(''),
);

const ZENDESK = JSON.stringify({
  count: 2,
  articles: [
    { id: 360001, title: 'Open a stuck lid', html_url: 'https://jars.zendesk.com/hc/en-us/articles/360001-Open-a-stuck-lid', section_id: 7, created_at: '2024-01-02T03:04:05Z', updated_at: '2024-05-06T03:04:05Z', label_names: ['lid'], body: '<p>Lids stick when sugar dries.</p>\n<h2 id="h_01">Steps</h2>\n<ol>\n<li>Warm the lid.<br>Not the glass.</li>\n<li>Turn it. <img src="https://jars.zendesk.com/hc/article_attachments/1/turn.png" alt="A hand turns a lid"></li>\n</ol>\n<p class="note">Mind the steam.</p>\n<table><tbody><tr><td>Size</td><td>Tool</td></tr><tr><td>Small</td><td>Cloth</td></tr></tbody></table>\n<p>Then <a href="/hc/en-us/articles/360002">close it</a>, as <a href="#h_01">above</a>.</p>' },
    { id: 360002, title: 'Close a jar', html_url: 'https://jars.zendesk.com/hc/en-us/articles/360002-Close-a-jar', section_id: 7, created_at: '2024-01-02T03:04:05Z', updated_at: '2024-05-06T03:04:05Z', body: '<p>Wipe the rim before you close it.</p><iframe src="https://video.example/1" title="How to close a jar"></iframe>' },
  ],
  sections: [{ id: 7, name: 'Lids' }],
});

const post = (kind: string, title: string, name: string, body: string) =>
  `<item>\n<title>${title}</title>\n<link>https://blog.example/2024/${name}/</link>\n<content:encoded><![CDATA[${body}]]></content:encoded>\n<excerpt:encoded><![CDATA[]]></excerpt:encoded>\n<wp:post_date><![CDATA[2024-01-02 03:04:05]]></wp:post_date>\n<wp:post_modified><![CDATA[2024-02-03 03:04:05]]></wp:post_modified>\n<wp:post_name><![CDATA[${name}]]></wp:post_name>\n<wp:status><![CDATA[publish]]></wp:status>\n<wp:post_type><![CDATA[${kind}]]></wp:post_type>\n<category domain="category" nicename="jars"><![CDATA[Jars]]></category>\n</item>`;
const WORDPRESS = `<?xml version="1.0" encoding="UTF-8" ?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">\n<channel>\n<title>Jars</title>\n<wp:wxr_version>1.2</wp:wxr_version>\n${[
  post('post', 'Labels &amp; glue', 'labels-glue', 'Labels come off in warm water.\nLeave them for an hour.\n\nWhat is left is glue: <strong>oil</strong> takes it off.\n\n[caption id="a" width="3"]<img src="https://blog.example/l.jpg" alt="A label" /> A label that floats[/caption]\n\n<ul>\n<li>Sunflower oil</li>\n<li>Butter</li>\n</ul>'),
  post('page', 'Where jars go', 'where-jars-go', '<!-- wp:heading -->\n<h2>Glass banks</h2>\n<!-- /wp:heading -->\n<!-- wp:paragraph -->\n<p>Take the lid off first; see <a href="https://blog.example/2024/labels-glue/">labels</a>.</p>\n<!-- /wp:paragraph -->\n<!-- wp:table -->\n<figure class="wp-block-table"><table><tbody><tr><td>Green</td><td>Left</td></tr><tr><td>Clear</td><td>Right</td></tr></tbody></table></figure>\n<!-- /wp:table -->'),
  post('attachment', 'l', 'l', ''),
].join('\n')}\n</channel>\n</rss>\n`;

const SAVED = `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Store jars | Jars Help</title>\n<link rel="canonical" href="https://help.example/store.html">\n<link rel="stylesheet" href="Store%20jars_files/style.css"></head>\n<body>\n<header><a href="/">Jars Help</a></header>\n<nav><ul><li>Home</li></ul></nav>\n<main>\n<h1>Store jars</h1>\n<p>Jars like a shelf that is <em>dark</em>.</p>\n<figure><img src="Store%20jars_files/shelf.png" alt="Three jars on a shelf"><figcaption>A good shelf</figcaption></figure>\n<div class="callout warning"><p>Never above the stove.</p></div>\n<dl><dt>Jam</dt><dd>Two years</dd></dl>\n<details><summary>Why dark?</summary><p>Light bleaches fruit.</p></details>\n<pre><code>shelf = dark</code></pre>\n</main>\n<footer>Imprint</footer>\n<script src="Store%20jars_files/a.js"></script>\n</body></html>\n`;

/** Files to import, and every line of words that is in them, mark-up aside. */
const CASES: ReadonlyArray<[name: string, files: Record<string, string | Uint8Array>, drafts: string[], said: string[], left: string[]]> = [
  ['a Word document', { 'Care of jars.docx': WORD }, ['care-of-jars.mdx'], ['A jar lasts for years', 'when it is kept dry.', 'Only once.', 'What you need', 'A soft cloth', 'manual of the maker', 'https://a.bc/manual', 'Cleaning it', 'Warm the water', 'Rinse it twice', 'A jar upside down on a cloth', 'It looks like', 'when it is clean.', 'Stain', 'Remedy', 'Tea', 'Soda', 'Oil', 'Soap', 'and time'], ['seven times']],
  ['an export of Zendesk', { 'articles.json': ZENDESK }, ['close-a-jar.mdx', 'open-a-stuck-lid.mdx', 'redirects.yaml'], ['Lids stick when sugar dries.', 'Steps', 'Warm the lid.', 'Not the glass.', 'Turn it.', 'A hand turns a lid', 'Mind the steam.', 'Size', 'Tool', 'Small', 'Cloth', 'close it', 'above', 'Wipe the rim before you close it.', 'How to close a jar', 'https://video.example/1'], []],
  ['an export of WordPress', { 'export.xml': WORDPRESS }, ['labels-glue.mdx', 'redirects.yaml', 'where-jars-go.mdx'], ['Labels & glue', 'Labels come off in warm water.', 'Leave them for an hour.', 'What is left is glue:', 'oil', 'takes it off.', 'A label', 'A label that floats', 'Sunflower oil', 'Butter', 'Glass banks', 'Take the lid off first; see', 'labels', 'Green', 'Left', 'Clear', 'Right'], []],
  ['a saved page with its folder', { 'Store jars.html': SAVED, 'Store jars_files/shelf.png': 'x', 'Store jars_files/style.css': 'x', 'Store jars_files/a.js': 'x' }, ['redirects.yaml', 'store.mdx'], ['Jars like a shelf that is', 'dark', 'Three jars on a shelf', 'A good shelf', 'Never above the stove.', 'Jam', 'Two years', 'Why dark?', 'Light bleaches fruit.', 'shelf = dark'], ['4 words around <main>', '3 files of other kinds']],
];
const letters = (text: string) => text.normalize('NFKC').replace(/\\(.)/g, '$1').replace(/[^\p{L}\p{N}]+/gu, '');
const bytesBelow = async (path: string) => Promise.all((await readdir(path)).sort().map(async (name) => [name, await readFile(join(path, name), 'utf8')] as const));

test.each(CASES)('%s comes in whole, once', async (name, files, drafts, said, left) => {
  const [from, content] = [join(folder, name, 'from'), join(folder, name, 'content')];
  for (const [path, data] of Object.entries(files)) {
    await mkdir(join(from, path, '..'), { recursive: true });
    await writeFile(join(from, path), data);
  }
  const first = await call('import', from, '--topic', 'icloud', '--content', content);
  expect(first.code).toBe(0);
  const written = await bytesBelow(content);
  expect(written.map(([file]) => file)).toEqual(drafts);
  const all = letters(written.map(([, text]) => text).join('\n'));
  expect(said.filter((line) => !all.includes(letters(line)))).toEqual([]);
  expect(left.filter((words) => !first.err.includes(words))).toEqual([]);
  expect(first.err).toMatchSnapshot();
  expect(written.map(([file, text]) => `${file}\n${text.replace(/^(?:published|updated): .*$/gm, '')}`).join('\n')).toMatchSnapshot();

  const second = await call('import', from, '--topic', 'icloud', '--content', content);
  expect([second.code, second.out.split('\n')[0]]).toEqual([0, expect.stringMatching(/^0 drafts written, /)]);
  expect(await bytesBelow(content)).toEqual(written);
  const { issues } = JSON.parse((await call('check', '--content', content, '--format', 'json')).out) as { issues: Array<{ severity: string; rule: string }> };
  expect(issues.filter(({ severity, rule }) => severity === 'error' || rule === 'markup-left')).toEqual([]);
});
test('every export ran', () => expect(CASES).toHaveLength(4));
