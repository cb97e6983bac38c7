import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Article } from './article.ts';
import { run } from './pipeline.ts';
import { type Linked, Neighbours } from './related.ts';

interface Page {
  title: string;
  topic?: string;
  more?: string;
  body: string;
}
function finished(pages: Readonly<Record<string, Page>>, publishing = false) {
  const sources = Object.entries(pages).map(([id, { title, topic = 'icloud', more = '', body }]) => ({
    path: `${id}.mdx`,
    bytes: new TextEncoder().encode(`---\ntitle: ${title}\ndescription: About ${title}.\ntopic: ${topic}\nauthor: editorial-team\npublished: 2025-01-01\nupdated: 2025-01-01\n${more}---\n\n${body}\n`),
  }));
  const outcome = run(sources, { across: 'link', standsAlone: 0.6, publishing });
  expect([outcome.issues, outcome.brokenLaws]).toEqual([[], []]);
  return new Map(outcome.articles.map((article) => [article.article.id, article]));
}
const relatedOf = (pages: Readonly<Record<string, Page>>, id: string, publishing = false) =>
  finished(pages, publishing).get(id)?.related.map((link) => [link.id, ...link.sections.map(({ anchor }) => `#${anchor}`)].join(' '));

const body = (word: string) => `## Steps\n\n${['opens', 'closes', 'moves', 'lifts', 'turns', 'holds'].map((verb) => `- The ${word} lever ${verb} the ${word} drawer slowly.`).join('\n')}`;
const LAMP = 'Unplug the lamp before you change its bulb.';

test('a statement that moved leads to the section that says it, before all other links', () => {
  const pages = {
    'lamp-bulb': { title: 'Change a lamp bulb', body: `## Lamp safety\n\n- ${LAMP}\n- Let the lamp cool for ten whole minutes.\n\n${body('lamp')}` },
    drawer: { title: 'Mend a drawer', more: 'related: [chair]\n', body: `${body('drawer')}\n- ${LAMP}` },
    chair: { title: 'Mend a chair', topic: 'computer', body: body('chair') },
  };
  const drawer = finished(pages).get('drawer');
  expect(drawer?.moved).toEqual([{ text: LAMP, id: 'lamp-bulb', title: 'Change a lamp bulb', section: 'Lamp safety', anchor: 'lamp-safety' }]);
  expect(relatedOf(pages, 'drawer')).toEqual(['lamp-bulb #lamp-safety', 'chair']);
  expect(drawer?.related).toMatchObject([{ title: 'Change a lamp bulb', description: 'About Change a lamp bulb.', named: false }, { title: 'Mend a chair', named: true }]);
});

test('neighbours are of the same topic, those with the same words first, five at most, equals by id', () => {
  const others = Object.fromEntries(['g', 'f', 'e', 'd', 'c', 'b'].map((id) => [id, { title: `Page ${id} of it`, body: body(`${id}${id}`) }]));
  const pages = { a: { title: 'Oil the squeaky hinge', body: body('aa') }, ...others, z: { title: 'The squeaky hinge again', body: body('zz') }, y: { title: 'Squeaky hinge elsewhere', topic: 'computer', body: body('yy') } };
  expect(relatedOf(pages, 'a')).toEqual(['z', 'b', 'c', 'd', 'e']);
});

test('drafts are named by drafts only, and nowhere when publishing', () => {
  const pages = { a: { title: 'One', body: body('aa') }, b: { title: 'Two', more: 'draft: true\n', body: body('bb') } };
  expect([relatedOf(pages, 'a'), relatedOf(pages, 'b'), relatedOf(pages, 'a', true), relatedOf(pages, 'b', true)]).toEqual([[], ['a'], [], undefined]);
});

test('what the author names comes in the author’s order', () => {
  const pages = Object.fromEntries(['a', 'b', 'c', 'd'].map((id) => [id, { title: `Page ${id}`, topic: id === 'a' ? 'computer' : 'icloud', more: id === 'a' ? 'related: [d, b, c]\n' : '', body: body(id + id) }]));
  expect(relatedOf(pages, 'a')).toEqual(['d', 'b', 'c']);
});

test('an author who names as many as a page shows gets no others', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const pages = Object.fromEntries(ids.map((id) => [id, { title: `Page ${id}`, more: id === 'a' ? 'related: [g, f, e, d, c]\n' : '', body: body(id + id) }]));
  expect(relatedOf(pages, 'a')).toEqual(['g', 'f', 'e', 'd', 'c']);
});

test('a word of very many articles tells nothing about any of them', () => {
  const many = Object.fromEntries(Array.from({ length: 103 }, (_, at) => [`n${String(at).padStart(3, '0')}`, { title: at === 50 ? 'Drawer with a hinge' : `Drawer ${at}`, body: 'Text.' }]));
  expect(relatedOf({ ...many, zz: { title: 'Drawer and its hinge', body: 'Text.' } }, 'zz')).toEqual(['n050', 'n000', 'n001', 'n002', 'n003']);
});

/** An article by what others know of it. */
interface Subject {
  id: string;
  words: readonly string[];
  topic: string;
  draft: boolean;
  related: readonly string[];
}
const linked = ({ id, words, topic, draft, related }: Subject): Linked => ({ entry: { article: { id, data: { title: `page ${words.join(' ')}`, queries: [], description: 'A line.', topic, draft, related } } as unknown as Article, outline: { sections: [], blocks: [], statements: [], hashes: new Int32Array(), words: 0, idleKeeps: [] } }, moved: [], related: [] });
/** So many that a word may be told by too many, or by just few enough. */
const MANY = 108;
const id = fc.nat({ max: MANY + 4 }).map((number) => `n${String(number).padStart(3, '0')}`);
const subject: fc.Arbitrary<Subject> = fc.record({ id, words: fc.subarray(['drawer', 'hinge', 'lamp', 'chair', 'bulb', 'ladder'], { minLength: 1 }), topic: fc.oneof({ weight: 40, arbitrary: fc.constant('wood') }, fc.constant('metal')), draft: fc.constantFrom(false, false, false, true), related: fc.oneof({ weight: 4, arbitrary: fc.constant<string[]>([]) }, fc.array(id, { maxLength: 2 })) });
/** An article as it is from now on, or one that goes. */
const step = fc.oneof(subject, id);

test('links that are kept from run to run are those of a first run', () => {
  let spared = 0;
  fc.assert(
    fc.property(fc.uniqueArray(subject, { minLength: 96, maxLength: MANY, selector: (one) => one.id }), fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }), (first, steps) => {
      const known = new Neighbours();
      let all = new Map<string, Linked>();
      const subjects = new Map(first.map((one) => [one.id, one]));
      for (const changes of [[], ...steps]) {
        for (const change of changes) {
          if (typeof change === 'string') subjects.delete(change);
          else subjects.set(change.id, change);
        }
        const changed = new Set(changes.map((change) => (typeof change === 'string' ? change : change.id)));
        const sorted = [...subjects.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
        all = new Map(sorted.map((one) => [one.id, !changed.has(one.id) ? (all.get(one.id) ?? linked(one)) : all.has(one.id) ? Object.assign(all.get(one.id) as Linked, { entry: linked(one).entry }) : linked(one)]));
        const list = [...all.values()];
        const stale = known.link(list, all, [...list.keys()].filter((at) => changes.length === 0 || changed.has(list[at]!.entry.article.id)), true);
        if (changes.length > 0) spared += list.length - stale.size;
        const anew = new Map(sorted.map((one) => [one.id, linked(one)]));
        new Neighbours().link([...anew.values()], anew, [...anew.keys()].map((_, at) => at), false);
        expect(list.map(({ related }) => related.map((one) => one.id))).toEqual([...anew.values()].map(({ related }) => related.map((one) => one.id)));
      }
    }),
    { numRuns: 30 },
  );
  expect(spared).toBeGreaterThan(500);
});
