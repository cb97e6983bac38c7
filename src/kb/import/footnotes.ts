/**
 * Footnotes as Word, WordPress, Markdown and their like write them in HTML -> references and notes.
 * A note is an item (or paragraph) with an id that a link in superscript points to.
 */
import type { Element, ElementContent, Root as HastRoot } from 'hast';
import { all } from './prepare.ts';

export interface Footnote {
  id: string;
  content: HastRoot;
}

const TARGET = /^#(?:user-content-)?(?:fn|footnote|ftn|_ftn|endnote|_edn|note)[-_:]?(\w[\w-]*)$/i;
const BACK = /^#(?:user-content-)?(?:fnref|footnote-ref|ftnref|_ftnref|endnote-ref|_ednref|note-ref|ref)[-_:]?/i;

/** Replaces references by `<footnote-reference>` and takes the notes out of the tree. */
export function footnotes(tree: HastRoot): Footnote[] {
  const wanted = new Map<string, string>();
  const targets = new Map([...all(tree, /^(?:li|p|div|aside)$/)].flatMap((node) => (typeof node.properties.id === 'string' ? [[node.properties.id, node] as const] : [])));
  refer(tree, targets, wanted);
  if (wanted.size === 0) return [];
  const found: Footnote[] = [];
  take(tree, wanted, found);
  return found;
}

function refer(parent: HastRoot | Element, targets: ReadonlyMap<string, Element>, wanted: Map<string, string>): void {
  parent.children = (parent.children as ElementContent[]).map((child): ElementContent => {
    if (child.type !== 'element') return child;
    const inner = child.tagName === 'sup' && child.children.length === 1 ? (child.children[0] as ElementContent) : child;
    const href = inner.type === 'element' && inner.tagName === 'a' ? String(inner.properties.href ?? '') : '';
    const name = BACK.test(href) ? undefined : TARGET.exec(href)?.[1];
    const id = href.slice(1);
    if (name === undefined || !targets.has(id)) {
      refer(child, targets, wanted);
      return child;
    }
    const label = wanted.get(id) ?? freeLabel(name.replace(/[^A-Za-z0-9-]/g, '-'), new Set(wanted.values()));
    wanted.set(id, label);
    return { type: 'element', tagName: 'footnote-reference', properties: { dataId: label }, children: [] };
  }) as typeof parent.children;
}

/** Footnotes and endnotes of a document are both counted from one. */
function freeLabel(name: string, taken: ReadonlySet<string>): string {
  let label = name;
  for (let more = 2; taken.has(label); more++) label = `${name}-${more}`;
  return label;
}

function take(parent: HastRoot | Element, wanted: ReadonlyMap<string, string>, found: Footnote[]): void {
  parent.children = (parent.children as ElementContent[]).filter((child) => {
    if (child.type !== 'element') return true;
    const id = wanted.get(String(child.properties.id ?? ''));
    if (id !== undefined) {
      dropBackLinks(child);
      found.push({ id, content: { type: 'root', children: child.tagName === 'p' ? [child] : child.children } });
      return false;
    }
    const had = found.length;
    take(child, wanted, found);
    // The list of notes and the heading over it are empty now.
    const emptied = found.length > had && !child.children.some((left) => (left.type === 'element' && !/^(?:h[1-6]|hr)$/.test(left.tagName)) || (left.type === 'text' && left.value.trim() !== ''));
    return !emptied;
  }) as typeof parent.children;
}

function dropBackLinks(node: Element): void {
  node.children = node.children.filter((child) => {
    if (child.type !== 'element') return true;
    if (child.tagName === 'a' && (BACK.test(String(child.properties.href ?? '')) || 'dataFootnoteBackref' in child.properties)) return false;
    dropBackLinks(child);
    return true;
  });
}
