/**
 * An HTML tree before it is converted: what holds no text of the article is taken out, tables get the shape that Markdown
 * knows, and it is noted where each fragment leads.
 */
import type { Element, ElementContent, Nodes, Root as HastRoot } from 'hast';
import type { Note } from './page.ts';
import { EMBEDS, LEFT_OUT } from './tags.ts';

/** The line that an element stands on in the file. */
export const lineOf = (node: Nodes) => Number((node as Partial<Element>).properties?.dataLine ?? node.position?.start.line ?? 1);

/** The same with its column, where the file itself was read and not something made of it. */
export const placeOf = (node: Element): { line: number; column?: number } => (node.properties.dataLine === undefined && node.position ? { line: node.position.start.line, column: node.position.start.column } : { line: lineOf(node) });

/** What an element says, white space folded. */
export function wordsOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(wordsOf).join(' ').replace(/\s+/g, ' ').trim() : '';
}

/** As much of a text as a message has room for. */
export const short = (text: string) => (text.length > 60 ? `${text.slice(0, 59).replace(/\s+\S*$/, '')}…` : text);
export const classesOf = ({ properties }: Element): string[] => [properties.className ?? []].flat().flatMap((name) => String(name).split(/\s+/));
const isHidden = ({ properties }: Element) => properties.hidden !== undefined || /display\s*:\s*none/i.test(String(properties.style ?? ''));

/** Takes out what is no text of the article, and tells of each that held words. */
export function leaveOut(tree: HastRoot, note: Note): void {
  const visit = (parent: HastRoot | Element): void => {
    parent.children = (parent.children as ElementContent[]).filter((child) => {
      if (child.type !== 'element') return true;
      const hidden = isHidden(child);
      const checkbox = child.tagName === 'input' && child.properties.type === 'checkbox';
      if ((LEFT_OUT.has(child.tagName) || (child.tagName === 'input' && !checkbox) || hidden) && !(child.tagName === 'form' && child.children.some((inner) => inner.type === 'element' && /^(?:p|ul|ol|table|h\d)$/.test(inner.tagName)))) {
        const words = /^(?:script|style|template)$/.test(child.tagName) ? '' : wordsOf(child);
        note('import-left-out', hidden ? `hidden text is left out: “${short(words)}”` : `<${child.tagName}> has no place in an article${words ? `; it said “${short(words)}”` : ''}`, { ...placeOf(child), hint: 'Write in words what a reader needs of it.' });
        return false;
      }
      if (!EMBEDS.includes(child.tagName)) visit(child);
      return true;
    }) as typeof parent.children;
    coverLinks(parent);
  };
  visit(tree);
}

/** An empty link laid over its box by a style sheet takes in the words beside it. */
function coverLinks(parent: HastRoot | Element): void {
  const elements = (parent.children as ElementContent[]).filter((child): child is Element => child.type === 'element' && child.tagName !== 'img' && child.tagName !== 'br');
  const [one, two, more] = elements;
  if (!one || !two || more) return;
  const link = elements.find((child) => child.tagName === 'a' && child.properties.href !== undefined && wordsOf(child) === '' && all(child, /^img$/).length === 0);
  const label = link === one ? two : one;
  if (!link || label.tagName === 'a' || !/^(?:span|b|strong|em|i)$/.test(label.tagName) || wordsOf(label) === '') return;
  link.children = [label];
  parent.children = (parent.children as ElementContent[]).filter((child) => child !== label) as typeof parent.children;
}

/** Fragment -> index of the heading it leads to; an anchor between headings leads to the section it stands in. */
export function anchorsOf(tree: HastRoot, title: string): Map<string, number> {
  const anchors = new Map<string, number>();
  let heading = -1;
  // Ids since the last words: an anchor right before a heading means the heading.
  let waiting: string[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'text' && node.value.trim() !== '') waiting = [];
    if (node.type === 'element' && /^h[1-6]$/.test(node.tagName) && wordsOf(node) !== '' && !(heading < 0 && wordsOf(node) === title)) {
      heading++;
      node.properties.dataAt = heading;
      for (const id of waiting) anchors.set(id, heading);
    }
    if (node.type === 'element') {
      for (const id of [node.properties.id, node.properties.name]) {
        if (typeof id !== 'string' || anchors.has(id)) continue;
        anchors.set(id, heading);
        waiting.push(id);
      }
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  return anchors;
}

/** The caption before the table, a head on every table, a note where cells are merged. */
export function tables(tree: HastRoot, note: Note): void {
  const visit = (parent: HastRoot | Element): void => {
    parent.children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
      if (child.type !== 'element') return [child];
      visit(child);
      if (child.tagName !== 'table') return [child];
      const inner = new Set(all(child, /^table$/).flatMap((table) => all(table, /^t[dh]$/)));
      const cells = all(child, /^t[dh]$/).filter((cell) => !inner.has(cell));
      if (cells.some(({ properties }) => Number(properties.colSpan ?? 1) > 1 || Number(properties.rowSpan ?? 1) > 1)) note('import-table', 'the table has merged cells; each is written once and the others are empty', { ...placeOf(child), hint: 'See whether the table still says what it should.' });
      if (!cells.some(({ tagName }) => tagName === 'th')) for (const row of all(child, /^tr$/).slice(0, 1)) for (const cell of row.children) if (cells.includes(cell as Element)) (cell as Element).tagName = 'th';
      for (const cell of cells) if (all(cell, /^(?:ul|ol|table|pre|h\d)$/).length > 0) note('import-table', `a cell holds more than a line of text; it is written on one line: “${short(wordsOf(cell))}”`, { ...placeOf(cell), hint: 'Take lists out of the table.' });
      for (const cell of cells) flattenLists(cell);
      const captions = child.children.filter((part): part is Element => part.type === 'element' && part.tagName === 'caption');
      child.children = child.children.filter((part) => !captions.includes(part as Element));
      return [...captions.map((caption) => ({ ...caption, tagName: 'p' })), child];
    }) as typeof parent.children;
  };
  visit(tree);
}

/** Items of a list and rows of a table in a cell, on one line with a semicolon between them; cells with a comma, other blocks with a space. */
function flattenLists(cell: Element): void {
  // Between the blocks, for white space at the edge of one is no white space; and a block would take it in.
  const isBlock = (node: ElementContent | undefined) => node?.type === 'element' && /^(?:p|div|section|blockquote|h[1-6]|ul|ol|table)$/.test(node.tagName);
  const blocks = new Set(cell.children.filter(isBlock));
  cell.children = cell.children.flatMap((child, at): ElementContent[] => {
    if (child.type !== 'element' || !blocks.has(child)) return at > 0 && blocks.has(cell.children[at - 1] as ElementContent) ? [{ type: 'text', value: ' ' }, child] : [child];
    if (/^(?:p|div|section|h[1-6])$/.test(child.tagName)) child.tagName = 'span';
    return at > 0 ? [{ type: 'text', value: ' ' }, child] : [child];
  });
  for (const row of all(cell, /^tr$/)) onOneLine(all(row, /^t[dh]$/), ', ');
  for (const inner of all(cell, /^table$/)) onOneLine(all(inner, /^tr$/), '; ');
  onOneLine(all(cell, /^li$/), '; ');
  for (const around of all(cell, /^(?:[uo]l|table|thead|tbody|tfoot)$/)) around.tagName = 'span';
}

function onOneLine(parts: readonly Element[], between: string): void {
  for (const [at, part] of parts.entries()) {
    part.tagName = 'span';
    for (let last = part.children.at(-1); last?.type === 'text' && last.value.trim() === ''; last = part.children.at(-1)) part.children.pop();
    if (at < parts.length - 1) part.children.push({ type: 'text', value: between });
  }
}

/** Elements below `node` whose name fits. */
export function all(node: HastRoot | Element, name: RegExp): Element[] {
  return node.children.flatMap((child) => (child.type === 'element' ? [...(name.test(child.tagName) ? [child] : []), ...all(child, name)] : []));
}
