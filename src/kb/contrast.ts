/** Do two headings, or two titles, speak of different things in the same way? One part of the phrase differs: a name, a number, a word in the same frame. */
import { type BareHeading, bareOf, type HeadingWord, headingWords, PREPOSITIONS, STOP } from './heading.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Equal but for the name, number or one part of the phrase. The vocabulary is costly: most headings tell without it. */
export function contrasting(a: BareHeading, b: BareHeading, vocabulary: () => Vocabulary): boolean {
  return contrastOf(a, b) ?? sameButForNames(headingWords(a.heading, vocabulary()), headingWords(b.heading, vocabulary()));
}

/** Do they contrast? Undefined when that depends on which of their words are names. */
export function contrastOf(a: BareHeading, b: BareHeading): boolean | undefined {
  if (a.numbers !== b.numbers) return contrastOf(bareOf(a.heading), bareOf(b.heading));
  if (a === b) return false;
  if (a.enumerated && b.enumerated) return a.heading !== b.heading;
  if (a.words.length === 0 || b.words.length === 0) return false;
  if (a.codes && b.codes && a.codes !== b.codes) return true;
  if (sameFrame(a, b)) return true;
  // Each ordinary word of one has to be in the other if they are the same but for names.
  return within(a.ordinary, b.all) && within(b.ordinary, a.all) && a.heading !== b.heading ? undefined : false;
}

function within(words: readonly number[], all: readonly number[]): boolean {
  for (const word of words) if (!all.includes(word)) return false;
  return true;
}

/** “Arduino Nano R4” and “Arduino Nano ESP32”; “Restart on Windows” and “Restart on a Mac”. */
export function sameButForNames(a: readonly HeadingWord[], b: readonly HeadingWord[]): boolean {
  const names = (all: readonly HeadingWord[]) => all.filter(({ name }) => name).map(({ word }) => word).join(' ');
  const rest = (all: readonly HeadingWord[]) => all.filter(({ word, name }) => !name && !STOP.has(word)).map(({ word }) => word).join(' ');
  const [namesA, namesB] = [names(a), names(b)];
  return namesA !== '' && namesB !== '' && namesA !== namesB && rest(a) === rest(b);
}

/** One stretch of up to three words differs and what is around it shows that the two are of one kind. */
function sameFrame({ all: a, words, telling }: BareHeading, { all: b }: BareHeading): boolean {
  if (Math.abs(a.length - b.length) > 2) return false;
  const shortest = Math.min(a.length, b.length);
  let before = 0;
  while (before < shortest && a[before] === b[before]) before++;
  let after = 0;
  while (after < shortest - before && a[a.length - 1 - after] === b[b.length - 1 - after]) after++;
  const [spanA, spanB] = [a.length - before - after, b.length - before - after];
  if (spanA < 1 || spanB < 1 || spanA > 3 || spanB > 3) return false;
  if (before + after < Math.max(spanA, spanB)) return false;
  // What tells something, in front of the stretch and behind it.
  const [head, tail] = [telling[before] as number, (telling[a.length] as number) - (telling[a.length - after] as number)];
  return tail > 0 || head > 1 || (head === 1 && PREPOSITIONS.has(words.slice(0, before).findLast(({ word }) => !DETERMINERS.has(word))!.word));
}

const DETERMINERS: ReadonlySet<string> = new Set(['a', 'an', 'the', 'your', 'my']);
