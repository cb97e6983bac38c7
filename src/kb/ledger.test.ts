import { describe, expect, test } from 'vitest';
import { formatIssues } from './issue.ts';
import { newMemory, run } from './pipeline.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const article = (id: string, body: string) => ({ path: `${id}.mdx`, bytes: bytes(`---\ntitle: Title ${id}\ndescription: What to do.\ntopic: icloud\nauthor: editorial-team\npublished: 2026-01-01\nupdated: 2026-01-02\n---\n\n${body}`) });
const page = (name: string, statement: string) => article(name, `Summary of ${name} and its ways.\n\n## Part about ${name}\n\nWords of ${name} stand here alone. ${statement} More words of ${name} end the part.\n`);
const work = (ledger: string, ...sources: Array<ReturnType<typeof article>>) => run(sources, { across: 'link', standsAlone: 0.6, publishing: false, lookalikes: true, ledger: { path: 'decisions.yaml', bytes: bytes(ledger) } });

const TWIN = 'Keep the phone on its charger all night.';
const OTHER = 'Leave the phone on its charger overnight.';

describe('a decision', () => {
  test('keep: a repeat stays, with the ledger as the reason', () => {
    const { report, issues } = work(`- keep: ["${TWIN}", "${TWIN}"]\n`, page('glass', TWIN), page('stone', TWIN));
    expect(issues).toEqual([]);
    expect(report.totals.removed).toBe(0);
    expect(report.articles.flatMap(({ keptRepeats }) => keptRepeats.map(({ reason }) => reason))).toEqual(['ledger']);
  });

  test('same: one of two wordings is enough', () => {
    const { report, brokenLaws } = work(`- same: ["${TWIN}", "${OTHER}"]\n`, page('glass', TWIN), page('stone', OTHER));
    expect(report.totals).toMatchObject({ removed: 1, moved: 1, distinct: report.totals.statements - 1 });
    expect(brokenLaws).toEqual([]);
  });

  test('a contradiction names what each of the two says, or that it says nothing', () => {
    const [one, two] = ['You can undo the reset of the settings later.', 'You can not undo the reset of the settings later.'];
    expect(work('', page('glass', one), page('stone', two)).issues.map(({ message }) => message)).toEqual([`a different negation here (not) than at glass.mdx:14:34 (nothing): “${two}”`]);
  });

  test('same: said twice, the other way round too, it is one decision', () => {
    const { report, issues } = work(`- same: ["${TWIN}", "${OTHER}"]\n- same: ["${OTHER}", "${TWIN}"]\n`, page('glass', TWIN), page('stone', OTHER));
    expect([report.totals.removed, issues]).toEqual([1, []]);
  });

  test('keep: two lookalikes are not told again', () => {
    const [one, two] = ['Deleted photos stay in the album for 30 days.', 'Deleted photos stay in the album for 40 days.'];
    expect(work('', page('glass', one), page('stone', two)).issues).toMatchObject([{ severity: 'warning', rule: 'contradiction', path: 'stone.mdx' }]);
    for (const pair of [`"${one}", "${two}"`, `"${two}", "${one}"`]) expect(work(`- keep: [${pair}]\n`, page('glass', one), page('stone', two)).issues).toEqual([]);
  });
});

/** Ledger -> the rules that its issues name. */
const BAD: ReadonlyArray<[name: string, ledger: string, rules: string[]]> = [
  ['empty', '', []],
  ['only a comment', '# nothing yet\n', []],
  ['not YAML', '- keep: ["a', ['decision-yaml', 'decision-yaml']],
  ['not a list', 'keep: [a, b]\n', ['decision-form']],
  ['unknown verb', `- drop: ["${TWIN}", "${TWIN}"]\n`, ['decision-form']],
  ['one text', `- keep: ["${TWIN}"]\n`, ['decision-form']],
  ['a text that is gone', `- keep: ["${TWIN}", "Nobody says this any more."]\n`, ['decision-stale']],
  ['a repeat that is gone', '- keep: ["Words of glass stand here alone.", "Words of glass stand here alone."]\n', ['decision-stale']],
  ['same without need', `- same: ["${TWIN}", "Keep phone on its charger all night"]\n`, ['decision-stale']],
  ['texts that are none', '- keep: [[a], 7]\n', ['decision-form']],
  ['too large', `# ${'x'.repeat(512 * 1024)}`, ['file-size']],
  ['two lines, both wrong', '- a\n- keep: []\n', ['decision-form', 'decision-form']],
];

describe('the ledger', () => {
  test.each(BAD)('%s', (_name, ledger, rules) => {
    expect(work(ledger, page('glass', TWIN), page('stone', TWIN)).issues.map(({ rule }) => rule)).toEqual(rules);
  });
  test('every row was run', () => expect(BAD.length).toBe(12));

  test('a repeat in other words of code counts wherever it stands', () => {
    const said = 'Send `adb reboot` to the phone from the computer.';
    const ledger = `- keep: ["${said.replaceAll('`', '')}", "${said.replaceAll('`', '')}"]\n`;
    expect(work(ledger, page('glass', said), page('stone', said)).issues).toEqual([]);
    expect(work(ledger, page('glass', said), page('stone', TWIN)).issues.map(({ rule }) => rule)).toEqual(['decision-stale']);
  });

  test('what was decided stays the same thing while the decisions do', () => {
    const memory = newMemory();
    const decided = (ledger: string) => {
      run([page('glass', TWIN), page('stone', OTHER)], { across: 'link', standsAlone: 0.6, publishing: false, ledger: { path: 'decisions.yaml', bytes: bytes(ledger) } }, memory);
      return memory.ledger.decided;
    };
    const [same, keep, other] = [`- same: ["${TWIN}", "${OTHER}"]\n`, `- keep: ["${TWIN}", "${TWIN}"]\n`, `- keep: ["${OTHER}", "${OTHER}"]\n`];
    const first = decided(same + keep);
    expect([first.same.size, first.keep.size]).toEqual([1, 1]);
    const again = decided(`# Why it stays.\n${same}${keep}`);
    expect([again.same === first.same, again.keep === first.keep]).toEqual([true, true]);
    expect(decided(keep).same.size).toBe(0);
    expect(decided(other).keep).not.toEqual(first.keep);
  });

  test('tells the place', () => {
    const { issues, texts } = work(`# decided by the team\n- keep: ["${TWIN}", "Nobody says this any more."]\n`, page('glass', TWIN));
    expect(formatIssues(issues, texts)).toMatchInlineSnapshot(`
      "decisions.yaml:2:3  warning: no article says “Nobody says this any more.” (decision-stale)
        1 | # decided by the team
      > 2 | - keep: ["Keep the phone on its charger all night.", "Nobody says this any more."]
          |   ^
        3 |
        hint: Remove the line."
    `);
  });
});

test('a keep comment that keeps nothing is an issue', () => {
  const { issues, texts } = work('', article('glass', 'Summary of glass.\n\n{/* keep */}\n\n## Part\n\nText of the part. {/* keep */} More text.\n'));
  expect(formatIssues(issues, texts)).toMatchInlineSnapshot(`
    "glass.mdx:12:1  this keep comment stands before no paragraph and no list (keep-idle)
      11 |
    > 12 | {/* keep */}
         | ^
      13 |
      hint: Write {/* keep */} on a line of its own, right before the paragraph or list that is to stay.

    glass.mdx:16:19  this keep comment stands before no paragraph and no list (keep-idle)
      15 |
    > 16 | Text of the part. {/* keep */} More text.
         |                   ^
      17 |
      hint: Write {/* keep */} on a line of its own, right before the paragraph or list that is to stay."
  `);
});
