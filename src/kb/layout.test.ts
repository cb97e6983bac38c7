/** What is left of a page while statements are taken out, and which rules it then breaks. Statements are letters, so that pages are short. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Article } from './article.ts';
import { Layout } from './layout.ts';
import { brokenRules, canRemove, canRestore } from './layout-rules.ts';
import { parseArticle } from './parse.ts';
import { Residue } from './residue.ts';
import { type Outline, outline, type Statement } from './statements.ts';

const FRONT = '---\ntitle: A title\ndescription: A line.\ntopic: icloud\nauthor: editorial-team\npublished: 2026-01-01\nupdated: 2026-01-02\n---\n\n';
/** A letter stands for a word: a full stop after one letter would be that of an initial. */
function read(letters: string): Outline {
  const body = letters.replace(/\b[A-Z]\b/g, '$&xx');
  const { article, issues } = parseArticle({ path: 'a.mdx', bytes: new TextEncoder().encode(`${FRONT}${body}\n`) });
  if (!article) throw new Error(issues.map(({ message }) => message).join('; '));
  return outline(article as Article);
}
const letterOf = ({ text }: Statement) => text[0] as string;
/** Numbers of the statements with these letters. */
const numbered = ({ statements }: Outline, letters: string) => letters.split(' ').filter(Boolean).map((letter) => statements.findIndex((statement) => letterOf(statement) === letter));

/** A page, and what is taken out -> rules that are broken, with the statements concerned. */
const ROWS: ReadonlyArray<[name: string, body: string, gone: string, broken: string[]]> = [
  ['nothing', 'A. B.\n\n- C\n- D', '', []],
  ['a paragraph that keeps a sentence', 'A. B.', 'A', []],
  ['the last of a section', 'A.\n\n## H\n\nB. C.', 'B C', ['last-content: B C']],
  ['the last before the first heading, under which all others stand', 'A. B.\n\n## H\n\nC.', 'A B', []],
  ['a section whose subsection says something still', 'A.\n\n## H\n\nB.\n\n### I\n\nC.', 'B', []],
  ['a section and all of its subsections', 'A.\n\n## H\n\nB.\n\n### I\n\nC.', 'B C', ['last-content: B', 'last-content: C']],
  ['a subsection, and the section around it stands', 'A.\n\n## H\n\nB.\n\n### I\n\nC.', 'C', ['last-content: C']],
  ['a section beside steps', 'A.\n\n## H\n\nB.\n\n1. Step', 'B', []],
  ['a section that had nothing', 'A.\n\n## H\n\n## I\n\nB. C.', 'B', []],
  ['one bullet of two', 'A.\n\n- B\n- C', 'B', ['orphan-bullet: B C']],
  ['one bullet of three', 'A.\n\n- B\n- C\n- D', 'B', []],
  ['all bullets, and two sentences stand before them', 'A. D.\n\n- B\n- C', 'B C', []],
  ['one of two bullets that say the same', 'A.\n\n- B\n- B', 'B', []],
  ['one of three bullets of which two say the same', 'A.\n\n- B\n- B\n- C', 'B C', ['orphan-bullet: B B C']],
  ['the only bullet', 'A. D.\n\n- B', 'B', []],
  ['a bullet beside an item with a list in it', 'A.\n\n- B\n- Outer\n\n  1. Inner', 'B', ['orphan-bullet: B']],
  ['a sentence alone in a paragraph', 'A.\n\nB.\n\nC.', 'B', []],
  ['bullets that a colon leads to', 'A:\n\n- B\n- C\n\nD.', 'B C', ['lead-in: B C']],
  ['bullets that a sentence alone leads to', 'A.\n\n## H\n\nD.\n\n- B\n- C', 'B C', ['lead-in: B C']],
  ['bullets to which nothing leads', 'A.\n\n## H\n\nD. E.\n\n- B\n- C', 'B C', []],
  ['the paragraph between two lists of one kind', 'Z.\n\n- A\n- B\n\nC.\n\n- D\n- E', 'C', ['between-lists: C']],
  ['the paragraph between two lists of two kinds', 'Z.\n\n- A\n- B\n\nC.\n\n* D\n* E', 'C', []],
  ['the paragraph between a list and steps', 'Z.\n\n- A\n- B\n\nC.\n\n1. D', 'C', []],
  ['the paragraph between steps', 'Z.\n\n1. Step\n\nC.\n\n1. Step', 'C', ['between-lists: C']],
  ['the paragraph between two lists, one of which goes too', 'Z.\n\nY. X.\n\n- A\n- B\n\nC.\n\n- D\n- E', 'A B C', []],
  ['two paragraphs between two lists', 'Z.\n\n- A\n- B\n\nC.\n\nF.\n\n- D\n- E', 'C F', ['between-lists: C', 'between-lists: F']],
  ['a paragraph before a table, between two lists', 'Z.\n\n- A\n- B\n\nC.\n\n| t |\n| - |\n| u |\n\n- D\n- E', 'C', []],
  ['the paragraph between two lists that are all of a section', 'Z.\n\n## H\n\n- A\n- B\n\nC.\n\n- D\n- E', 'C', ['between-lists: C']],
  ['the paragraph before a section that begins with a list', 'Z.\n\n## H\n\n- A\n- B\n\nC.\n\n## I\n\n- D\n- E', 'C', []],
  ['a bullet of the list that the page begins with', '- A\n- B\n\nC.', 'A', ['orphan-bullet: A B']],
  ['the paragraph before a list, at the beginning of a section', 'Z.\n\n- A\n- B\n\n## H\n\nC. F.\n\n- D\n- E', 'C F', []],
  ['several at once, in the order of the page', 'A.\n\n- B\n- C\n\n## H\n\nD.\n\n## I\n\nE.\n\n- F\n- G', 'C D G', ['orphan-bullet: B C', 'orphan-bullet: F G', 'last-content: D']],
];
test.each(ROWS)('%s', (_name, body, gone, broken) => {
  const page = read(body);
  const layout = new Layout();
  // A page before it has no say, and neither has what is taken out of that.
  layout.add(new Residue(read('Y. X.\n\n- W\n- V')));
  layout.add(new Residue(page));
  const from = layout.statementsFrom[1] as number;
  expect([...brokenRules(layout, 1)]).toEqual([]);
  for (const statement of numbered(page, gone)) layout.remove(from + statement);
  const told = [...brokenRules(layout, 1)].map(({ reason, from: first, to }) => `${reason}: ${page.statements.slice(first - from, to - from).map(letterOf).join(' ')}`);
  expect(told).toEqual(broken);
  expect([...brokenRules(layout, 0)]).toEqual([]);
  if (broken.length > 0) expect(layout.nearEnd).toBe(true);
});
test('every row was run', () => expect(ROWS).toHaveLength(32));

test('what is at hand in a page that was shortened before is no more than what stands', () => {
  const page = read('A.\n\n## H\n\nB. C.\n\n- D\n- E\n- F');
  const layout = new Layout();
  layout.add(new Residue(page).without(numbered(page, 'C D E')));
  expect([...brokenRules(layout, 0)]).toEqual([]);
  expect(numbered(page, 'A B F').map((statement) => layout.spare(statement))).toEqual([0, 0, -1]);
  // A list that had one bullet to begin with has no orphan; the sentence that is left alone leads to it.
  expect(numbered(page, 'A B F').map((statement) => canRemove(layout, statement))).toEqual([true, true, false]);
});

/** Pages of few words in which every rule comes up. */
const letter = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F');
const block = fc.oneof(
  fc.array(letter, { minLength: 1, maxLength: 3 }).map((all) => all.map((one) => `${one}.`).join(' ')),
  fc.tuple(fc.constantFrom('-', '*'), fc.array(letter, { minLength: 1, maxLength: 3 })).map(([mark, all]) => all.map((one) => `${mark} ${one}`).join('\n')),
  fc.constantFrom('## H', '### I', '1. Step', 'G:', '> Quote'),
);
const body = fc.array(block, { minLength: 1, maxLength: 10 }).map((parts) => `Z.\n\n${parts.join('\n\n')}`);

test('law: a statement may go when nothing is broken by it that was whole, and may come back when its block is whole then', () => {
  const seen = { free: 0, held: 0, back: 0, orphan: 0 };
  fc.assert(
    fc.property(body, fc.array(fc.nat(99), { maxLength: 12 }), (text, moves) => {
      const page = read(text);
      const layout = new Layout();
      layout.add(new Residue(page));
      const { length } = page.statements;
      for (const move of moves) {
        const statement = move % length;
        const own = (reasons: readonly string[]) => [...brokenRules(layout, 0)].filter(({ reason, from, to }) => reasons.includes(reason) && from <= statement && statement < to).length;
        if (layout.stands[statement] === 1) {
          const [free, before] = [canRemove(layout, statement), JSON.stringify([...brokenRules(layout, 0)])];
          expect(layout.stands[statement]).toBe(1);
          layout.remove(statement);
          // What it breaks, it breaks around itself, unless that was broken already: nobody asks then.
          const { section } = page.statements[statement]!;
          const emptied = layout.content[section] === 0;
          expect(free).toBe(own(['orphan-bullet', 'lead-in', 'between-lists']) === 0 && !emptied);
          seen[free ? 'free' : 'held']++;
          layout.restore(statement);
          expect(JSON.stringify([...brokenRules(layout, 0)])).toBe(before);
          layout.remove(statement);
        } else {
          const back = canRestore(layout, statement);
          expect(layout.stands[statement]).toBe(0);
          layout.restore(statement);
          expect(back).toBe(own(['orphan-bullet', 'lead-in', 'between-lists']) === 0);
          seen[back ? 'back' : 'orphan']++;
        }
        // The counts are those of a page that is counted anew.
        const anew = new Layout();
        anew.add(new Residue(page, layout.stands.slice(0, length)));
        const sections = page.sections.length;
        expect([...layout.content.subarray(0, sections)]).toEqual([...anew.content.subarray(0, sections)]);
        for (const { index } of page.blocks) expect(layout.left[index]).toBe(anew.left[index]);
      }
    }),
    { numRuns: 500 },
  );
  for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(8);
});
