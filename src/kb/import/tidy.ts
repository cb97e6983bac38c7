/**
 * Blocks as converted -> blocks as the engine takes them: headings from the second level on, no empty parts, links that
 * lead somewhere, comments where MDX reads them, no rule right before a heading, lists where marks were typed.
 */
import type { PhrasingContent, RootContent } from 'mdast';
import { safeAddress } from '../address.ts';
import type { Note } from './page.ts';
import { typedLists } from './typed-lists.ts';

export type Loose = { type: string; children?: Loose[]; value?: string; url?: string; depth?: number } & Record<string, unknown>;

export function tidy(blocks: readonly RootContent[], title: string, note: Note): RootContent[] {
  const cleaned = typedLists((blocks as unknown as Loose[]).flatMap((block) => clean(block, note)));
  const first = cleaned.findIndex(({ type }) => type === 'heading');
  // The page shows its title itself.
  const kept = first >= 0 && cleaned.slice(0, first).every(({ type }) => type === 'mdxFlowExpression') && words(cleaned[first] as Loose) === title ? cleaned.filter((_, at) => at !== first) : cleaned;
  const headings = kept.filter(({ type }) => type === 'heading');
  const shift = Math.max(0, 2 - Math.min(2, ...headings.map(({ depth }) => depth as number)));
  let above = 1;
  // No level is skipped: a page's outline is read aloud by it.
  for (const heading of headings) above = heading.depth = Math.min(6, (heading.depth as number) + shift, above + 1);
  return kept.filter((block, at) => block.type !== 'thematicBreak' || (at > 0 && at < kept.length - 1 && kept[at + 1]?.type !== 'heading')) as unknown as RootContent[];
}

/** What a node says. */
export const words = (node: { value?: string; children?: unknown[] }): string => (typeof node.value === 'string' ? node.value : ((node.children ?? []) as Loose[]).map(words).join('')).trim();

const KEEPS_EMPTY = /^(?:tableCell|tableRow|table|footnoteReference|break|thematicBreak|text|inlineCode|code)$/;

function clean(node: Loose, note: Note): Loose[] {
  if (node.children) {
    node.children = node.children.flatMap((child) => clean(child, note));
    if (node.type === 'heading' || node.type === 'tableCell') node.children = node.children.map((child) => (child.type === 'break' ? { type: 'text', value: ' ' } : child));
    // A heading in a list, a quote or a cell would cut the page in two.
    if (/^(?:listItem|blockquote|mdxJsxFlowElement|footnoteDefinition)$/.test(node.type)) node.children = node.children.map((child) => (child.type === 'heading' ? { type: 'paragraph', children: [{ type: 'strong', children: child.children as Loose[] }] } : child));
    trim(node.children);
    node.children = joined(node.children);
  }
  if (/^(?:strong|emphasis|delete)$/.test(node.type)) return outside(node);
  if (node.type === 'link') return link(node, note);
  if (node.type === 'paragraph') {
    const children = node.children as Loose[];
    const comments = children.filter(({ type }) => type === 'mdxTextExpression');
    const others = children.filter((child) => child.type !== 'mdxTextExpression' && !(child.type === 'text' && (child.value as string).trim() === ''));
    if (others.length === 0) return comments.map((comment) => ({ type: 'mdxFlowExpression', value: comment.value as string }));
  }
  if (node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression' || KEEPS_EMPTY.test(node.type)) return [node];
  if (node.type === 'heading' && words(node) === '') return [];
  // An empty list item keeps its number; nothing else says anything by being empty.
  if (node.children?.length === 0) return [];
  if (node.type === 'mdxJsxFlowElement' && words(node) === '') return [];
  return [node];
}

/** White space at the edge of what is emphasised stands beside it: within, it could only be written as a code. */
function outside(node: Loose): Loose[] {
  const children = node.children as Loose[];
  if (words(node) === '') return children;
  const [first, last] = [children[0] as Loose, children.at(-1) as Loose];
  const [before = ''] = first.type === 'text' ? (/^\s+/.exec(first.value as string) ?? []) : [];
  const [after = ''] = last.type === 'text' ? (/\s+$/.exec(last.value as string) ?? []) : [];
  if (before) first.value = (first.value as string).slice(before.length);
  if (after) last.value = (last.value as string).slice(0, (last.value as string).length - after.length);
  node.children = children.filter(({ type, value }) => type !== 'text' || value !== '');
  return [...(before ? [{ type: 'text', value: before }] : []), node, ...(after ? [{ type: 'text', value: after }] : [])];
}

/** Texts side by side are one. */
function joined(children: readonly Loose[]): Loose[] {
  const result: Loose[] = [];
  for (const child of children) {
    const last = result.at(-1);
    if (child.type === 'text' && last?.type === 'text') result[result.length - 1] = { ...last, value: `${last.value}${child.value}` };
    else result.push(child);
  }
  return result;
}

/** No break at the edge of a paragraph. */
function trim(children: Loose[]): void {
  while (children[0]?.type === 'break') children.shift();
  while (children.at(-1)?.type === 'break') children.pop();
}

function link(node: Loose, note: Note): Loose[] {
  const url = (node.url as string).trim();
  const children = node.children as Loose[];
  if (url === '' || url === '#') return children;
  if (!safeAddress(url)) {
    note('import-link', `a link to “${url.slice(0, 60)}” is not allowed; its words stay`, { ...(node['data'] as { line: number; column?: number }), hint: 'Links start with https:, mailto:, tel: or a path of this site.' });
    return [...children, { type: 'text', value: ` (${url})` }];
  }
  if (words(node) === '') return [{ ...node, url, children: [{ type: 'text', value: url } as unknown as Loose] }];
  return [{ ...node, url, title: node['title'] ?? null, children: children as unknown as PhrasingContent[] as unknown as Loose[] }];
}
