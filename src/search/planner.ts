/**
 * What a reader typed -> what to ask the index, and the answers -> one ranked list. Pure.
 * Pagefind answers only pages that hold every known word; so each word is asked by itself and the answers are added up.
 */

/** Words of questions that name no problem. */
const STOP_WORDS = new Set('a an and are as at be been but by can cannot can’t can\'t do does doesn’t doesn\'t don’t don\'t for from get has have how i i’m i\'m if in into is isn’t isn\'t it its it’s it\'s me my no not of off on or our so than that the their them then there they this to up was we what when where which who why will with won’t won\'t you your'.split(' '));

/** A page that holds all words outranks one that holds some, by this share of its sum for each word. */
const COVERAGE_BONUS = 0.5;
/** A page that holds less than this share of the words, weighed by rarity, is a weak match. */
const STRONG_COVERAGE = 0.5;

/** The words worth asking, lower case; all of them when every word is a stop word. At most twelve. */
export function queryWords(query: string): string[] {
  const words = (query.normalize('NFKC').toLowerCase().match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu) ?? []).slice(0, 40);
  const meaningful = words.filter((word) => !STOP_WORDS.has(word));
  return [...new Set(meaningful.length > 0 ? meaningful : words)].slice(0, 12);
}

export interface Hit {
  id: string;
  score: number;
}

export interface Ranked {
  id: string;
  score: number;
  /** Share of the query, weighed by rarity, that the page holds. */
  coverage: number;
  strong: boolean;
}

/** `answers` holds the hits of each word; `pages` is the number of pages of the site. */
export function combine(answers: ReadonlyArray<readonly Hit[]>, pages: number): Ranked[] {
  const rarity = answers.map((hits) => Math.log(1 + pages / (hits.length + 0.5)));
  const asked = rarity.reduce((sum, weight, at) => sum + (answers[at]!.length > 0 ? weight : 0), 0);
  const found = new Map<string, { score: number; weight: number; words: number }>();
  for (const [at, hits] of answers.entries()) {
    const best = Math.max(...hits.map(({ score }) => score), Number.MIN_VALUE);
    for (const { id, score } of hits) {
      const page = found.get(id) ?? { score: 0, weight: 0, words: 0 };
      page.score += (rarity[at] as number) * (0.25 + (0.75 * score) / best);
      page.weight += rarity[at] as number;
      page.words++;
      found.set(id, page);
    }
  }
  return [...found]
    .map(([id, { score, weight, words }]): Ranked => {
      const coverage = asked === 0 ? 0 : weight / asked;
      return { id, score: score * (1 + COVERAGE_BONUS * coverage * words), coverage, strong: coverage >= STRONG_COVERAGE };
    })
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}
