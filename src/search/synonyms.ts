/**
 * Words that mean the same on this site, as the browser uses them: a query's words -> other ways to say them.
 */
import { WEIGHTS } from './weights.ts';
import { indexed, stem } from './words.ts';

/** Another way to say a term; a page says it when it holds all of `words`. */
export interface Equal {
  words: readonly string[];
  weight: number;
}

export interface Synonyms {
  groups: ReadonlyArray<ReadonlyArray<readonly string[]>>;
  knows: (word: string) => boolean;
}

/** Each group is a list of words or short phrases. */
export function openSynonyms(list: ReadonlyArray<readonly string[]>): Synonyms {
  const groups = list.map((group) => group.map((phrase) => indexed(phrase)).filter((words) => words.length > 0));
  const alone = new Set(groups.flatMap((group) => group.filter((words) => words.length === 1).map(([word]) => stem(word as string))));
  return { groups, knows: (word) => alone.has(stem(word)) };
}

/** For each word of the query the other ways to say it, or to say the phrase that it stands in. `isUsed`: does the site use the word? */
export function equalsOf(words: readonly string[], { groups }: Synonyms, isUsed: (word: string) => boolean): Equal[][] {
  const stems = words.map(stem);
  const found: Equal[][] = words.map(() => []);
  for (const group of groups) {
    for (const phrase of group) {
      for (let at = 0; at + phrase.length <= stems.length; at++) {
        if (!phrase.every((word, step) => stem(word) === stems[at + step])) continue;
        const weight = phrase.every(isUsed) ? WEIGHTS.synonymBeside : WEIGHTS.synonym;
        const others = group.filter((other) => other !== phrase).map((other): Equal => ({ words: other, weight }));
        for (let step = 0; step < phrase.length; step++) (found[at + step] as Equal[]).push(...others);
      }
    }
  }
  return found;
}
