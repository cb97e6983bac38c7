/** What an author reads on the page of an article while writing it. */
import { expect, test } from 'vitest';
import { run } from '../kb/pipeline.ts';
import { type Live, setLive } from '../live.ts';
import { entriesOf } from '../press/entries.ts';
import { hand } from '../press/handed.ts';
import { notesOf } from './notes.ts';
import { withNotes } from './overlay.ts';
import { unjudged } from './unjudged.ts';

const article = (title: string, body: string) => `---\ntitle: ${title}\ndescription: A line.\ntopic: icloud\nauthor: editorial-team\npublished: 2026-01-01\nupdated: 2026-01-01\n---\n\n${body}\n`;
const SETTINGS = { today: '2026-06-01', reviewEveryMonths: 12, language: 'en', url: 'https://kb.example', off: { 'page-thin': 'short', 'description-length': 'short' } };
const live = (files: Record<string, string>) => {
  const outcome = run(Object.entries(files).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) })), { across: 'link', standsAlone: 0.1, publishing: false, lookalikes: true });
  return { outcome, issues: outcome.issues, texts: outcome.texts, redirects: {} };
};
const LIDS = article('How lids open', 'Lids are round and stay on jars.\n\n## Opening\n\n- Warm the lid of the jar under the tap for a while.\n- Tap the rim of the lid twice with a wooden spoon.\n- Warm the lid of the jar under the tap for a while.\n\n## Empty\n\n## Keeping\n\nThe shelf holds the jar of plums for 30 days at most.');
const JARS = article('How jars are kept', 'Jars are made of glass.\n\n## Keeping\n\nThe shelf holds the jar of plums for 40 days at most. Nothing else is known.');

test('each note has its place, its twin and its reason', () => {
  const notes = notesOf(live({ 'a/lids.mdx': LIDS, 'jars.mdx': JARS }), 'lids', SETTINGS)!;
  expect(notes.map(({ kind, at, text, why, twin }) => [kind, at, text, why, twin])).toMatchInlineSnapshot(`
    [
      [
        "warning",
        "a/lids.mdx:1:1",
        "the article names no source",
        "Name the maker’s pages that the facts come from, each with the day you checked it. (sources-missing)",
        undefined,
      ],
      [
        "warning",
        "a/lids.mdx:5:9",
        "nobody has reviewed the article",
        "Let somebody else follow the steps; then write reviewer: and reviewed:. (reviewer-missing)",
        undefined,
      ],
      [
        "removed",
        "a/lids.mdx:16:1",
        "Warm the lid of the jar under the tap for a while.",
        "the page says it elsewhere",
        {
          "href": "/lids/#opening",
          "label": "a/lids.mdx:14:1 in “Opening”",
        },
      ],
      [
        "error",
        "a/lids.mdx:18:1",
        "the section “Empty” has no text",
        "Write the section, or delete its heading. (section-empty)",
        undefined,
      ],
      [
        "warning",
        "a/lids.mdx:22:1",
        "a different number here (30) than at jars.mdx:14:1 (40): “The shelf holds the jar of plums for 30 days at most.”",
        "Make them agree, or keep both: - keep: ["The shelf holds the jar of plums for 40 days at most.","The shelf holds the jar of plums for 30 days at most."] in decisions.yaml. (contradiction)",
        {
          "href": "/jars/",
          "label": "jars.mdx:14:1",
        },
      ],
    ]
  `);
  expect(notes.map(({ near }) => near)).toMatchInlineSnapshot(`
    [
      [
        "",
      ],
      [
        "",
      ],
      [
        "Tap the rim of the lid twice with a wooden spoon.",
        "Warm the lid of the jar under the tap for a while.",
        "Opening",
        "",
      ],
      [
        "Empty",
        "",
      ],
      [
        "The shelf holds the jar of plums for 30 days at most.",
        "Keeping",
        "",
      ],
    ]
  `);
  expect(notesOf(live({ 'a/lids.mdx': LIDS, 'jars.mdx': JARS }), 'jars', SETTINGS)!.map(({ kind, at, twin }) => [kind, at, twin?.href])).toMatchInlineSnapshot(`
    [
      [
        "warning",
        "jars.mdx:1:1",
        undefined,
      ],
      [
        "warning",
        "jars.mdx:5:9",
        undefined,
      ],
      [
        "alike",
        "jars.mdx:14:1",
        "/lids/",
      ],
    ]
  `);
});
test('no note of an article that is not there or is broken', () => {
  expect(notesOf(live({ 'lids.mdx': LIDS }), 'jars', SETTINGS)).toBeUndefined();
  expect(notesOf(live({ 'lids.mdx': LIDS.replace('Lids are', '<Lids> are') }), 'lids', SETTINGS)).toBeUndefined();
});
test('the page of an article gets its notes, any other stays as it is, and text is never mark-up', async () => {
  const outcome = live({ 'lids.mdx': LIDS.replaceAll('spoon', 'spoon & <kbd>').replaceAll('<kbd>', '\\<b>x\\</b>'), 'jars.mdx': JARS });
  const given: Live = { shown: Promise.resolve(), judged: true, redirects: {}, notes: (id) => Promise.resolve(notesOf(outcome, id, SETTINGS)), report: () => Promise.resolve(undefined), stop: () => undefined };
  setLive(given);
  hand({ entries: entriesOf(outcome.outcome, new Map()), topics: [], parts: [] });
  const page = '<html><main id="_main"><h1>$& A</h1></main></html>';
  expect(await withNotes(page, '/topics/')).toBe(page);
  expect(await withNotes(page, '/nothing/')).toBe(page);
  const shown = await withNotes(page, '/lids/');
  expect(shown).toContain('<a class="dev-removed" href="#dev-removed">1 removed</a>');
  expect(shown).toContain('<h1>$& A</h1>');
  expect(shown).not.toContain('<b>x');
  setLive({ ...given, judged: false });
  expect(await withNotes(page, '/lids/')).toContain('what repeats is still here');
});

test('before they are judged, articles are what their fields say, and those that cannot be read wait', () => {
  const sources = Object.entries({ 'a/lids.mdx': LIDS, 'jars.mdx': JARS, 'tin.mdx': 'no frontmatter', 'pot.mdx': JARS.replace('topic: icloud', 'topic: none'), 'cup.mdx': JARS.replace('\n---\n', '\n--- no fence\n---\n'), 'tub.mdx': JARS.slice(0, JARS.indexOf('\n---\n') + 4) }).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));
  const judged = new Map(entriesOf(live({ 'a/lids.mdx': LIDS, 'jars.mdx': JARS }).outcome, new Map()).map((entry) => [entry.id, entry]));
  const entries = unjudged([...sources, { path: 'x.mdx', bytes: Uint8Array.of(0xff) }]);
  expect(entries.map(({ id }) => id)).toEqual(['lids', 'jars', 'tub']);
  for (const { id, data } of entries.slice(0, 2)) expect(data).toEqual({ ...judged.get(id)!.data, moved: [], related: [] });
});
