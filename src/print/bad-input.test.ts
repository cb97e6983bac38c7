/** Articles that are hard to print: each gives a correct sheet or an issue at its line, never a broken PDF. */
import { expect, test } from 'vitest';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Article } from '../kb/article.ts';
import { formatIssues } from '../kb/issue.ts';
import { parseArticle } from '../kb/parse.ts';
import { printable } from './characters.ts';
import { sheetIssues } from './issues.ts';
import { sheetPdf } from './pdf.ts';
import { papers, type Printed } from './sheet.ts';

const words = (count: number) => Array.from({ length: count }, (_, at) => `word${at}`).join(' ');
const steps = (count: number, more = '') => Array.from({ length: count }, (_, at) => `- [ ] Step ${at} asks for one more thing.${more}`).join('\n');
const URL_300 = `https://example.com/${'part/'.repeat(56)}`.slice(0, 299) + 'x';

function article(body: string, title = 'A title'): { article: Article; printed: Printed } {
  const text = `---\ntitle: ${JSON.stringify(title)}\ndescription: When something is wrong.\ntopic: icloud\nauthor: editorial-team\npublished: 2026-01-02\nupdated: 2026-01-03\n---\n\n${body}\n`;
  const parsed = parseArticle({ path: 'made/up.mdx', bytes: Buffer.from(text) });
  if (!parsed.article) throw new Error(JSON.stringify(parsed.issues));
  return { article: parsed.article, printed: { id: 'up', data: parsed.article.data, text, moved: [] } };
}

/** Pages of each paper and the text of the first, bare of spaces. */
async function read(printed: Printed): Promise<{ pages: number[]; text: string }> {
  const pages: number[] = [];
  let text = '';
  for (const paper of papers) {
    const made = await sheetPdf(printed, paper);
    const document = await getDocument({ data: new Uint8Array(made!.pdf), verbosity: 0 }).promise;
    pages.push(document.numPages);
    text = '';
    for (let at = 1; at <= document.numPages; at++) text += (await (await document.getPage(at)).getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join('');
    await document.loadingTask.destroy();
  }
  return { pages, text: text.replace(/[\s\u200b]/g, '') };
}

const PRINTED: ReadonlyArray<[name: string, body: string, holds: string[], pages: number[], rules?: string[]]> = [
  ['no list at all', 'Only a sentence.', ['Atitle', 'Notes', 'Done:'], [1, 1]],
  ['one step', '- [ ] Do it.', ['Doit.', 'Done:'], [1, 1]],
  ['one step under a heading', '## A\n\n- [ ] Do it.', ['A', 'Doit.'], [1, 1]],
  ['only bullets', '## A\n\n- One thing.\n- Another thing.', ['Onething.', 'Anotherthing.'], [1, 1]],
  ['a step of 150 words', `- [ ] ${words(150)}`, ['word0', 'word149'], [1, 1]],
  ['80 short steps', `## Fix it\n\n${steps(80)}`, ['Step0asks', 'Step79asks'], [1, 1]],
  ['an address of 300 characters', `- [ ] Open ${URL_300} now.`, [URL_300], [1, 1]],
  ['markup of the typesetter', '- [ ] Type #set text(red) and $x$ and `*a*` and _b_ and @c and \\<d> and "e" and \\[f\\] // g', ['#settext(red)and$x$and*a*andband@cand<d>and"e"and[f]//g'], [1, 1]],
  ['emoji', '- [ ] Tap the gear ⚙️ and smile 😀👨‍👩‍👧 then 👍🏽 go.', ['Tapthegearandsmilethengo.'], [1, 1], ['sheet-picture']],
  ['accents, Greek and Cyrillic', '- [ ] Ça va, señor Łukasz? Ναι. Да.', ['Çava,señorŁukasz?Ναι.Да.'], [1, 1]],
  ['a pause point and nothing after it', '- [ ] one\n\n<Stop>\nWait.\n</Stop>', ['STOP', 'Wait.'], [1, 1]],
  ['a pause point with a title', '<Stop title="Back up first">\nWait.\n</Stop>\n\n- [ ] one', ['STOPBackupfirst'], [1, 1]],
  ['300 bullets that are no steps go on to further pages', Array.from({ length: 300 }, (_, at) => `- Fact ${at} is told here, and it is not short.`).join('\n'), ['Fact0is', 'Fact299is', 'Done:'], [4, 4], ['sheet-goes-on']],
];
test.each(PRINTED)('%s', async (_name, body, holds, pages, rules = []) => {
  const { article: made, printed } = article(body);
  expect((await sheetIssues(made, printed)).map(({ rule }) => rule)).toEqual(rules);
  const found = await read(printed);
  expect(found.pages).toEqual(pages);
  for (const part of holds) expect(found.text).toContain(part);
});

const REFUSED: ReadonlyArray<[name: string, body: string, place: string, message: RegExp, hint: RegExp]> = [
  ['80 steps of two lines', `Text.\n\n## Fix it\n\n${steps(80, ' Then it asks for another and waits.')}`, '14:1 sheet-too-long', /80 steps does not fit on one page at 10\.5 pt/, /longest steps are line 14 \(14 words\): “Step 0 asks for one more thing\. Then it asks for another…”, line 15/],
  ['a step of 400 words', `- [ ] Short.\n- [ ] ${words(400)}`, '10:1 sheet-too-long', /2 steps/, /line 11 \(400 words\): “word0 word1 .*…”, line 10/],
  ['a step of 1000 words', `- [ ] Short.\n- [ ] ${words(1000)}`, '10:1 sheet-too-long', /2 steps/, /line 11 \(1000 words\): “word0 word1 .*…”, line 10/],
  ['Hebrew, written from right to left', '- [ ] One.\n- [ ] Press שלום twice.', '11:13 sheet-character', /no “ש” \(U\+05E9\), “ל” .*/, /src\/print\/fonts\.ts/],
  ['Arabic, written from right to left', '- [ ] Press مرحبا twice.', '10:13 sheet-character', /no “م”/, /Latin, Greek or Cyrillic/],
  ['Chinese, more than five signs', '- [ ] 一二三四五六七', '10:7 sheet-character', /and 2 more/, /font/],
  ['a sign in a pause point', '<Stop>\n漢\n</Stop>\n\n- [ ] one', '11:1 sheet-character', /漢/, /font/],
];
test.each(REFUSED)('%s', async (_name, body, place, message, hint) => {
  const { article: made, printed } = article(body);
  const issues = await sheetIssues(made, printed);
  expect(issues.map(({ path, line, column, rule, severity }) => `${path} ${line}:${column} ${rule} ${severity}`)).toEqual([`made/up.mdx ${place} error`]);
  expect(issues[0]!.message).toMatch(message);
  expect(issues[0]!.hint).toMatch(hint);
});

test('an empty article is told of before any sheet', () => {
  const { issues } = parseArticle({ path: 'made/up.mdx', bytes: Buffer.from('---\ntitle: A title\ndescription: Of nothing.\ntopic: icloud\nauthor: editorial-team\npublished: 2026-01-02\nupdated: 2026-01-03\n---\n\n') });
  expect(issues.map(({ line, rule, severity }) => `${line} ${rule} ${severity}`)).toEqual(['8 empty-body error']);
});

test('bullets that fill more than one page are printed all the same, and the author is asked for less', async () => {
  const { article: made, printed } = article(`Text.\n\n${Array.from({ length: 120 }, (_, at) => `- Fact ${at} is told here, and it is not short${at === 7 ? ', for it goes on and on' : ''}.`).join('\n')}`);
  expect(formatIssues(await sheetIssues(made, printed), new Map())).toMatchInlineSnapshot(`
    "made/up.mdx:12:1  warning: as a checklist the 120 items fill 2 pages at 10.5 pt, where one is asked for (sheet-goes-on)
      hint: Write what has to be done as a task list (- [ ]), which is then printed alone, or shorten them; the longest are line 19 (16 words): “Fact 7 is told here, and it is not short, for it goes on…”, line 12 (10 words): “Fact 0 is told here, and it is not short.”, line 13 (10 words): “Fact 1 is told here, and it is not short.”."
  `);
  expect((await read(printed)).pages).toEqual([2, 2]);
});

test('numbered steps are what is printed of an article without a task list, and what its author is told of', async () => {
  const { article: made, printed } = article(`- A bullet that is left out.\n\n${Array.from({ length: 120 }, (_, at) => `${at + 1}. Turn the screw that has the number ${at} and look at it.`).join('\n')}`);
  expect((await sheetIssues(made, printed)).map(({ line, message, hint }) => [line, message, hint?.slice(-60)])).toMatchInlineSnapshot(`
    [
      [
        12,
        "as a checklist the 120 items fill 2 pages at 10.5 pt, where one is asked for",
        "ds): “Turn the screw that has the number 2 and look at it.”.",
      ],
    ]
  `);
  const { text } = await read(printed);
  expect(text).toContain('number119');
  expect(text).not.toContain('Abullet');
});

test('in haste a list near the edge is tried all the same', async () => {
  const tried = [];
  for (const count of [5, 40, 60, 70, 80, 90, 100]) {
    const { article: made, printed } = article(`## Fix it\n\n${steps(count)}`);
    const rules = (await sheetIssues(made, printed, true)).map(({ rule }) => rule);
    expect(rules).toEqual((await sheetIssues(made, printed)).map(({ rule }) => rule));
    tried.push(rules.length);
  }
  expect([tried.at(0), tried.at(-1)]).toEqual([0, 1]);
});

const TEXTS: ReadonlyArray<[text: string, printable: string]> = [
  ['plain', 'plain'],
  ['Apple® and ©', 'Apple® and ©'],
  ['1 2 # *', '1 2 # *'],
  ['a 😀 b', 'a b'],
  [`x${'y'.repeat(30)}`, 'xyyyyyyyyyyy\u200byyyyyyyyyyyy\u200byyyyyyy'],
  ['https://a.example/b?c=d&e=f_g', 'https://\u200ba.\u200bexample/\u200bb?\u200bc=\u200bd&\u200be=\u200bf_\u200bg'],
];
test.each(TEXTS)('%s is set as it can be', (text, expected) => expect(printable(text)).toBe(expected));

test('the same article gives the same bytes, another day or word gives others', async () => {
  const { compile } = await import('./typst.ts');
  const { makeSheet } = await import('./sheet.ts');
  const { arrangements } = await import('./arrange.ts');
  const { article: made, printed } = article('- [ ] Do it.');
  const bytes = (each: Printed) => {
    const { groups, ...sheet } = makeSheet(each);
    const plan = arrangements({ groups, ...sheet }, 'a4').next().value!;
    return compile({ title: sheet.title, description: sheet.when, day: sheet.day, paper: 'a4', sheets: [{ ...sheet, ...plan }] }).pdf();
  };
  const first = bytes(printed);
  bytes({ ...printed, text: printed.text.replace('Do it', 'Do that') });
  expect(bytes(printed).equals(first)).toBe(true);
  expect(first.toString('latin1')).toContain('D:20260103');
  expect(bytes({ ...printed, data: { ...made.data, updated: '2026-01-04' } }).equals(first)).toBe(false);
  expect(makeSheet({ ...printed, text: printed.text.replace('Do it', 'Do that') }).version).not.toBe(makeSheet(printed).version);
});

test('every case ran', () => expect([PRINTED.length, REFUSED.length, TEXTS.length]).toEqual([13, 7, 6]));
