/** A text -> the runs of words that two texts are compared by. Source: A. Z. Broder, “On the resemblance and containment of documents” (1997). */

/** Words in a run: long enough that a common phrase is no likeness. */
export const RUN = 5;

/** Distinct runs of five words, hashed to 32 bits and sorted. */
export function shingles(text: string): Uint32Array {
  const words = wordHashes(text.toLowerCase());
  const runs = new Uint32Array(Math.max(0, words.length - RUN + 1));
  for (let at = 0; at < runs.length; at++) {
    let hash = BASIS;
    for (let next = at; next < at + RUN; next++) hash = Math.imul(hash ^ words[next]!, PRIME) ^ (hash >>> 15);
    runs[at] = hash;
  }
  runs.sort();
  return runs.filter((run, at) => at === 0 || run !== runs[at - 1]);
}

const BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/** 32 bits of FNV-1a for each word, without a string for any of them. */
function wordHashes(text: string): number[] {
  const words: number[] = [];
  let [hash, open] = [BASIS, false];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isWordCode(code)) {
      hash = Math.imul(hash ^ code, PRIME);
      open = true;
    } else if (open) {
      words.push(hash);
      [hash, open] = [BASIS, false];
    }
  }
  if (open) words.push(hash);
  return words;
}

/** Letters and digits; beyond ASCII all but the blocks of punctuation. */
const isWordCode = (code: number) => (code < 0x80 ? (code >= 97 && code <= 122) || (code >= 48 && code <= 57) : code >= 0xc0 && !(code >= 0x2000 && code <= 0x206f) && !(code >= 0x3000 && code <= 0x303f));
