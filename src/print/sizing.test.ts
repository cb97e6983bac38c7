/** The policy of a checklist's page names the rule that sizes it, whatever the list. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { browserArrangement } from './arrange.ts';
import { makeSheet } from './sheet.ts';
import { sizing, SIZINGS } from './sizing.ts';

const data = { title: 'Jars', description: 'What to do with jars.', topic: 'icloud', platforms: [], author: 'editorial-team', published: '2026-01-01', updated: '2026-01-01', sources: [], queries: [] } as unknown as Parameters<typeof makeSheet>[0]['data'];

test('every page that there can be gets one of the rules that are known', () => {
  const seen = new Set<string>();
  const steps = fc.tuple(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 2, max: 30 }), fc.boolean());
  fc.assert(fc.property(steps, ([count, words, written]) => {
    const text = `Jars.\n\n## Shelf\n\n${Array.from({ length: count }, (_, at) => `-${written ? ' [ ]' : ''} ${'jar '.repeat(words)}${at}.`).join('\n')}\n`;
    const rule = sizing(browserArrangement(makeSheet({ id: 'jars', data, text, moved: [] })));
    seen.add(rule);
    expect(SIZINGS).toContain(rule);
  }), { numRuns: 60, seed: 1 });
  expect(seen.size).toBeGreaterThan(3);
  expect(new Set(SIZINGS).size).toBe(SIZINGS.length);
});
