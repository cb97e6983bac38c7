/**
 * What holds for any input, asked of inputs that nobody thought of. `npm test` asks for a moment, `npm run test:long` a hundred
 * times longer (WINNOW_FUZZ); a seed that fails is printed, and becomes a row of the matrix.
 */
import fc from 'fast-check';
import { toHtml } from 'hast-util-to-html';
import { htmlToHast } from 'satteri';
import { expect, test } from 'vitest';
import { safeAddress } from '../kb/address.ts';
import { idOfPage, makeDraft } from '../kb/import/draft.ts';
import { readPages } from '../kb/import/readers.ts';
import { formatIssues, type Issue } from '../kb/issue.ts';
import { parseArticle } from '../kb/parse.ts';
import { type Outcome, run } from '../kb/pipeline.ts';
import { bodyTree } from '../kb/render.ts';
import { readSvg } from '../kb/svg.ts';
import { plan, searched } from '../search/planner.ts';
import { openSynonyms } from '../search/synonyms.ts';
import { openVocabulary, wordsFile } from '../search/vocabulary.ts';
import { site } from '../site.ts';
import { FRONT, GOOD } from './bad-input/row.ts';

const LONGER = Number(process.env['WINNOW_FUZZ'] ?? 1);
const some = (numRuns: number) => ({ numRuns: numRuns * LONGER });
let ran = 0;
const encode = (text: string) => new TextEncoder().encode(text);

const MARKS = ['{', '}', '`', '```', '\n', '\n\n', '<', '>', '</', '/>', '<Note>', '</Note>', '<Path>', '</Path>', '<Figure src="a.svg" alt="b" />', '<script>', 'import ', 'export ', 'export', '\\`', '{/*', '*/}', '{/* keep */}', '\\', '- ', '- [ ] ', '1. ', '> ', '# ', '## ', '[', ']', '](', ')', '[a]: /b', '[^1]', '[^1]: ', '*', '**', '_', '~~', '|', '|-|', '"', "'", '=', ' ', '    ', '\t', '\r\n', '\r', '---\n', '...\n', 'a', 'Open the lid.', 'Close the lid.', '😀', '&amp;', '&#0;', '&colon;', '&bogus;', 'javascript:', 'https://a.bc/', '//', 'a@b.cd', '!', ':', '\ufeff', '\u2028', '\u202e', '\u200b', '\u0000', 'é', 'e\u0301'];
const FIELDS = ['title: ', 'description: ', 'topic: icloud', 'author: editorial-team', 'published: 2025-01-01', 'updated: 2125-01-01', 'draft: true', 'queries: ', 'related: [a]', 'sources: ', '<<: ', '&a ', '*a', '!!str ', '!x ', '? ', '- ', '| ', '> ', '[', ']', '{', '}', ': ', ',', '"', "'", '#', '\n', '\n  ', '\t', '~', '...', '---', '%YAML', '\\u0000', '__proto__: ', 'x', '0x1', '.nan', '\u0000', '\ud800'];
const mix = (marks: readonly string[], most: number) => fc.array(fc.constantFrom(...marks), { maxLength: most }).map((parts) => parts.join(''));

/** A good file with pieces cut out, doubled and put in. */
const mutated = (text: string, marks: readonly string[]) =>
  fc.array(fc.tuple(fc.nat(text.length), fc.nat(12), fc.constantFrom(...marks, '')), { minLength: 1, maxLength: 6 }).map((changes) => changes.reduce((now, [at, length, piece]) => now.slice(0, at) + piece + now.slice(at + length), text));

function expectPlaced(issues: readonly Issue[], texts: ReadonlyMap<string, string>): void {
  for (const { path, line, column, message, rule } of issues) {
    expect([line >= 1, column >= 1, message !== '', /^[a-z0-9-]+$/.test(rule)]).toEqual([true, true, true, true]);
    const lines = texts.get(path)?.split(/\r\n|\r|\n/);
    if (lines) expect(column).toBeLessThanOrEqual((lines[line - 1] as string).length + 2);
  }
  formatIssues(issues, texts);
}

/** Every file is an article or has an error; what is removed is said; every law holds. */
function expectAccounted(files: ReadonlyArray<{ path: string; bytes: Uint8Array }>): Outcome {
  const outcome = run(files, { ...site.dedupe, publishing: false, lookalikes: true, latestDay: '2026-06-15' });
  expect(outcome.brokenLaws).toEqual([]);
  expectPlaced(outcome.issues, outcome.texts);
  const told = new Set(outcome.issues.filter(({ severity }) => severity === 'error').map(({ path }) => path));
  const articles = new Set(outcome.articles.map(({ article }) => article.path));
  for (const { path } of files) expect(told.has(path) || articles.has(path)).toBe(true);
  ran++;
  return outcome;
}

interface Tree {
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: Tree[];
}
const HARMLESS = new Set('html head body p h2 h3 h4 h5 h6 ul ol li a strong em del code pre blockquote table thead tbody tr th td hr br input label aside details summary div span figure figcaption img section sup kbd bdi ins b i small svg'.split(' '));

/** What is rendered of an accepted article holds nothing that runs, loads from elsewhere or leads astray. */
function expectHarmless(text: string): void {
  const html = toHtml(bodyTree(text).tree as never);
  const stack: Tree[] = [htmlToHast(html) as unknown as Tree];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.tagName) expect([node.tagName, HARMLESS.has(node.tagName)]).toEqual([node.tagName, true]);
    for (const [name, value] of Object.entries(node.properties ?? {})) {
      expect(name).not.toMatch(/^on|^style$|^srcdoc$/i);
      if (name === 'href') expect([value, safeAddress(String(value))]).toEqual([value, true]);
    }
    stack.push(...(node.children ?? []));
  }
}

test('any bytes', () => fc.assert(fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 4 }), (files) => void expectAccounted(files.map((bytes, at) => ({ path: `f${at}.mdx`, bytes })))), some(60)));
test('any frontmatter', () => fc.assert(fc.property(fc.oneof(mix(FIELDS, 20).map((yaml) => `---\n${yaml}\n---\n\nText.\n`), mutated(GOOD, FIELDS)), (text) => void expectAccounted([{ path: 'a.mdx', bytes: encode(text) }])), some(150)));
test('any body', () =>
  fc.assert(
    fc.property(fc.oneof(mix(MARKS, 24).map((text) => FRONT + text), mutated(`${GOOD}\n## Key takeaways\n\n- Open the lid.\n- [ ] Close it.\n\n<Note title="a">\nText.\n</Note>\n\n| a | b |\n| - | - |\n| c | d |\n`, MARKS)), (text) => {
      const { articles } = expectAccounted([{ path: 'a.mdx', bytes: encode(text) }]);
      for (const { text: left } of articles) expectHarmless(left);
    }),
    some(200),
  ));

const SENTENCES = ['Open the lid.', 'Close the lid.', 'open the **lid**.', 'Wait 10 minutes.', 'Wait 20 minutes.', 'Do not open the lid.', 'See [it](/a/).', 'It is warm.', 'This helps.', 'Open  the lid!', 'Ouvrez-le.', '開けてください。'];
const block = fc.oneof(fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 3 }).map((all) => all.join(' ')), fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 4 }).map((all) => all.map((one) => `- ${one}`).join('\n')), fc.constantFrom('## Key takeaways', '## The fix', '{/* keep */}', '> Open the lid.', '<Note>\nOpen the lid.\n</Note>'));
test('any statements', () =>
  fc.assert(
    fc.property(fc.array(fc.array(block, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 }), (pages) => {
      const { report, articles } = expectAccounted(pages.map((blocks, at) => ({ path: `${'abcde'[at]}.mdx`, bytes: encode(`${FRONT.replace('A title', `Title ${at}`)}${blocks.join('\n\n')}\n`) })));
      expect(report.totals.statements).toBeGreaterThanOrEqual(report.totals.removed);
      for (const { text } of articles) expectHarmless(text);
    }),
    some(60),
  ));

const KINDS = ['a.txt', 'a.md', 'a.html', 'a.docx', 'a.json', 'a.xml', 'a.mdx', 'a.bin'];
const FOREIGN = [...MARKS, '<p>', '</p>', '<ul><li>', '<table><tr><td>', '<item>', '<content:encoded><![CDATA[', ']]>', '{"articles":[', '"body":"', ':::note\n', '{% tag %}', 'PK\u0003\u0004', '<!-- ', '-->'];
test('anything imported', () =>
  fc.assert(
    fc.asyncProperty(fc.constantFrom(...KINDS), fc.oneof(fc.uint8Array({ maxLength: 200 }), mix(FOREIGN, 16).map((text) => encode(`Title\n\n${text}`))), async (path, bytes) => {
      const { pages, issues } = await readPages(path, bytes);
      expectPlaced(issues, new Map());
      expect(pages.length + issues.length).toBeGreaterThan(0);
      for (const page of pages) {
        const id = idOfPage(page);
        const draft = makeDraft(page, id, { topic: 'icloud', author: 'editorial-team', today: '2026-06-15' });
        expectPlaced(draft.issues, new Map());
        if (draft.mdx === undefined) expect(draft.issues.length).toBeGreaterThan(0);
        else expect(parseArticle({ path: `${id}.mdx`, bytes: encode(draft.mdx) }).issues).toEqual([]);
      }
      ran++;
    }),
    some(80),
  ));

const DRAWN = ['<g>', '</g>', '<rect ', 'width="1"', '/>', '>', '<', ' onload="x"', 'href="#a"', 'href="//a"', '<script>', '<style>', '</style>', '@import', 'url(', '#a)', '<!--', '-->', '&amp;', '&x;', '<text>', '</text>', 'a', '\\', '<![CDATA[', '<?x?>', "'", '"', ' ', '\n'];
test('any drawing that passes holds nothing that runs or loads', () =>
  fc.assert(
    fc.property(mix(DRAWN, 16), (inside) => {
      const text = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`;
      const { size, problems } = readSvg(text);
      expect(size === undefined).toBe(problems.length > 0);
      for (const { start } of problems) expect([start >= 0, start <= text.length]).toEqual([true, true]);
      if (size) expect(text.replace(/<!--[^]*?-->/g, '').replace(/>[^<]*</g, '><')).not.toMatch(/script|\son\w+=|@import|href="(?!#)|url\((?!#)/i);
      ran++;
    }),
    some(400),
  ));

const knowledge = { vocabulary: openVocabulary(wordsFile(['open the stuck lid of a jar', 'wi-fi and icloud photos'])), synonyms: openSynonyms([['lid', 'cap']]) };
test('any query', () =>
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), mix([...MARKS, 'lid', 'icloud', 'wi-fi', '-', '%'], 12)), fc.boolean(), (query, live) => {
      const planned = plan(query, knowledge, { live });
      expect(planned.query.length).toBeLessThanOrEqual(Math.max(query.length, 1) * 4);
      expect(searched(planned).every(({ word }) => word !== '')).toBe(true);
      ran++;
    }),
    some(300),
  ));

test('as many inputs as were promised', () => expect(ran).toBeGreaterThanOrEqual(1200 * LONGER));
