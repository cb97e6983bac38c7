/**
 * Inline content -> runs of text with their emphasis, for outputs that are not HTML. White space is folded; nothing else is lost
 * but link addresses, which paper cannot follow: the words of the link stay.
 */
import type { ElementContent } from 'hast';

export interface Run {
  text: string;
  bold?: true;
  italic?: true;
}

const EMPHASIS: Readonly<Record<string, 'bold' | 'italic'>> = { strong: 'bold', b: 'bold', em: 'italic', i: 'italic' };
/** Elements that begin on a line of their own: between two of them there is a space. */
const BLOCKS: readonly string[] = ['p', 'ul', 'ol', 'li', 'div', 'pre', 'blockquote', 'br', 'table', 'tr', 'td', 'th'];

/** @param nodes of one block; blocks within it become words with a space between them */
export function toRuns(nodes: readonly ElementContent[]): Run[] {
  const found: Run[] = [];
  collect(nodes, {}, found);
  return folded(found);
}

function collect(nodes: readonly ElementContent[], style: Omit<Run, 'text'>, found: Run[]): void {
  for (const node of nodes) {
    if (node.type === 'text') found.push({ text: node.value, ...style });
    else if (node.type === 'element') {
      const emphasis = EMPHASIS[node.tagName];
      const apart = BLOCKS.includes(node.tagName);
      if (apart) found.push({ text: ' ', ...style });
      if (node.tagName === 'img') found.push({ text: String(node.properties['alt'] ?? ''), ...style });
      collect(node.children as ElementContent[], emphasis ? { ...style, [emphasis]: true } : style, found);
      if (apart) found.push({ text: ' ', ...style });
    }
  }
}

/** Neighbours of one style joined, white space folded as a browser would, none at either end. */
function folded(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const before = out.at(-1);
    const open = before === undefined || before.text.endsWith(' ');
    const text = run.text.replace(/[ \t\n\r\f]+/g, ' ').slice(open && /^[ \t\n\r\f]/.test(run.text) ? 1 : 0);
    if (text === '') continue;
    if (before && before.bold === run.bold && before.italic === run.italic) before.text += text;
    else out.push({ ...run, text });
  }
  const last = out.at(-1);
  if (last) last.text = last.text.trimEnd();
  return out.filter(({ text }) => text !== '');
}
