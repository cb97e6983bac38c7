/** A tree -> the same without what nobody would see: headings, items and links that hold no words. An article may not have them. */
import type { RootContent } from 'mdast';
import { type AnyNode, slipsOf } from '../slips.ts';

const EMPTY: ReadonlySet<string> = new Set(['heading-empty', 'item-empty', 'link-empty']);

export function prune(nodes: readonly RootContent[]): RootContent[] {
  return (nodes as unknown as AnyNode[]).flatMap((node) => {
    if (slipsOf(node, '', { start: 0, end: 0 }).some(({ rule }) => EMPTY.has(rule))) return [];
    if (!node.children) return [node];
    const children = prune(node.children as unknown as RootContent[]) as unknown as AnyNode[];
    // A list or paragraph that has lost all it held goes too.
    return children.length === 0 && node.children.length > 0 ? [] : [{ ...node, children }];
  }) as unknown as RootContent[];
}
