import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from './canonical.ts';
import { type Lookalike, lookalikes } from './lookalikes.ts';
import type { Statement } from './statements.ts';

const statement = (text: string, index: number): Statement => ({ index, kind: 'sentence', text, key: canonical(text), links: '', footnote: false, reference: false, section: 0, block: 0, start: 0, end: 0, words: text.split(' ').length });
const among = (texts: readonly string[], pages = texts.map(() => 0)): Lookalike[] => lookalikes(texts.map(statement), pages);

const ROWS: ReadonlyArray<[name: string, a: string, b: string, kind: string | undefined, contradiction?: boolean]> = [
  ['a number', 'Recently deleted photos stay for 30 days in the album', 'Recently deleted photos stay for 40 days in the album', 'number', true],
  ['a negation', 'You can undo the reset of the settings later', 'You can not undo the reset of the settings later', 'negation', true],
  ['a version', 'The option needs iOS 17.4 or later on the phone', 'The option needs iOS 17.5 or later on the phone', 'version', true],
  ['a name', 'Open Photos and wait for the library to load again', 'Open Files and wait for the library to load again', 'name', true],
  ['wording', 'Wait for the update process to finish on the phone', 'Wait for the update to finish on the phone', 'wording', false],
  ['order', 'First sign out of the account and then erase the phone', 'First erase the phone and then sign out of the account', 'order', false],
  ['containment', 'Restart the router', 'Restart the router and wait for two minutes before you try again', undefined],
  ['containment of enough words', 'Restart the router in the hall', 'Restart the router in the hall and wait for two minutes before you try it all again', 'number', false],
  ['nothing in common', 'Charge the phone over night', 'Open the window in the morning', undefined],
];

describe('lookalikes', () => {
  test.each(ROWS)('%s', (_name, a, b, kind, contradiction) => {
    const [found] = among([a, b]);
    expect(found?.kind).toBe(kind);
    if (kind) expect(found?.contradiction).toBe(contradiction);
  });
  test('every row was run', () => expect(ROWS.length).toBe(9));

  test('tells the words that differ', () => {
    expect(among(['Recently deleted photos stay for 30 days', 'Recently deleted photos stay for 40 days'])[0]?.difference).toEqual([['30'], ['40']]);
  });

  test('the same words in another order, with other links', () => {
    const texts = ['First sign out of the account and then erase the phone', 'First erase the phone and then sign out of the account'];
    const [found] = lookalikes(texts.map((text, at) => ({ ...statement(text, at), links: `/${at}/` })), [0, 0]);
    expect([found?.kind, found?.contradiction]).toEqual(['name', true]);
  });

  test('what shares only words of very many statements is not looked for', () => {
    const many = Array.from({ length: 320 }, (_, at) => `open jar with lid number n${at} today or later with b${at} again`);
    expect(among(many.slice(0, 20))).toHaveLength(190);
    expect(among(many)).toEqual([]);
  });

  test('words that set the same bits are other words all the same', () => {
    // Sixty-four places apart by rarity, which is by name where all are equally rare; one word of each pair is rarer and shared.
    const word = (at: number) => `w${String(at).padStart(3, '0')}`;
    const words = (from: number) => Array.from({ length: 7 }, (_, at) => word(from + at)).join(' ');
    const all = Array.from({ length: 128 }, (_, at) => at);
    const used = [0, 64, 72, 8].flatMap((from) => Array.from({ length: 7 }, (_, at) => from + at));
    const fill = (some: readonly number[], more: string) => `${some.map(word).join(' ')} ${more}`;
    const texts = [`aaa ${words(0)}`, `aaa ${words(64)}`, `bbb ${words(72)}`, `bbb ${words(8)}`, fill(all, 'yyy'), fill(all, 'zzz'), fill(all.filter((at) => !used.includes(at)), 'xxx')];
    expect(among(texts).filter(({ b }) => b < 4)).toEqual([]);
  });

  test('law 6: the index finds what a comparison of all pairs finds', () => {
    const word = fc.constantFrom(...'open close wait phone cable router 30 not'.split(' '));
    const text = fc.array(word, { minLength: 4, maxLength: 9 }).map((words) => words.join(' '));
    let pairs = 0;
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 25 }), fc.array(fc.nat(2), { minLength: 25, maxLength: 25 }), (texts, pages) => {
        const fast = among(texts, pages).map(({ a, b }) => `${a} ${b}`);
        const slow: string[] = [];
        const first = new Map<string, number>();
        for (const [at, one] of texts.entries()) if (!first.has(canonical(one))) first.set(canonical(one), at);
        const distinct = [...first.values()];
        for (const [x, a] of distinct.entries()) for (const b of distinct.slice(x + 1)) if (lookalikes([statement(texts[a]!, 0), statement(texts[b]!, 1)], [pages[a]!, pages[b]!]).length > 0) slow.push(`${a} ${b}`);
        expect(fast.sort()).toEqual(slow.sort());
        pairs += slow.length;
      }),
      { numRuns: 250 },
    );
    expect(pairs).toBeGreaterThan(500);
  });
});
