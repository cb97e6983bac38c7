/**
 * Lines of the input and the draft made of them -> the lines that cannot be found again. Letters and digits count, which no
 * escape and no mark-up changes; order counts too, but for what moves as a whole (notes to the end, a caption to its place).
 */
import type { Root } from 'mdast';

/** Letters that a line may be spread over beyond its own: an address after its words, a cell between cells. */
const SPREAD = 400;

export const letters = (text: string) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '');

/** Lines of `input` whose words are not all in `draft`, the letters of the whole draft. */
export function lostLines<T extends { text: string }>(input: readonly T[], draft: string): T[] {
  let at = 0;
  return input.filter(({ text }) => {
    const want = letters(text);
    const found = draft.indexOf(want, at);
    if (found >= 0 && found - at < 4 * SPREAD) {
      at = found + want.length;
      return false;
    }
    const end = scattered(text, draft, at) ?? scattered(text, draft, 0);
    if (end === undefined) return true;
    if (end > at && end - at < 8 * SPREAD) at = end;
    return false;
  });
}

/** Where the words of a line end when they stand in order, not too far apart, from `from` on. */
function scattered(text: string, draft: string, from: number): number | undefined {
  const whole = draft.indexOf(letters(text), from);
  if (whole >= 0) return whole + letters(text).length;
  const words = [...text.normalize('NFKC').matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word);
  const first = words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
  // Tried wherever its longest word stands; the words before and after it have to be near.
  for (let anchor = draft.indexOf(first, from), tries = 0; anchor >= 0 && tries < 200; anchor = draft.indexOf(first, anchor + 1), tries++) {
    const start = Math.max(0, anchor - SPREAD - text.length);
    const near = draft.slice(start, anchor + SPREAD + 2 * text.length);
    let at = 0;
    const fits = words.every((word) => {
      const found = near.indexOf(word, at);
      at = found + word.length;
      return found >= 0;
    });
    if (fits) return start + at;
  }
  return undefined;
}

/** All that a tree says, addresses and attributes included, in the order of the text. */
export function allWords(tree: Root): string {
  const parts: string[] = [];
  const visit = (node: Record<string, unknown>): void => {
    for (const field of ['lang', 'meta', 'value'] as const) if (typeof node[field] === 'string') parts.push(node[field]);
    if (Array.isArray(node['attributes'])) for (const { value } of node['attributes'] as Array<{ value: string }>) parts.push(value);
    if (Array.isArray(node['children'])) for (const child of node['children'] as Array<Record<string, unknown>>) visit(child);
    for (const field of ['url', 'title', 'alt', 'label'] as const) if (typeof node[field] === 'string') parts.push(...spellings(node[field]));
  };
  visit(tree as unknown as Record<string, unknown>);
  return parts.join(' ');
}

/** An address as written and as read. */
function spellings(text: string): string[] {
  try {
    const plain = decodeURI(text);
    return plain === text ? [text] : [text, plain];
  } catch {
    return [text];
  }
}
