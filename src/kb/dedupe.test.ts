import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brokenLaws, type Result } from './laws.ts';
import { type Outcome, run } from './pipeline.ts';
import type { Settings } from './pipeline.ts';
import type { Home } from './verdict.ts';

const SETTINGS: Settings = { across: 'link', standsAlone: 0.6, publishing: false };
const FRONT = (title: string, extra = '') => `---\ntitle: ${title}\ndescription: What to do about ${title}.\ntopic: icloud\nauthor: editorial-team\npublished: 2026-01-01\nupdated: 2026-01-02\n${extra}---\n\n`;

/** Articles by id -> body; what is left of each, without frontmatter. */
function work(bodies: Record<string, string>, settings: Partial<Settings> = {}, extra: Record<string, string> = {}): Outcome & { left: Record<string, string> } {
  const sources = Object.entries(bodies).map(([id, body]) => ({ path: `${id}.mdx`, bytes: new TextEncoder().encode(FRONT(`Title ${id}`, extra[id]) + body) }));
  const outcome = run(sources, { ...SETTINGS, ...settings });
  expect(outcome.issues).toEqual([]);
  expect(outcome.brokenLaws).toEqual([]);
  return { ...outcome, left: Object.fromEntries(outcome.articles.map(({ article, text }) => [article.id, text.slice(article.bodyStart).trim()])) };
}

const reasons = ({ report }: Outcome) => report.articles.flatMap(({ keptRepeats }) => keptRepeats.map(({ reason }) => reason));
const filler = (name: string) => `${name} stands here with words of its own. Another remark about ${name} follows it.`;

describe('one page', () => {
  test('the second of two equal bullets goes, and the report says where it is said', () => {
    const { left, report } = work({ a: '## One\n\n- Keep the phone on its charger.\n- Close the apps you do not need.\n- Look at the clock once.\n\n## Two\n\n- Keep the phone on its charger.\n- Wait until the bar is full.\n- Tell nobody about the plan.\n' });
    expect(left['a']).toBe('## One\n\n- Keep the phone on its charger.\n- Close the apps you do not need.\n- Look at the clock once.\n\n## Two\n\n- Wait until the bar is full.\n- Tell nobody about the plan.');
    expect(report.articles[0]?.removed).toMatchObject([{ text: 'Keep the phone on its charger.', line: 18, column: 1, kind: 'bullet', section: 'Two', rule: 'said-on-page', keptAt: { path: 'a.mdx', line: 12, column: 1, section: 'One' } }]);
  });

  test('a bullet and a sentence that say the same are one statement; the bullet stays', () => {
    const { left } = work({ a: `## One\n\n${filler('Rain')} Keep the phone on its charger.\n\n## Two\n\n- Keep the phone on its charger.\n- Wait until the bar is full.\n` });
    expect(left['a']).toBe(`## One\n\n${filler('Rain')}\n\n## Two\n\n- Keep the phone on its charger.\n- Wait until the bar is full.`);
  });

  test('Key takeaways keep what they say', () => {
    const { left } = work({ a: `Intro of the page.\n\n## Keep the phone charged\n\n${filler('Snow')} Keep the phone on its charger.\n\n## Key takeaways\n\n- Keep the phone on its charger.\n- Wait until the bar is full.\n` });
    expect(left['a']).toContain('## Key takeaways\n\n- Keep the phone on its charger.');
    expect(left['a']).toContain(`${filler('Snow')}\n`);
  });

  test('the home is the section that is about it', () => {
    const { left } = work({ a: `## Rivers\n\n${filler('Water')} Store the spare cable in a dry drawer.\n\n## Where to store the spare cable\n\n${filler('Wood')} Store the spare cable in a dry drawer.\n` });
    expect(left['a']?.indexOf('dry drawer')).toBeGreaterThan(left['a']?.indexOf('## Where') as number);
    expect(left['a']?.split('dry drawer').length).toBe(2);
  });

  test('equal bullets of one list become one', () => {
    const { left } = work({ a: `## One\n\n${'- Keep the phone on its charger.\n'.repeat(40)}\n${filler('Hail')}\n` });
    expect(left['a']).toBe(`## One\n\n- Keep the phone on its charger.\n\n${filler('Hail')}`);
  });
});

/** A repeat that has to stay, and the reason the report gives. `REPEAT` stands for the repeated statement. */
const KEPT: ReadonlyArray<[reason: string, body: string]> = [
  ['author', '{/* keep */}\n\n- Keep the phone on its charger.\n- One more thing to know.\n\n## B\n\nText here as well.\n\n{/* keep */}\n\n- Keep the phone on its charger.\n- Two more things to know.\n'],
  ['lead-in', 'To get it back, follow the steps one by one:\n\n1. Open the list.\n\n## B\n\nTo get it back, follow the steps one by one:\n\n1. Close the list.\n'],
  ['label', `${filler('Sun')} Status page: open it and look for a red mark.\n\n## B\n\n${filler('Moon')} Status page: open it and look for a red mark.\n`],
  ['short', `${filler('Sun')} Then wait a while.\n\n## B\n\n${filler('Moon')} Then wait a while.\n`],
  ['leans-back', `${filler('Sun')} However, the old cable may still be good.\n\n## B\n\n${filler('Moon')} However, the old cable may still be good.\n`],
  ['leaned-on', `The phone may warm up while it charges. This is normal in summer. ${filler('Sun')}\n\n## B\n\nThe phone may warm up while it charges. That passes in a minute. ${filler('Moon')}\n`],
  ['points', `${filler('Sun')} Write the numbers below on a piece of paper.\n\n## B\n\n${filler('Moon')} Write the numbers below on a piece of paper.\n`],
  ['item', '- Red phone with the long charging cable\n- Blue phone\n- Green phone\n\n## B\n\n- Red phone with the long charging cable\n- White phone\n- Black phone\n'],
  ['closes', `1. Open it.\n2. Close it.\n\nThe phone now shows the list of its backups.\n\n${filler('Sun')}\n\n## B\n\n1. Turn it.\n\nThe phone now shows the list of its backups.\n\n${filler('Moon')}\n`],
  ['other-link', `${filler('Sun')} Read about it on [the help page](https://a.example/).\n\n## B\n\n${filler('Moon')} Read about it on [the help page](https://b.example/).\n`],
  ['scope', `${filler('Sun')}\n\n### On Windows\n\n${filler('Glass')} Restart the computer when the tool asks you.\n\n### On a Mac\n\n${filler('Leaf')} Restart the computer when the tool asks you.\n`],
  ['last-content', 'Keep the phone on its charger all night.\n\n## Key takeaways\n\n- Keep the phone on its charger all night.\n- Something else to take away from it.\n'],
  ['orphan-bullet', '- Keep the phone on its charger.\n- Close all the apps you do not need.\n- The one bullet of this list alone.\n\n## Key takeaways\n\n- Keep the phone on its charger.\n- Close all the apps you do not need.\n- Something else to take away from it.\n'],
  ['markup', `Keep the phone on its charger all night. - Minus is no bullet here. ${filler('Sun')}\n\n## B\n\nKeep the phone on its charger all night. - Minus is not a bullet here. ${filler('Moon')}\n`],
];

describe('kept, with the reason', () => {
  test.each(KEPT)('%s', (reason, body) => {
    expect(reasons(work({ a: `## A\n\n${body}` }))).toContain(reason);
  });
  test('every reason was tried', () => expect(KEPT.length).toBe(14));

  test('dedupe: off leaves an article alone', () => {
    const body = `## A\n\n${filler('Sun')} Keep the phone on its charger all night.\n\n## B\n\n${filler('Moon')} Keep the phone on its charger all night.\n`;
    expect(reasons(work({ a: body }, {}, { a: 'dedupe: off\n' }))).toEqual(['author']);
  });
});

/** Nothing here is ever touched. */
const UNTOUCHED: ReadonlyArray<[string, string]> = [
  ['ordered list', '1. Keep the phone on its charger.\n'],
  ['task list', '- [ ] Keep the phone on its charger.\n'],
  ['table', '| a | b |\n| - | - |\n| Keep the phone on its charger. | x |\n'],
  ['quote', '> Keep the phone on its charger.\n'],
  ['component', '<Note>\nKeep the phone on its charger.\n</Note>\n'],
  ['item with a block inside', '- Keep the phone on its charger.\n\n  Another paragraph of the item.\n'],
  ['code', '```\nKeep the phone on its charger.\n```\n'],
];

describe('never touched', () => {
  test.each(UNTOUCHED)('%s', (_name, block) => {
    const body = `## A\n\n${block}\n${filler('Sun')}\n\n## B\n\n${block}\n${filler('Moon')}\n`;
    expect(work({ a: body }).left['a']).toBe(body.trim());
  });
  test('every kind was tried', () => expect(UNTOUCHED.length).toBe(7));
});

describe('across pages', () => {
  const page = (name: string, heading: string) => `Summary about ${name} and its ways.\n\n## ${heading}\n\n${filler(name)} Keep the phone on its charger all night. A last word on ${name} ends the part.\n`;

  test('one home; the other page links to the section that says it', () => {
    const { left, articles, report } = work({ a: page('glass', 'Drinking'), b: page('stone', 'Charger and phone') }, {}, { b: 'queries: [phone charger all night]\n' });
    expect(left['b']).toContain('Keep the phone');
    expect(left['a']).not.toContain('Keep the phone');
    const [a] = articles;
    expect(a?.moved).toEqual([{ text: 'Keep the phone on its charger all night.', id: 'b', title: 'Title b', section: 'Charger and phone', anchor: 'charger-and-phone' }]);
    expect(a?.related[0]).toMatchObject({ id: 'b', sections: [{ heading: 'Charger and phone', anchor: 'charger-and-phone' }] });
    expect(report.totals).toMatchObject({ removed: 1, moved: 1, keptRepeats: 0 });
  });

  test('across: keep leaves both and says so', () => {
    expect(reasons(work({ a: page('glass', 'Drinking'), b: page('stone', 'Throwing') }, { across: 'keep' }))).toEqual(['across-off']);
  });

  test('a published page never hands a statement to a draft', () => {
    const { left } = work({ a: page('glass', 'Drinking'), b: page('stone', 'Charger and phone') }, {}, { b: 'draft: true\nqueries: [phone charger all night]\n' });
    expect(left['a']).toContain('Keep the phone');
    expect(left['b']).not.toContain('Keep the phone');
  });

  test('no page gives away more than its share', () => {
    const shared = Array.from({ length: 12 }, (_, at) => `Precaution number ${at} is the same on every page.`);
    const body = (name: string) => `Summary about ${name} and its ways.\n\n## Part of ${name}\n\n${filler(name)} ${shared.join(' ')} ${filler(`${name} too`)}\n`;
    const { report, articles } = work({ a: body('glass'), b: body('stone') });
    for (const { path, statements, removed } of report.articles) expect(removed.length, path).toBeLessThanOrEqual(0.4 * statements);
    expect(articles.length).toBe(2);
    expect(reasons({ report } as Outcome)).toContain('stands-alone');
  });

  test('a removed repeat whose twin moved away is named at the final home', () => {
    const twice = `Summary about glass and its ways.\n\n## Drinking\n\n${filler('glass')} Keep the phone on its charger all night.\n\n## Washing\n\n${filler('water')} Keep the phone on its charger all night. ${filler('Soap')}\n`;
    const { report } = work({ a: twice, b: page('stone', 'Charger and phone') }, {}, { b: 'queries: [phone charger all night]\n' });
    expect(report.articles[0]?.removed.map(({ keptAt, rule }) => [rule, keptAt.path])).toEqual([['said-elsewhere', 'b.mdx'], ['said-elsewhere', 'b.mdx']]);
  });
});

/** Random articles made of few sentences, so that they repeat a lot, in every kind of block. */
const sentence = fc.constantFrom(
  'Keep the phone on its charger all night.', 'Close every app that you do not need.', 'Write down each change that you make.', 'However, the old cable may still be good.', 'Wait until the bar is full.',
  'The plan has to fit the largest user.', 'Look at the status page before you begin.', 'This is only true in winter.', 'Choose what you want to keep:', 'Back up before a step that could erase data.', 'Note: the phone may get warm.', 'Use a cable that you know works, not a worn one.',
);
const block = fc.oneof(
  { weight: 4, arbitrary: fc.array(sentence, { minLength: 1, maxLength: 5 }).map((all) => all.join(' ')) },
  { weight: 4, arbitrary: fc.array(sentence, { minLength: 1, maxLength: 5 }).map((all) => all.map((one) => `- ${one}`).join('\n')) },
  { weight: 1, arbitrary: fc.array(sentence, { minLength: 1, maxLength: 3 }).map((all) => all.map((one) => `- [ ] ${one}`).join('\n')) },
  { weight: 1, arbitrary: fc.array(sentence, { minLength: 1, maxLength: 3 }).map((all) => all.map((one, at) => `${at + 1}. ${one}`).join('\n')) },
  { weight: 1, arbitrary: sentence.map((one) => `> ${one}`) },
  { weight: 1, arbitrary: fc.constant('{/* keep */}') },
);
const headingText = fc.constantFrom('## Key takeaways', '## Before you begin', '## On Windows', '## On a Mac', '### Cables', '## If it still fails', '### More', '## Related resources');
const bodyOf = fc.array(fc.oneof({ weight: 3, arbitrary: block }, { weight: 1, arbitrary: headingText }), { minLength: 1, maxLength: 14 }).map((parts) => `Opening words of the page.\n\n${parts.join('\n\n')}\n`);
const library = fc.array(bodyOf, { minLength: 1, maxLength: 5 });
/** No two are variants of one another, so that statements do move between the pages. */
const TITLES = ['Rivers that carry wood', 'Why glass breaks', 'The keeper of a lighthouse writes home', 'Snow', 'What bread needs before an oven'];
const files = (bodies: readonly string[]) => bodies.map((body, at) => ({ path: `page-${at}.mdx`, bytes: new TextEncoder().encode(FRONT(TITLES[at] as string) + body) }));

/** The laws that an article breaks whose first statement was removed for another. */
const lawsOf = (result: Result, home: Home) => brokenLaws(result, new Map([[0, { action: 'remove', rule: 'said-on-page', home }]]), (id) => (id === result.entry.article.id ? result : undefined));

/** A mutant is judged by the tables: the laws take seconds each time. */
const hasTime = !process.env['WINNOW_MUTATION'];

describe.runIf(hasTime)('laws', () => {
  test('1 to 3: nothing lost, homes stand, source minus ranges', () => {
    let [removed, moved] = [0, 0];
    fc.assert(
      fc.property(library, (bodies) => {
        const outcome = run(files(bodies), SETTINGS);
        expect(outcome.issues.filter(({ rule }) => rule !== 'keep-idle')).toEqual([]);
        expect(outcome.brokenLaws).toEqual([]);
        removed += outcome.report.totals.removed;
        moved += outcome.report.totals.moved;
      }),
      { numRuns: 400 },
    );
    expect(removed).toBeGreaterThan(500);
    expect(moved).toBeGreaterThan(100);
  });

  test('4: a second run removes nothing and changes no byte', () => {
    fc.assert(
      fc.property(library, (bodies) => {
        const first = run(files(bodies), SETTINGS);
        const again = run(first.articles.map(({ article, text }) => ({ path: article.path, bytes: new TextEncoder().encode(text) })), SETTINGS);
        expect(again.report.totals.removed).toBe(0);
        expect(again.articles.map(({ text }) => text)).toEqual(first.articles.map(({ text }) => text));
      }),
      { numRuns: 300 },
    );
  });

  test('5: the order of the files does not matter', () => {
    fc.assert(
      fc.property(library, fc.nat(), (bodies, seed) => {
        const sources = files(bodies);
        const shuffled = [...sources].sort((a, b) => ((a.path.charCodeAt(5) * 7919 + seed) % 101) - ((b.path.charCodeAt(5) * 7919 + seed) % 101));
        const [one, two] = [run(sources, SETTINGS), run(shuffled, SETTINGS)];
        expect(two.report).toEqual(one.report);
        expect(two.articles.map(({ text }) => text)).toEqual(one.articles.map(({ text }) => text));
      }),
      { numRuns: 150 },
    );
  });

  test('6: what is compared by key is what a comparison of all pairs finds', () => {
    fc.assert(
      fc.property(library, (bodies) => {
        const { report, articles } = run(files(bodies), SETTINGS);
        const told = report.articles.reduce((sum, { removed, keptRepeats }) => sum + removed.length + keptRepeats.length, 0);
        expect(articles.length).toBe(bodies.length);
        expect(report.totals.distinct + told).toBe(report.totals.statements);
      }),
      { numRuns: 150 },
    );
  });

  test('a removal for another statement, for one that is not there, and a result that says more are told', () => {
    const { articles } = run(files(['## A\n\nKeep the phone on its charger. Close every app.\n']), SETTINGS);
    const [{ article, outline }] = articles as [(typeof articles)[0]];
    const told = (home: { article: string; statement: number }, after = outline) => lawsOf({ entry: { article, outline }, text: article.text, after }, home);
    const other = 'page-0.mdx: “Keep the phone on its charger.” was removed for a statement that says something else';
    expect([told({ article: 'page-0', statement: 1 }), told({ article: 'page-7', statement: 0 }), told({ article: 'page-0', statement: 7 }), told({ article: 'page-0', statement: 0 })]).toEqual([[other], [other], [other], []]);
    const more = { ...outline, statements: [...outline.statements, { ...outline.statements[0]!, key: 'more' }] };
    expect(told({ article: 'page-0', statement: 0 }, more)).toEqual(['page-0.mdx: the result says something that the source does not']);
  });

  test('a broken law is told', () => {
    const { articles } = run(files(['## A\n\nKeep the phone on its charger. It is fine.\n']), SETTINGS);
    const [{ article }] = articles as [(typeof articles)[0]];
    const entry = { article, outline: { sections: [], blocks: [], idleKeeps: [], hashes: new Int32Array(1), words: 1, statements: [{ index: 0, kind: 'bullet' as const, text: 'Gone.', key: 'gone', links: '', footnote: false, reference: false, section: 0, block: 0, start: 0, end: 1, words: 1 }] } };
    expect(lawsOf({ entry, text: `${article.text}x`, after: { sections: [], blocks: [], statements: [], hashes: new Int32Array(), words: 0, idleKeeps: [] } }, { article: article.id, statement: 0 })).toHaveLength(3);
  });
});

test.runIf(hasTime)('100,000 equal bullets are one bullet, in bounded time', () => {
  const count = Math.floor((480 * 1024) / 17);
  const { left } = work({ a: `## A\n\n${'- Wait for it all\n'.repeat(count)}\n${filler('Sun')}\n` });
  expect(left['a']?.match(/Wait for it all/g)?.length).toBe(count);
});
