/** Lists of what articles say -> how many entries of each stand in no other list. An entry that a list has twice counts twice. */
export function ownCounts(lists: ReadonlyArray<ReadonlyArray<string | number>>): number[] {
  /** The only list in which an entry stands; several when it is none. */
  const only = new Map<string | number, number>();
  for (const [at, list] of lists.entries()) {
    for (const entry of list) {
      const known = only.get(entry);
      if (known === undefined) only.set(entry, at);
      else if (known !== at && known !== SEVERAL) only.set(entry, SEVERAL);
    }
  }
  return lists.map((list, at) => list.reduce<number>((count, entry) => (only.get(entry) === at ? count + 1 : count), 0));
}
const SEVERAL = -1;
