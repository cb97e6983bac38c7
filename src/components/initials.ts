/** Titles in their order -> where each first letter begins, so that a list of hundreds has an index to jump by. */

/** A shorter list is looked through at a glance. */
const FEWEST = 50;
/** An index of more letters than this (Chinese, Japanese) would be a list of its own. */
const MOST = 40;

/** Places of the titles with which a letter begins, and the letter; digits are one. Empty where an index would not help. */
export function initialsOf(titles: readonly string[]): ReadonlyMap<number, string> {
  const first = new Map<string, number>();
  for (const [place, title] of titles.entries()) {
    const initial = initialOf(title);
    if (!first.has(initial)) first.set(initial, place);
  }
  return titles.length < FEWEST || first.size < 2 || first.size > MOST ? NONE : new Map([...first].map(([initial, place]) => [place, initial]));
}

const NONE: ReadonlyMap<number, string> = new Map();

function initialOf(title: string): string {
  const letter = /[\p{L}\p{N}]/u.exec(title)?.[0] ?? '';
  return /\p{N}/u.test(letter) || letter === '' ? '0–9' : (letter.toUpperCase()[0] as string);
}

/** The id of the place where a letter begins, in the list of that name. */
export const initialId = (list: string, initial: string) => `${list}-at-${initial === '0–9' ? '0' : initial.toLowerCase()}`;

/** Such ids by the places they belong to. */
export const idsOf = (list: string, initials: ReadonlyMap<number, string>): ReadonlyMap<number, string> => new Map([...initials].map(([place, initial]) => [place, initialId(list, initial)]));
