/** Paragraphs whose lines begin with a mark that somebody typed, a bullet or a box -> lists; a box is a step to tick. */
import type { Loose } from './tidy.ts';

/** As `plain-text.ts` reads them. A box that Word drew itself arrives as `[ ]`. */
const MARK = /^\s*(?:(?<bullet>[•◦▪●‣⁃∙])|(?<open>[☐□❏]|\[ \])|(?<done>[☑☒]|\[x\]))(?:\s+|$)/;

export function typedLists(blocks: readonly Loose[]): Loose[] {
  const result: Loose[] = [];
  for (const block of blocks) {
    const items = block.type === 'paragraph' ? itemsOf(block.children as Loose[]) : undefined;
    const last = result.at(-1);
    if (!items) result.push(block);
    else if (last?.['typed'] && (last.children?.[0]?.['checked'] === null) === (items[0]?.['checked'] === null)) (last.children as Loose[]).push(...items);
    else result.push({ type: 'list', ordered: false, spread: false, typed: true, children: items });
  }
  return result;
}

/** One item a line; undefined when a line begins with something else, or holds nothing but its mark. */
function itemsOf(children: readonly Loose[]): Loose[] | undefined {
  const lines: Loose[][] = [[]];
  for (const child of children) child.type === 'break' ? lines.push([]) : lines.at(-1)?.push(child);
  const items: Loose[] = [];
  for (const [first, ...others] of lines) {
    const mark = first?.type === 'text' ? MARK.exec(first.value as string) : null;
    const rest = mark && (first?.value as string).slice(mark[0].length);
    if (!mark || (!rest && others.length === 0)) return undefined;
    const { bullet, done } = mark.groups as Record<string, string | undefined>;
    items.push({ type: 'listItem', spread: false, checked: bullet ? null : Boolean(done), children: [{ type: 'paragraph', children: [...(rest ? [{ type: 'text', value: rest }] : []), ...others] }] });
  }
  return new Set(items.map(({ checked }) => checked === null)).size === 1 ? items : undefined;
}
