/** The files of both tiers: what is packed is what is read, one file or many answer alike, and Pagefind's index holds every word of the text. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCbor } from './cbor.ts';
import { openEngine } from './engine.ts';
import { buildSearchIndex, pagefindFiles } from './index.ts';
import { instantFiles } from './instant-file.ts';
import { openInstant } from './instant.ts';
import type { InstantHead } from './instant-parts.ts';
import { pairsOf } from './pairs.ts';
import { plan } from './planner.ts';
import { BEST, cuts, openHits, openKeys, packHits, packKeys, partOf } from './postings.ts';
import { readPagefind } from './pagefind-index.ts';
import { type SearchRecord, searchText } from './record.ts';
import { openSynonyms } from './synonyms.ts';
import { wordsFile } from './vocabulary.ts';
import { indexed, stem } from './words.ts';

const record = (at: number, title: string, more: Partial<SearchRecord> = {}): SearchRecord => ({ url: `/page-${String(at).padStart(4, '0')}/`, title, topic: at % 2 ? 'Odd' : 'Even', description: '', headings: [], platforms: at % 3 ? ['iPhone'] : ['Mac'], queries: [], html: '', ...more });
const TOPICS = [['Odd', '/topics/odd/'], ['Even', '/topics/even/']] as const;
const synonyms = openSynonyms([]);
const asked = (query: string) => plan(query, { synonyms });
const open = (records: readonly SearchRecord[]) => {
  const files = instantFiles(records, TOPICS, []);
  const taken: string[] = [];
  const load = async (name: string) => {
    taken.push(name);
    return files.get(name);
  };
  return { files, taken, ...openInstant(files.get('instant') as InstantHead, load) };
};

describe('postings', () => {
  test('are what was packed, scores to one part in sixty-three', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(100_000), { maxLength: 60 }), (pages) => {
        const hits = new Map(pages.map((page, at) => [page, at + 1]));
        const read = openHits(packHits(hits, pages.length));
        expect([...read.keys()]).toEqual([...pages].sort((a, b) => a - b));
        for (const [page, score] of read) expect(Math.abs(score / BEST - (hits.get(page) as number) / pages.length)).toBeLessThan(0.02);
      }),
    );
  });
  test('keys too', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.stringMatching(/^[a-zé+0-9]{1,40}$/), { maxLength: 60 }), (keys) => {
      expect(openKeys(packKeys([...keys].sort()))).toEqual([...keys].sort());
    }));
  });
  test('damage is told, not read', () => {
    expect(() => openHits('A')).toThrow('damaged');
    expect(() => openHits('é!')).toThrow('damaged');
    expect(() => openHits('z')).toThrow('damaged');
  });
  test('a list is cut into parts near the limit, and each item is found in its part', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 80 }), (sizes) => {
        const starts = cuts(sizes, 50);
        for (const [at, start] of starts.entries()) expect(sizes.slice(start, starts[at + 1]).reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(50);
        for (const at of sizes.keys()) expect(partOf(starts, at)).toBe(starts.filter((start) => start <= at).length - 1);
      }),
    );
    expect(partOf(['m', 'q'], 'a')).toBe(0);
    expect(cuts([], 50)).toEqual([0]);
  });
});

describe('the instant tier', () => {
  const SMALL = [record(0, 'Swollen Battery', { queries: ['puffy accu'] }), record(1, 'Update Stuck', { headings: [['heat', 'Heat and Battery']] }), record(2, 'Photos Stuck Uploading')];
  test('answers prefixes, errors, target queries and headings', async () => {
    const { ask } = open(SMALL);
    const CASES: ReadonlyArray<readonly [string, number[]]> = [['swoll', [0]], ['swolen', [0]], ['puffy', [0]], ['updaet', [1]], ['battery', [0, 1]], ['stuck photos', [2, 1]], ['nothing', []]];
    for (const [query, pages] of CASES) {
      const found = await ask(asked(query), false);
      expect([...found].sort(([, a], [, b]) => b.score - a.score).map(([page]) => page), query).toEqual(pages);
    }
    expect(CASES.length).toBe(7);
    expect((await ask(asked('swolen'), true)).size).toBe(0);
  });
  test('two words side by side say more than apart', async () => {
    const { ask } = open([record(0, 'Photos of a Phone That Is Stuck'), record(1, 'Phone With Stuck Photos Here')]);
    const found = await ask(asked('stuck photos'), true);
    expect((found.get(1)?.score ?? 0) > (found.get(0)?.score ?? 0)).toBe(true);
    expect(pairsOf(['a', 'b', 'c', 'd'])).toEqual(['a+b', 'a+c', 'b+c', 'b+d', 'c+d']);
    expect(pairsOf(['b', 'a', 'b'])).toEqual(['a+b', 'a+b']);
  });
  test('of an empty site finds nothing', async () => {
    const { ask, briefs } = open([]);
    expect((await ask(asked('photos'), true)).size).toBe(0);
    expect(await briefs([])).toEqual([]);
  });
  test('of a large site is cut, and a query takes few parts and the same answer', async () => {
    const THINGS = 'phone cable charger album library account password computer window driver network router setting message screen button folder printer camera speaker sensor shop plan family device code'.split(' ');
    const many = Array.from({ length: 1000 }, (_, at) => record(at, `Item${at} ${THINGS[at % 26]} ${THINGS[(at * 7) % 25]} trouble`, { description: `What to do when number ${at} of the ${THINGS[(at * 3) % 26]} fails.`, headings: [['a', `First steps ${at}`]] }));
    const { ask, briefs, files, taken } = open(many);
    expect(files.size).toBeGreaterThan(100);
    const found = await ask(asked('item417 trouble'), true);
    const best = [...found].sort(([, a], [, b]) => b.score - a.score)[0]?.[0] as number;
    expect(best).toBe(417);
    expect(await briefs([best])).toEqual([expect.objectContaining({ url: '/page-0417/', title: expect.stringContaining('Item417') })]);
    expect(taken.length).toBeLessThanOrEqual(4);
    expect(JSON.stringify(files.get('instant')).length).toBeLessThan(30_000);
  });
});

describe('the full text', () => {
  const RECORDS = [
    record(1, 'Second Guide', { html: '<h2 id="fix">Fix it</h2><p>Turn on Wi-Fi, the iPhone’s battery isn’t charging. 照片 café</p>', queries: ['battery dies'] }),
    record(0, 'First Guide', { html: '<h2 id="why">Why</h2><p>A charger that charges the battery. Batteries get warm.</p>' }),
  ];
  const read = async (records: readonly SearchRecord[]) => {
    const text = await buildSearchIndex(records);
    const files = new Map<string, unknown>([...[...instantFiles(records, TOPICS, [])].map(([name, file]) => [`/search/${name}.json`, file] as const), ['/search/words.json', wordsFile(records.map(searchText))], ...text.map(({ path, content }) => [`/${path}`, JSON.parse(content) as unknown] as const)]);
    return openEngine(async (path) => files.get(path), true);
  };
  test('holds every word of the text, whatever its form', async () => {
    const { words, pages } = readPagefind(await pagefindFiles(RECORDS));
    expect(pages.map(({ url }) => url).sort()).toEqual(['/page-0000/', '/page-0001/']);
    const stems = new Set([...words.keys()].flatMap((word) => indexed(word).map(stem)));
    for (const word of indexed('Turn on wifi the iPhone’s battery isn’t charging 照片 second guide dies')) expect(stems, word).toContain(stem(word));
  });
  test('answers from the body, with an excerpt and the section', async () => {
    const engine = await read(RECORDS);
    const { results, partial } = await engine.full({ query: 'charging batteries', filters: {}, live: false, literal: false });
    expect(partial).toBe(false);
    expect(results.map(({ url }) => url).sort()).toEqual(['/page-0000/', '/page-0001/']);
    const first = results.find(({ url }) => url === '/page-0000/');
    expect(first?.excerpt.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(['charger', 'charges', 'battery', 'Batteries']);
    expect(first?.sections).toEqual([{ url: '/page-0000/#why', title: 'Why' }]);
  });
  test('filters by topic and device, and of an empty site finds nothing', async () => {
    const engine = await read(RECORDS);
    const urls = async (filters: object) => (await engine.full({ query: 'battery', filters, live: false, literal: false })).results.map(({ url }) => url);
    expect(await urls({ topic: 'Odd' })).toEqual(['/page-0001/']);
    expect(await urls({ device: 'Mac' })).toEqual(['/page-0000/']);
    const empty = await read([]);
    expect((await empty.full({ query: 'battery', filters: {}, live: false, literal: false })).results).toEqual([]);
  });
});

describe('CBOR', () => {
  const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  // The examples of RFC 8949, appendix A.
  const CASES: ReadonlyArray<readonly [string, unknown]> = [['00', 0], ['17', 23], ['1818', 24], ['1903e8', 1000], ['1a000f4240', 1_000_000], ['1b000000e8d4a51000', 1e12], ['20', -1], ['3903e7', -1000], ['80', []], ['83010203', [1, 2, 3]], ['8301820203820405', [1, [2, 3], [4, 5]]], ['6449455446', 'IETF'], ['62c3bc', 'ü']];
  test.each(CASES)('%s', (hex, value) => expect(readCbor(bytes(hex))).toEqual(value));
  test('what ends early, goes on, or is of another kind', () => {
    for (const hex of ['', '18', '8301', '6449', '0000', 'f6', 'a0', '9f']) expect(() => readCbor(bytes(hex)), hex).toThrow();
    expect(CASES.length).toBe(13);
  });
});
