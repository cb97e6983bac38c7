/** Pages on which a removal breaks a rule, so that something has to come back, and what can then go after all. */
import { expect, test } from 'vitest';
import { newMemory, run } from './pipeline.ts';

const FRONT = (title: string) => `---\ntitle: ${title}\ndescription: What to do.\ntopic: icloud\nauthor: editorial-team\npublished: 2026-01-01\nupdated: 2026-01-02\n---\n\n`;
/** Titles that are no variants of each other. */
const TITLES = ['Rivers that carry wood', 'Why glass breaks', 'Plan of the largest user', 'Snow'];
const SETTINGS = { across: 'link', standsAlone: 0.1, publishing: false } as const;
const encode = (text: string) => new TextEncoder().encode(text);
const work = (bodies: readonly string[], titles = TITLES) => {
  const outcome = run(bodies.map((body, at) => ({ path: `${'abcd'[at]}.mdx`, bytes: encode(FRONT(titles[at] as string) + body) })), SETTINGS);
  expect([outcome.issues, outcome.brokenLaws]).toEqual([[], []]);
  const again = run(outcome.articles.map(({ article, text }) => ({ path: article.path, bytes: encode(text) })), SETTINGS);
  expect(again.report.totals.removed).toBe(0);
  return {
    left: outcome.articles.map(({ article, text }) => text.slice(article.bodyStart)),
    kept: outcome.report.articles.flatMap(({ keptRepeats }) => keptRepeats.map(({ reason, text, twin }) => `${reason}: ${text} (${twin.path}:${twin.line})`)),
    removed: outcome.report.articles.flatMap(({ removed }) => removed.map(({ text, keptAt }) => `${text} (${keptAt.path}:${keptAt.line})`)),
  };
};
const [CHANGE, PLAN, APPS, CABLE, BAR, CHARGER] = ['Write down each change that you make.', 'The plan has to fit the largest user.', 'Close every app that you do not need.', 'Use a cable that you know is good.', 'Wait until the bar is full again.', 'Keep the phone on its charger all night.'];

const PAGES: ReadonlyArray<[name: string, body: string, removed: string[], kept: string[]]> = [
  [
    'a repeat that was kept for its section goes when the other comes back',
    `Opening words of the page.\n\n### Gamma\n\n* ${CHANGE}\n* ${PLAN}\n\n## Epsilon\n\n- ${PLAN}\n\n### Delta\n\n- ${CHANGE}\n`,
    [`${PLAN} (a.mdx:15)`], [`last-content: ${CHANGE} (a.mdx:14)`],
  ],
  [
    'a repeat that has to stay becomes the home, and the old home can go',
    `${PLAN}\n\n### Gamma\n\n- ${APPS}\n\n## Beta\n\n- ${CABLE}\n- ${CHANGE}\n- ${PLAN}\n\n### On a Mac\n\n${BAR}\n\n## Alpha\n\n- ${BAR}\n\n### On Windows\n\n* ${CABLE}\n`,
    [`${PLAN} (a.mdx:10)`, `${BAR} (a.mdx:24)`], [`last-content: ${CABLE} (a.mdx:18)`],
  ],
  [
    'a section that holds a note only has nothing to give back',
    `Opening words of the page[^1].\n\n## If it still fails\n\n[^1]\n\n## If it still fails\n\n+ ${CHARGER}\n+ ${APPS}\n\n* Keep the [phone](/a/) on its charger all night.\n\nNote: the phone may get warm. ${APPS}\n\n[^1]: The note.\n`,
    [`${APPS} (a.mdx:19)`], [`other-link: ${CHARGER} (a.mdx:18)`],
  ],
  [
    'a section of which only a note is left',
    `Opening words of the page.\n\n## Alpha\n\n[^1]\n\n${CHARGER}\n\n## Beta\n\n[^1]\n\n## Key takeaways\n\n- ${CHARGER}\n- ${PLAN}\n\n[^1]: A note.\n`,
    [], [`last-content: ${CHARGER} (a.mdx:24)`],
  ],
];
test.each(PAGES)('%s', (_name, body, removed, kept) => {
  const found = work([body]);
  expect([found.removed, found.kept]).toEqual([removed, kept]);
});
test('every case ran', () => expect(PAGES).toHaveLength(4));

/** Pages that share a statement: what stays, and why. */
const PAIRS: ReadonlyArray<[name: string, titles: [string, string], bodies: [string, string], removed: string[], kept: string[]]> = [
  ['variants of one another both keep it', ['Restart it on Windows', 'Restart it on a Mac'], [`Opening words of one.\n\n## Alpha\n\n- ${CHARGER}\n- ${CABLE}\n- One more thing to know of wood.\n`, `Opening words of two.\n\n## Beta\n\n- ${CHARGER}\n- ${CABLE}\n- One more thing to know of glass.\n`], [], [`scope: ${CHARGER} (a.mdx:14)`, `scope: ${CABLE} (a.mdx:15)`]],
  ['a page that says it twice, with other links', ['Rivers that carry wood', 'Why glass breaks'], [`Opening words of one.\n\n## Alpha\n\n- ${CHARGER}\n- Something else that is known of wood.\n- One more thing to know of wood.\n`, `Opening words of two.\n\n## Beta\n\n- ${CHARGER}\n- Keep the [phone](/a/) on its charger all night.\n- One more thing to know of glass.\n- Another thing to know of glass.\n`], [`${CHARGER} (a.mdx:14)`], []],
  ['a section of which only a note is left, on a page that gives away', ['Rivers that carry wood', 'The charger of a phone'], [`Opening words of one.\n\n## Alpha\n\n[^1]\n\n${CHARGER}\n\n## Beta\n\n[^1]\n\n## Gamma\n\n${PLAN} ${APPS}\n\n[^1]: A note.\n`, `Opening words of two.\n\n## The phone on its charger\n\n${CHARGER} ${BAR} ${CABLE}\n`], [`${CHARGER} (a.mdx:16)`], []],
];
test.each(PAIRS)('two pages: %s', (_name, titles, bodies, removed, kept) => {
  const found = work(bodies, titles);
  expect([found.removed, found.kept]).toEqual([removed, kept]);
});
test('every pair ran', () => expect(PAIRS).toHaveLength(3));

test('a page that changes: what is kept back for its sake is asked of the same home again, and comes out as in a first run', () => {
  const one = `Opening words of the page.\n\n### Cables\n\n## If it still fails\n\nNote: the phone may get warm. ${CHANGE} Choose what you want to keep: ${BAR}\n`;
  const three = `Opening words of the page.\n\n## If it still fails\n\n## Before you begin\n\n+ Look at the status page before you begin.\n+ ${CHANGE}\n`;
  const sources = (two: string) => [one, two, three].map((body, at) => ({ path: `${'abc'[at]}.mdx`, bytes: encode(FRONT(['Rivers that carry wood', 'Charger of a phone', 'Plan of the largest user'][at] as string) + body) }));
  for (const standsAlone of [0.05, 0.6]) {
    const memory = newMemory();
    const settings = { ...SETTINGS, standsAlone };
    run(sources('Opening words of the page.\n\n## Key takeaways\n'), settings, memory);
    const changed = sources(`Opening words of the page.\n\n+ ${BAR}\n+ ${BAR}\n`);
    const [again, first] = [run(changed, settings, memory), run(changed, settings)];
    expect([again.report, again.articles.map(({ text }) => text)]).toEqual([first.report, first.articles.map(({ text }) => text)]);
  }
});
