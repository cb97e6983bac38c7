import { readFileSync, globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatIssues } from '../issue.ts';
import { parseArticle } from '../parse.ts';
import { outline } from '../statements.ts';
import type { Entry } from '../verdict.ts';
import { checkExternal } from './external.ts';
import { later } from './fields.ts';
import { readability, syllables } from './grade.ts';
import { checkRules, RULES } from './rules.ts';
import type { CheckSettings } from './rule.ts';

const SETTINGS: CheckSettings = { today: '2025-06-01', reviewEveryMonths: 12, language: 'en', url: 'https://kb.example', off: {} };
const WORDS = 'The lid sits on the jar and you lift it with one hand. '.repeat(11).trim();
const SOURCES = 'sources:\n  - { title: One, url: "https://a.bc/1", checked: 2025-01-01 }\n  - { title: Two, url: "https://a.bc/2", checked: 2025-01-01 }\n';

interface Sheet {
  title?: string;
  description?: string;
  /** Lines of frontmatter. */
  more?: string;
  body?: string;
}

/** An article that no rule has a word against, but for what is given. */
function entry(id: string, { title = `How the ${id} lid opens`, description = 'The lid of the jar is stuck. Here are the ways to open it without a tool or much strength.', more = `${SOURCES}reviewer: technical-review\nreviewed: 2025-01-01\n`, body = WORDS }: Sheet): Entry {
  const text = `---\ntitle: ${title}\ndescription: ${description}\ntopic: icloud\nauthor: editorial-team\npublished: 2023-01-01\nupdated: 2023-01-01\n${more}---\n\n${body}\n`;
  const { article, issues } = parseArticle({ path: `${id}.mdx`, bytes: new TextEncoder().encode(text) });
  if (!article) throw new Error(formatIssues(issues, new Map()));
  return { article, outline: outline(article) };
}
/** What an author reads of one rule. */
function read(rule: string, sheets: readonly Sheet[], settings: Partial<CheckSettings> = {}): string {
  const entries = sheets.map((sheet, at) => entry(String.fromCharCode(97 + at), sheet));
  return formatIssues(checkRules(entries, { ...SETTINGS, ...settings }).filter((issue) => issue.rule === rule), new Map(entries.map(({ article }) => [article.path, article.text])));
}

const LONG = 'Notwithstanding considerable technological improvements, administrators responsible for organizational infrastructure continuously encounter complicated synchronization irregularities necessitating comprehensive investigation. '.repeat(8).trim();
const TASKS = (number: number) => Array.from({ length: number }, (_, at) => `- [ ] Turn the lid ${at + 1}`).join('\n');

/** Each rule: articles it has no word against, then what an author reads of those it has. */
const seen: string[] = [];
test('title-length', () => {
  seen.push('title-length');
  expect(read('title-length', [{}])).toBe('');
  expect(read('title-length', [{ title: 'Lid' }, { title: 'What to do when the lid of a jar does not open although you pull hard' }])).toMatchInlineSnapshot(`
    "a.mdx:2:8  warning: the title has 3 characters; fewer than 12 say too little (title-length)
      1 | ---
    > 2 | title: Lid
        |        ^^^
      3 | description: The lid of the jar is stuck. Here are the ways to open it without a tool or much streng
      hint: Say the problem in the reader’s words; a search result cuts the rest off.

    b.mdx:2:8  warning: the title has 69 characters; more than 60 are cut off (title-length)
      1 | ---
    > 2 | title: What to do when the lid of a jar does not open although you pull hard
        |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      3 | description: The lid of the jar is stuck. Here are the ways to open it without a tool or much streng
      hint: Say the problem in the reader’s words; a search result cuts the rest off."
  `);
});
test('description-length', () => {
  seen.push('description-length');
  expect(read('description-length', [{}])).toBe('');
  expect(read('description-length', [{ description: 'Too short.' }])).toMatchInlineSnapshot(`
    "a.mdx:3:14  warning: the description has 10 characters; fewer than 70 say too little (description-length)
      2 | title: How the a lid opens
    > 3 | description: Too short.
        |              ^^^^^^^^^^
      4 | topic: icloud
      hint: One or two sentences: what goes wrong, and what the page does about it."
  `);
});
test('sources-missing', () => {
  seen.push('sources-missing');
  expect(read('sources-missing', [{}, { more: 'draft: true\n' }])).toBe('');
  expect(read('sources-missing', [{ more: 'sources:\n  - { title: One, url: "https://a.bc/1", checked: 2025-01-01 }\n' }, { more: '' }])).toMatchInlineSnapshot(`
    "a.mdx:8:1  warning: the article names one source only (sources-missing)
      7 | updated: 2023-01-01
    > 8 | sources:
        | ^^^^^^^
      9 |   - { title: One, url: "https://a.bc/1", checked: 2025-01-01 }
      hint: Name the maker’s pages that the facts come from, each with the day you checked it.

    b.mdx:1:1  warning: the article names no source (sources-missing)
    > 1 | ---
        | ^^^
      2 | title: How the b lid opens
      hint: Name the maker’s pages that the facts come from, each with the day you checked it."
  `);
});
test('reviewer-missing', () => {
  seen.push('reviewer-missing');
  expect(read('reviewer-missing', [{}, { more: 'draft: true\n' }])).toBe('');
  expect(read('reviewer-missing', [{ more: '' }, { more: 'reviewer: technical-review\n' }])).toMatchInlineSnapshot(`
    "a.mdx:5:9  warning: nobody has reviewed the article (reviewer-missing)
      4 | topic: icloud
    > 5 | author: editorial-team
        |         ^^^^^^^^^^^^^^
      6 | published: 2023-01-01
      hint: Let somebody else follow the steps; then write reviewer: and reviewed:.

    b.mdx:8:11  warning: the day of the review is missing (reviewer-missing)
      7 | updated: 2023-01-01
    > 8 | reviewer: technical-review
        |           ^^^^^^^^^^^^^^^^
      9 | ---
      hint: Let somebody else follow the steps; then write reviewer: and reviewed:."
  `);
});
test('review-stale', () => {
  seen.push('review-stale');
  expect(read('review-stale', [{}, { more: 'reviewed: 2024-06-01\n' }, { more: 'reviewed: 2023-01-01\nreviewEvery: 36\n' }])).toBe('');
  expect(read('review-stale', [{ more: 'reviewed: 2024-05-31\n' }])).toMatchInlineSnapshot(`
    "a.mdx:8:11  warning: the review of 2024-05-31 was due again on 2025-05-31 (review-stale)
      7 | updated: 2023-01-01
    > 8 | reviewed: 2024-05-31
        |           ^^^^^^^^^^
      9 | ---
      hint: Follow the steps on a current system, mend what has changed, then write today’s date in reviewed:."
  `);
});
test('reading-grade', () => {
  seen.push('reading-grade');
  expect(read('reading-grade', [{}, { body: 'Notwithstanding considerable complications.' }])).toBe('');
  expect(read('reading-grade', [{ body: `Open it. ${LONG}` }])).toContain('this is its longest sentence, 17 words');
  expect(read('reading-grade', [{ body: LONG }])).toMatchInlineSnapshot(`
    "a.mdx:15:1  warning: the text reads like grade 43.1, above 10; this is its longest sentence, 17 words (reading-grade)
      14 |
    > 15 | Notwithstanding considerable technological improvements, administrators responsible for organization
         | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      16 |
      hint: Two short sentences instead of one long one; the word one says instead of the word one writes."
  `);
});
test('page-thin', () => {
  seen.push('page-thin');
  expect(read('page-thin', [{}])).toBe('');
  expect(read('page-thin', [{ body: 'Lift the lid.' }])).toMatchInlineSnapshot(`
    "a.mdx:15:1  warning: the page has 3 words; with fewer than 120 it rarely answers a question (page-thin)
      14 |
    > 15 | Lift the lid.
         | ^^^^^^^^^^^^^
      16 |
      hint: Add what the reader needs to finish, or make it a section of the article it belongs to."
  `);
});
test('heading-skips', () => {
  seen.push('heading-skips');
  expect(read('heading-skips', [{ body: '## One\n\nx\n\n### Two\n\nx\n\n## Three\n\nx' }])).toBe('');
  expect(read('heading-skips', [{ body: '### One\n\nx\n\n## Two\n\nx\n\n#### Three\n\nx' }])).toMatchInlineSnapshot(`
    "a.mdx:15:1  “One” is a heading of level 3 below one of level 1 (heading-skips)
      14 |
    > 15 | ### One
         | ^^^^^^^
      16 |
      hint: Take the level that comes next; the size is the style sheet’s business.

    a.mdx:23:1  “Three” is a heading of level 4 below one of level 2 (heading-skips)
      22 |
    > 23 | #### Three
         | ^^^^^^^^^^
      24 |
      hint: Take the level that comes next; the size is the style sheet’s business."
  `);
});
test('section-empty', () => {
  seen.push('section-empty');
  expect(read('section-empty', [{ body: '## One\n\n### Two\n\nx' }])).toBe('');
  expect(read('section-empty', [{ body: '## One\n\n## Two\n\nx\n\n## Three' }])).toMatchInlineSnapshot(`
    "a.mdx:15:1  the section “One” has no text (section-empty)
      14 |
    > 15 | ## One
         | ^^^^^^
      16 |
      hint: Write the section, or delete its heading.

    a.mdx:21:1  the section “Three” has no text (section-empty)
      20 |
    > 21 | ## Three
         | ^^^^^^^^
      22 |
      hint: Write the section, or delete its heading."
  `);
});
test('markup-left', () => {
  seen.push('markup-left');
  expect(read('markup-left', [{ body: '**Bold** and `**`, \\*\\* and 2 * 3.\n\n#1 is first.\n\n| a | b |\n| - | - |\n| c | d |\n\n```\n**\n```\n\n- **a**\n\nA list - of words.\n\n[a] (b)' }])).toBe('');
  expect(read('markup-left', [{ body: 'A **bold word.\n\n##Steps\n\na | b\n| - |\nc | d\n\n-[ ] Open it\n\nSee [it] (https://a.bc).' }])).toMatchInlineSnapshot(`
    "a.mdx:15:3  warning: these signs make nothing bold (markup-left)
      14 |
    > 15 | A **bold word.
         |   ^^
      16 |
      hint: Close them right after the words: **words**.

    a.mdx:17:1  warning: these hashes are no heading (markup-left)
      16 |
    > 17 | ##Steps
         | ^^
      18 |
      hint: Write a space between ## and the words.

    a.mdx:20:1  warning: these lines are no table (markup-left)
      19 | a | b
    > 20 | | - |
         | ^^^^^
      21 | c | d
      hint: The line of hyphens below the headings needs as many columns as they have.

    a.mdx:23:1  warning: this line is no item of a list (markup-left)
      22 |
    > 23 | -[ ] Open it
         | ^
      24 |
      hint: Write a space after the sign.

    a.mdx:25:5  warning: this is no link (markup-left)
      24 |
    > 25 | See [it] (https://a.bc).
         |     ^^^^^^
      26 |
      hint: Write nothing between ] and (."
  `);
});
test('tasks-many', () => {
  seen.push('tasks-many');
  expect(read('tasks-many', [{ body: TASKS(7) }, { body: '- a\n'.repeat(9) }])).toBe('');
  expect(read('tasks-many', [{ body: TASKS(9) }])).toMatchInlineSnapshot(`
    "a.mdx:22:1  warning: the task list has 9 items; more than 7 lose their reader (tasks-many)
      21 | - [ ] Turn the lid 7
    > 22 | - [ ] Turn the lid 8
         | ^^^^^^^^^^^^^^^^^^^^
      23 | - [ ] Turn the lid 9
      hint: Divide it by headings; each becomes a group of the printed checklist."
  `);
});
test('page-orphan', () => {
  seen.push('page-orphan');
  expect(read('page-orphan', [{ body: '[x](/b/)' }, { body: '[x](/a/#top)' }])).toBe('');
  expect(read('page-orphan', [{ more: 'related: [b]\n' }, { body: 'See [x](#top).' }])).toMatchInlineSnapshot(`
    "a.mdx:2:8  warning: no other article links to this one (page-orphan)
      1 | ---
    > 2 | title: How the a lid opens
        |        ^^^^^^^^^^^^^^^^^^^
      3 | description: The lid of the jar is stuck. Here are the ways to open it without a tool or much streng
      hint: Link to it where a reader would need it, or name it under related: of a neighbour."
  `);
});
test('pages-near', () => {
  seen.push('pages-near');
  expect(read('pages-near', [{ body: 'One two three four five six.' }, { body: 'One two three four nine six.' }])).toBe('');
  expect(read('pages-near', [{ body: `${WORDS} ${'And now for another jar with other words of its own. '.repeat(9)}` }, { body: `The lid sits on the jar and ${'then there is nothing but news of many cups. '.repeat(9)}` }])).toBe('');
  // Two drafts that nobody has begun have the same headings.
  const blank = { body: '## Key takeaways\n\n## Check first\n\n## Fix it\n\n## If it still fails' };
  expect(read('pages-near', [blank, blank])).toBe('');
  // What more pages say than twenty is a phrase of the house.
  expect(read('pages-near', Array.from({ length: 21 }, (_, at) => ({ body: `One two three four five six seven eight nine ten eleven twelve thirteen fourteen ${at}.` })))).toBe('');
  expect(read('pages-near', [{ body: WORDS }, { body: `${WORDS} And more.` }])).toMatchInlineSnapshot(`
    "b.mdx:15:1  warning: 100 % of the wording is that of a.mdx (pages-near)
      14 |
    > 15 | The lid sits on the jar and you lift it with one hand. The lid sits on the jar and you lift it with
         | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      16 |
      hint: Make one page of the two, or say in each what sets it apart."
  `);
});
test('figure-unused', () => {
  seen.push('figure-unused');
  const figure = { body: `${WORDS}\n\n<Figure src="lid.svg" alt="The lid" />` };
  expect(read('figure-unused', [figure, {}], { images: ['images/lid.svg'] })).toBe('');
  expect(read('figure-unused', [figure, {}])).toBe('');
  expect(read('figure-unused', [figure, {}], { images: ['images/lid.svg', 'images/jar.svg'] })).toMatchInlineSnapshot(`
    "images/jar.svg:1:1  warning: no article shows jar.svg (figure-unused)
      hint: Show it with <Figure src="…" alt="…" />, or delete the file."
  `);
});
test('trailing-space', () => {
  seen.push('trailing-space');
  expect(read('trailing-space', [{ body: 'One  \ntwo\n\n```\nx \n```' }])).toBe('');
  expect(read('trailing-space', [{ body: 'One \n\n## Two  \n\nx' }])).toMatchInlineSnapshot(`
    "a.mdx:15:4  warning: the line ends in spaces (trailing-space)
      14 |
    > 15 | One
         |    ^
      16 |
      hint: npm run check -- --fix mends it.

    a.mdx:17:7  warning: the line ends in spaces (trailing-space)
      16 |
    > 17 | ## Two
         |       ^^
      18 |
      hint: npm run check -- --fix mends it."
  `);
});
test('link-http', () => {
  seen.push('link-http');
  expect(read('link-http', [{ body: '[x](https://kb.example/a) and `](http://kb.example)`' }])).toBe('');
  expect(read('link-http', [{ body: '[x](http://kb.example/a)' }])).toMatchInlineSnapshot(`
    "a.mdx:15:5  warning: a link to this site starts with http (link-http)
      14 |
    > 15 | [x](http://kb.example/a)
         |     ^^^^
      16 |
      hint: npm run check -- --fix mends it."
  `);
});

test('every rule has its cases', () => {
  expect([...seen, 'link-external'].sort()).toEqual(Object.keys(RULES).sort());
  expect(seen).toHaveLength(16);
});
test('an article as it should be passes all rules', () => expect(checkRules([entry('a', { body: `${WORDS} See [it](/b/).` }), entry('b', { body: `${'A hot jar is held with a dry cloth and never with a wet one. '.repeat(10)} See [it](/a/).` })], SETTINGS)).toEqual([]));

test('a rule that is off, with and without a reason', () => {
  const sheets = [{ body: 'Short.' }];
  expect(read('page-thin', sheets, { off: { 'page-thin': 'short on purpose' } })).toBe('');
  expect(checkRules([], { ...SETTINGS, off: { 'page-thin': ' ', 'link-broken': 'x' } }).map(({ severity, rule, message }) => [severity, rule, message])).toEqual([
    ['error', 'check-off', 'check.off gives no reason for “page-thin”'],
    ['error', 'check-off', 'check.off names “link-broken”, which cannot be switched off'],
  ]);
});
test('the grade is only for English', () => expect(read('reading-grade', [{ body: LONG }], { language: 'de' })).toBe(''));

test('links to other sites', async () => {
  const entries = [entry('a', { body: 'See [x](https://a.bc/1), [y](https://a.bc/2), [z](https://a.bc/3) and [w](https://a.bc/4).' }), entry('b', { body: 'Again [x](https://a.bc/1).' })];
  const asked: string[] = [];
  const answers: Record<string, Parameters<typeof Promise.resolve>[0]> = { 'https://a.bc/1': { status: 404 }, 'https://a.bc/2': { status: 403 }, 'https://a.bc/3': { failed: 'ENOTFOUND' }, 'https://a.bc/4': { status: 301, movedTo: 'https://d.ef' } };
  const issues = await checkExternal(entries.map(({ article }) => article), (url) => (asked.push(url), Promise.resolve(answers[url] as never)), 2);
  expect(asked).toHaveLength(4);
  expect(formatIssues(issues, new Map())).toMatchInlineSnapshot(`
    "a.mdx:15:5  warning: https://a.bc/1 is gone (404) (link-external)
      hint: Find where the page went, or take the link out.

    a.mdx:15:47  warning: https://a.bc/3 does not answer: there is no such host, or no network here (link-external)
      hint: Find where the page went, or take the link out.

    a.mdx:15:71  warning: https://a.bc/4 has moved for good to https://d.ef (link-external)
      hint: Find where the page went, or take the link out.

    b.mdx:15:7  warning: https://a.bc/1 is gone (404) (link-external)
      hint: Find where the page went, or take the link out."
  `);
});

test('links to other sites: errors of servers, causes without words, and links that do not leave', async () => {
  const entries = [entry('a', { body: 'See [x](https://a.bc/1), [y](https://a.bc/2), [m](mailto:a@b.cd), [own](#top) and [z](https://a.bc/3).' })];
  const answers: Record<string, unknown> = { 'https://a.bc/1': { status: 503 }, 'https://a.bc/2': { failed: 'EPROTO' }, 'https://a.bc/3': { status: 200 } };
  expect((await checkExternal(entries.map(({ article }) => article), (url) => Promise.resolve(answers[url] as never))).map(({ message }) => message)).toEqual(['https://a.bc/1 answers with an error (503)', 'https://a.bc/2 does not answer: EPROTO']);
});

const SYLLABLES: ReadonlyArray<[string, number]> = [['jar', 1], ['table', 2], ['opened', 2], ['closed', 1], ['synchronization', 5], ['the', 1], ['device', 2], ['battery', 3], ['you', 1], ['étude', 2]];
test('syllables', () => expect(SYLLABLES.map(([word]) => [word, syllables(word)])).toEqual(SYLLABLES));
test('grades', () => expect([readability([]).grade, readability(['The cat sat on the mat.']).grade < 1, readability([LONG]).grade > 18, readability(['12:30', 'The cat sat.'])]).toEqual([0, true, true, readability(['The cat sat.'])]));
test('months later', () => expect([later('2024-01-31', 1), later('2023-01-31', 1), later('2024-12-01', 1), later('2024-02-29', 12)]).toEqual(['2024-02-29', '2023-02-28', '2025-01-01', '2025-02-28']));

test('every rule that docs/rules.md names has a failing example in a test', () => {
  const tests = globSync(['src/**/*.test.ts', 'src/verify/bad-input/*.ts', 'scripts/*.test.ts', 'scripts/harm/*.long.ts', 'scripts/__snapshots__/*']).map((file) => readFileSync(file, 'utf8').replaceAll('\\(', '(').replaceAll('\\)', ')')).join('\n');
  const named = [...readFileSync('docs/rules.md', 'utf8').matchAll(/^### ([a-z-]+)$|^\| `([a-z-]+)`(?:, `([a-z-]+)`)? \|/gm)].flatMap((found) => found.slice(1).filter(Boolean) as string[]);
  expect(named.length).toBeGreaterThan(90);
  // Not an issue of its own: the editor's name for what component-unknown says.
  const mended = ['component-case'];
  // Told of where an author reads it, `message (rule)`, or by place and rule in a table.
  expect(named.filter((rule) => !mended.includes(rule) && !new RegExp(`\\(${rule}\\)|\\d ${rule}\\b|'${rule}'|${rule}:|\\.mdx ${rule}\\b|\\d ${rule.replace('frontmatter-', '')}\\b`).test(tests))).toEqual([]);
});
test('docs/rules.md tells of every rule', () => {
  const text = readFileSync('docs/rules.md', 'utf8');
  const sections = text.split(/^### /m).slice(1).map((section) => ({ name: section.split('\n')[0], bad: /\*\*Bad\*\*/.test(section), good: /\*\*Good\*\*/.test(section), why: /\*\*Why\*\*/.test(section) }));
  expect(sections.map(({ name }) => name)).toEqual(Object.keys(RULES));
  expect(sections.filter(({ bad, good, why }) => !(bad && good && why))).toEqual([]);
  const rows = [...text.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name as string);
  const named = new Set(globSync('src/kb/**/*.ts').filter((file) => !/\.test\.ts$/.test(file)).flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/rule: '([a-z-]+)'|\b(?:note|fail|refuse|tell)\((?:\w+, |below \|\| '\.', )?'([a-z]+(?:-[a-z]+)*)'|'((?:frontmatter|related|title|query|link)-[a-z-]+)'/g)].map((found) => (found[1] ?? found[2] ?? found[3]) as string)));
  const other = new Set(Object.keys(RULES));
  expect([...named].filter((name) => !rows.includes(name) && !other.has(name) && !/^said-|^-$|^component-case$|^related-resources$/.test(name)).sort()).toEqual([]);
  expect(rows.length).toBeGreaterThan(50);
});
