/** What is told after each edit, put together, is what telling everything would give. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newMemory, run } from '../kb/pipeline.ts';
import { entriesOf, topicsOf } from '../press/entries.ts';
import type { Entry } from '../press/handed.ts';
import { Known } from './fresh.ts';

const TOPICS = ['icloud', 'computer'];
const article = (topic: number, said: number) => `---\ntitle: T\ndescription: D.\ntopic: ${TOPICS[topic]}\nauthor: editorial-team\npublished: 2026-01-01\nupdated: 2026-01-02\n---\n\nThe lid of the jar stays on its shelf number ${said} in the kitchen.\n`;
const PATHS = ['a.mdx', 'b.mdx', 'c.mdx', 'x/a.mdx', 'x/d.mdx'];
/** A file that is not there, one that cannot be read, or one of some articles. */
const file = fc.oneof(fc.constant(undefined), fc.constant('<Jar>'), fc.tuple(fc.nat(1), fc.nat(2)).map(([topic, said]) => article(topic, said)));

let cases = 0;
let passedOver = 0;
test('edit after edit', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...PATHS), file), { maxLength: 12 }), fc.array(fc.constantFrom('a', 'z')), (edits, unjudged) => {
      cases++;
      const files = new Map([['a.mdx', article(0, 0)], ['c.mdx', article(1, 1)]]);
      const memory = newMemory();
      const known = new Known(unjudged);
      const shown = new Map(unjudged.map((id): [string, Entry] => [id, { id, data: { state: 'broken', path: '', issues: [] }, body: '' }]));
      for (const [path, text] of [['b.mdx', undefined] as const, ...edits]) {
        if (text === undefined) files.delete(path);
        else files.set(path, text);
        const outcome = run([...files].map(([own, words]) => ({ path: own, bytes: Buffer.from(words) })), { across: 'link', standsAlone: 0, publishing: false }, memory);
        const broken = outcome.issues.filter(({ severity, path: own }) => severity === 'error' && own.endsWith('.mdx')).map(({ path: own, message }): Entry => ({ id: own.replace(/^.*\/|\.mdx$/g, ''), data: { state: 'broken', path: own, issues: [message] }, body: '' }));
        const { entries, gone, topics } = known.fresh(outcome, broken);
        for (const id of gone) expect(shown.delete(id)).toBe(true);
        for (const entry of entries) shown.set(entry.id, entry);
        const all = [...entriesOf(outcome, new Map()), ...broken];
        expect(new Map([...shown].sort())).toEqual(new Map([...new Map(all.map((entry) => [entry.id, entry]))].sort()));
        expect(topics).toEqual(topicsOf(outcome));
        passedOver += all.length - entries.length;
      }
    }),
  );
  expect(cases).toBe(100);
  expect(passedOver).toBeGreaterThan(100);
});
