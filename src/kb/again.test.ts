/**
 * What a run remembers changes nothing: whatever was edited, added, renamed, deleted or decided meanwhile, everything comes out as in a first
 * run. What an earlier run returned stays as it was.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Source } from './article.ts';
import { newMemory, type Outcome, run, type Settings } from './pipeline.ts';

const TITLES = ['Rivers that carry wood', 'Why glass breaks', 'The keeper of a lighthouse writes home', 'Snow', 'What bread needs before an oven', 'Restart the phone on Windows', 'Restart the phone on a Mac'];
const SENTENCES = [
  'Keep the phone on its charger all night.', 'Close every app that you do not need.', 'Write down each change that you make.', 'However, the old cable may still be good.', 'Wait until the bar is full.',
  'Wait until the bar is green.', 'Look at the status page before you begin.', 'Leave the phone on its charger overnight.', 'Choose what you want to keep:', 'Back up before a step that could erase data.', 'Read about it on [the other page](/page-1/#cables).', 'Use a cable that you know works, not a worn one.',
];
const QUERIES = ['why does it break', 'how to mend it', 'charger all night'];

/** A file as an author has it. */
interface File {
  /** Of `page-N`, which is the id. */
  name: number;
  folder: string;
  title: number;
  body: string;
  queries: readonly string[];
  related: readonly number[];
  draft: boolean;
  off: boolean;
}
interface Library {
  files: readonly File[];
  settings: Settings;
}

const sentence = fc.constantFrom(...SENTENCES);
const block = fc.oneof(
  { weight: 4, arbitrary: fc.array(sentence, { minLength: 1, maxLength: 5 }).map((all) => all.join(' ')) },
  { weight: 4, arbitrary: fc.array(sentence, { minLength: 1, maxLength: 5 }).map((all) => all.map((one) => `- ${one}`).join('\n')) },
  { weight: 4, arbitrary: fc.constantFrom('## Key takeaways', '## On Windows', '## On a Mac', '### Cables', '## If it still fails') },
  { weight: 1, arbitrary: fc.constantFrom('{/* keep */}', '<Figure src="map.svg" alt="A map" />', '{broken}', 'See [this](/page-2/), [that](/page-3) and [more](#cables).', '<Note>\nKeep the phone on its charger all night.\n</Note>') },
);
const body = fc.array(block, { minLength: 1, maxLength: 10 }).map((parts) => `Opening words of the page.\n\n${parts.join('\n\n')}`);
const name = fc.nat({ max: 5 });
const file: fc.Arbitrary<File> = fc.record({ name, folder: fc.constantFrom('', '', '', 'sub/'), title: fc.nat({ max: TITLES.length - 1 }), body, queries: fc.subarray(QUERIES), related: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(name, { maxLength: 2 })), draft: fc.boolean(), off: fc.constantFrom(false, false, false, true) });
const line = fc.tuple(fc.constantFrom('keep', 'same'), sentence, sentence).map(([kind, a, b]) => `- ${kind}: [${JSON.stringify(a)}, ${JSON.stringify(b)}]\n`);
const setting: fc.Arbitrary<Partial<Settings>> = fc.oneof(
  fc.array(line, { maxLength: 3 }).map((lines) => ({ ledger: { path: 'decisions.yaml', bytes: encode(lines.join('')) } })),
  fc.constantFrom<Partial<Settings>>({ publishing: true }, { publishing: false }, { across: 'keep' }, { across: 'link' }, { standsAlone: 0.6 }, { standsAlone: 0.05 }, { lookalikes: true }, { lookalikes: false }, { latestDay: '2025-12-31' }, { latestDay: undefined }, { images: [] }),
  fc.constantFrom(undefined, '/page-3/: page-1\n', '/page-3/: page-2\n').map((text) => ({ redirects: text === undefined ? undefined : { path: 'redirects.yaml', bytes: encode(text) } })),
  fc.constantFrom('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"/>', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 20"/>', '<svg/>').map((svg) => ({ images: [{ path: 'images/map.svg', bytes: encode(svg) }] })),
);

/** What an author does between two runs. `at` is a file, counted round. */
type Edit = (library: Library) => Library;
const EDITS: Readonly<Record<string, fc.Arbitrary<Edit>>> = {
  body: on(body.map((text) => ({ body: text }))),
  sentence: on(sentence.map((one) => (before: File) => ({ body: before.body.replace(/(?<=\n- )[^\n]+/, one) }))),
  paragraph: on(fc.constant((before: File) => ({ body: `${before.body}\n\nOne more paragraph.` }))),
  title: on(fc.nat({ max: TITLES.length - 1 }).map((title) => ({ title }))),
  frontmatter: on(fc.record({ queries: fc.subarray(QUERIES), related: fc.array(name, { maxLength: 2 }), draft: fc.boolean() })),
  rename: on(name.map((one) => ({ name: one }))),
  remove: fc.nat().map((at) => (library) => ({ ...library, files: library.files.filter((_, place) => place !== at % library.files.length) })),
  add: file.map((one) => (library) => ({ ...library, files: [...library.files, one] })),
  order: fc.constant((library) => ({ ...library, files: [...library.files].reverse() })),
  nothing: fc.constant((library) => library),
  settings: setting.map((some) => (library) => ({ ...library, settings: { ...library.settings, ...some } })),
};
function on(change: fc.Arbitrary<Partial<File> | ((before: File) => Partial<File>)>): fc.Arbitrary<Edit> {
  return fc.tuple(fc.nat(), change).map(([at, how]) => (library) => ({ ...library, files: library.files.map((one, place) => (place === at % library.files.length ? { ...one, ...(typeof how === 'function' ? how(one) : how) } : one)) }));
}

const library: fc.Arbitrary<Library> = fc.uniqueArray(file, { minLength: 2, maxLength: 6, selector: pathOf }).map((files) => ({ files, settings: { across: 'link', standsAlone: 0.6, publishing: false } }));
const edits = fc.array(fc.oneof(...Object.entries(EDITS).map(([kind, edit]) => edit.map((change) => ({ kind, change })))), { minLength: 1, maxLength: 8 });

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
function pathOf({ folder, name: number }: File): string {
  return `${folder}page-${number}.mdx`;
}
/** Files that nobody touched, as they were read. */
const read = new Map<string, Source>();
function sourcesOf({ files }: Library): Source[] {
  const one = new Map(files.map((each) => [pathOf(each), each]));
  return [...one].map(([path, { title, body: text, queries, related, draft, off }]) => sourceOf(path, `---\ntitle: ${TITLES[title]}\ndescription: What to do about it.\ntopic: icloud\nauthor: editorial-team\npublished: 2026-01-01\nupdated: 2026-01-02\nqueries: [${queries.join(', ')}]\nrelated: [${related.map((id) => `page-${id}`).join(', ')}]\n${draft ? 'draft: true\n' : ''}${off ? 'dedupe: off\n' : ''}---\n\n${text}\n`));
}
function sourceOf(path: string, text: string): Source {
  const known = read.get(`${path} ${text}`) ?? { path, bytes: encode(text) };
  read.set(`${path} ${text}`, known);
  return known;
}

/** All that a run says; a tree follows from the text. */
const shown = ({ articles, figures, texts, ...rest }: Outcome) =>
  JSON.stringify({ ...rest, articles: articles.map(({ article: { id, path, text, bodyStart, data, lines }, ...more }) => ({ id, path, source: text, bodyStart, data, lines, ...more })), figures: [...figures], texts: [...texts] });

const RUNS = 60 * Number(process.env['WINNOW_FUZZ'] ?? 1);

test.runIf(!process.env['WINNOW_MUTATION'])('a run that remembers says what a first run says', () => {
  const done = new Map<string, number>();
  let moved = 0;
  fc.assert(
    fc.property(library, edits, (first, changes) => {
      const memory = newMemory();
      let current = first;
      let last = run(sourcesOf(current), current.settings, memory);
      for (const { kind, change } of changes) {
        current = change(current);
        const before = shown(last);
        const [again, anew] = [run(sourcesOf(current), current.settings, memory), run(sourcesOf(current), current.settings)];
        expect(shown(again)).toBe(shown(anew));
        expect(again.brokenLaws).toEqual([]);
        expect(shown(last)).toBe(before);
        last = again;
        done.set(kind, (done.get(kind) ?? 0) + 1);
        moved += anew.report.totals.moved;
      }
    }),
    { numRuns: RUNS },
  );
  expect([...done.keys()].sort()).toEqual(Object.keys(EDITS).sort());
  expect(moved).toBeGreaterThan(RUNS / 4);
});

test('a run that broke off leaves nothing to the next', () => {
  const memory = newMemory();
  const file = (name: number, text: string): File => ({ name, folder: '', title: name, body: text, queries: [], related: [], draft: false, off: false });
  const settings: Settings = { across: 'link', standsAlone: 0.6, publishing: false };
  const sources = (text: string) => sourcesOf({ files: [file(0, `Opening words.\n\n## Part\n\n${text} Another remark about it.`), file(1, `Other words.\n\n## Cables\n\nA remark. ${text}`)], settings });
  run(sources(SENTENCES[0] as string), settings, memory);
  const broken: Settings = Object.defineProperty({ ...settings }, 'images', { get: () => { throw new Error('a bug of ours'); } });
  expect(() => run(sources(SENTENCES[1] as string), broken, memory)).toThrow('a bug of ours');
  expect(shown(run(sources(SENTENCES[1] as string), settings, memory))).toBe(shown(run(sources(SENTENCES[1] as string), settings)));
});

test('other settings for the same articles', () => {
  const memory = newMemory();
  const one = (number: number): File => ({ name: number, folder: '', title: number, body: `Opening words.\n\n## Part\n\n${SENTENCES[0]} ${SENTENCES[1]} Another remark about ${number}. One more about ${number}.`, queries: [], related: [], draft: false, off: false });
  const sources = sourcesOf({ files: [one(0), one(1)], settings: { across: 'link', standsAlone: 0.6, publishing: false } });
  const moved = (['link', 'keep', 'link'] as const).flatMap((across) =>
    [0.6, 0.9].map((standsAlone) => {
      const settings: Settings = { across, standsAlone, publishing: false };
      const again = run(sources, settings, memory);
      expect(shown(again)).toBe(shown(run(sources, settings)));
      return again.report.totals.moved;
    }),
  );
  expect(moved).toEqual([2, 0, 0, 0, 2, 0]);
});
