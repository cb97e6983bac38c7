/** A tree -> each of its nodes, in the order of the source: however deep it is, and however many children a node has. */
import type { Placed } from './span.ts';

export interface AnyNode extends Placed {
  type: string;
  children?: AnyNode[];
}

/** Visits each node before its children; the tree must not change meanwhile. */
export function walk(tree: object, visit: (node: AnyNode) => void): void {
  const stack = [tree as AnyNode];
  for (let node = stack.pop(); node; node = stack.pop()) {
    visit(node);
    for (let at = (node.children?.length ?? 0) - 1; at >= 0; at--) stack.push(node.children![at]!);
  }
}
