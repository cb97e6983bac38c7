/** Words that stand near each other, as one key of an index. Pure. */

/** Between the two stems; no word holds it. */
const JOIN = '+';

/** `a b c` -> `a+b`, `a+c`, `b+c`: neighbours, and neighbours but for one word; the order of the two does not matter. */
export function pairsOf(stems: readonly string[]): string[] {
  const pairs: string[] = [];
  for (let at = 0; at < stems.length; at++) {
    for (const other of stems.slice(at + 1, at + 3)) {
      const one = stems[at] as string;
      if (one !== other) pairs.push(one < other ? one + JOIN + other : other + JOIN + one);
    }
  }
  return pairs;
}

export const isPair = (key: string) => key.includes(JOIN);
