/** Runs of text -> how many lines they fill, in units of the text's size. Reckoned without kerning: a little wider than they will be. */
import type { Run } from '../kb/runs.ts';
import { widthOf } from './fonts.ts';

/** A part of the text that no line breaks, without and with the space after it. */
interface Word {
  bare: number;
  whole: number;
}

/** How many lines the runs fill when a line holds `most`. */
export function linesOf(runs: readonly Run[], most: number): number {
  let lines = 1;
  let used = 0;
  for (const { bare, whole } of wordsOf(runs)) {
    if (used > 0 && used + bare > most) {
      lines++;
      used = 0;
    }
    used += whole;
  }
  return lines;
}

/** Sizes and papers ask for the same words again and again. */
const measured = new WeakMap<readonly Run[], Word[]>();

function wordsOf(runs: readonly Run[]): Word[] {
  const known = measured.get(runs);
  if (known) return known;
  const words = runs.flatMap(({ text, bold }) => text.split(/(?<=[ \u200b])/u).map((word) => ({ bare: widthOf(word.trimEnd(), bold), whole: widthOf(word, bold) })));
  measured.set(runs, words);
  return words;
}
