/** Simpler ways to say that two texts are the same, to compare with: exact match, word sets, SimHash. */

const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Share of common words of all words, as sets. */
export function jaccard(a: string, b: string): number {
  const [first, second] = [new Set(words(a)), new Set(words(b))];
  let common = 0;
  for (const word of first) if (second.has(word)) common++;
  return common / (first.size + second.size - common || 1);
}

/** Number of different bits of two 64-bit SimHashes over words (Charikar 2002; FNV-1a as the word hash). */
export function simhashDistance(a: string, b: string): number {
  let difference = simhash(a) ^ simhash(b);
  let bits = 0;
  for (; difference > 0n; difference &= difference - 1n) bits++;
  return bits;
}

function simhash(text: string): bigint {
  const votes = new Int32Array(64);
  for (const word of words(text)) {
    let hash = 0xcbf29ce484222325n;
    for (let at = 0; at < word.length; at++) hash = ((hash ^ BigInt(word.charCodeAt(at))) * 0x100000001b3n) & 0xffffffffffffffffn;
    for (let bit = 0; bit < 64; bit++) votes[bit]! += (hash >> BigInt(bit)) & 1n ? 1 : -1;
  }
  return votes.reduce((sum, vote, bit) => (vote > 0 ? sum | (1n << BigInt(bit)) : sum), 0n);
}
