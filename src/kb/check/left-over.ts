/** What was meant as Markdown and was not read as such -> its place and the reason: stars, hashes and pipes that a reader would see. */
import type { Nodes } from 'mdast';
import type { Article } from '../article.ts';
import { endOf, startOf } from '../span.ts';

export interface LeftOver {
  start: number;
  end: number;
  message: string;
  hint?: string;
}

/** In the source of a paragraph; what stands after a backslash or in code is meant. */
const SIGNS: ReadonlyArray<{ form: RegExp; message: string; hint: string; first?: true }> = [
  { form: /^#{1,6}(?=[^\s#\d])/, message: 'these hashes are no heading', hint: 'Write a space between ## and the words.', first: true },
  { form: /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/m, message: 'these lines are no table', hint: 'The line of hyphens below the headings needs as many columns as they have.' },
  { form: /^(?:[-*+]|\d+[.)])(?=\[[ xX]?\]|[A-Z])/m, message: 'this line is no item of a list', hint: 'Write a space after the sign.' },
  { form: /\*\*|(?<![\w_])__(?=\w)/, message: 'these signs make nothing bold', hint: 'Close them right after the words: **words**.' },
  { form: /\[[^\[\]\n]+\][ \t]+\((?=\u0000)/, message: 'this is no link', hint: 'Write nothing between ] and (.' },
  { form: /\]\((?!\s)[^()\n]*\s[^()\n]*\)/, message: 'this is no link', hint: 'An address has no spaces; write %20 for one.' },
];

export function leftOver({ tree, text }: Article): LeftOver[] {
  const found: LeftOver[] = [];
  const visit = (node: Nodes): void => {
    const start = startOf(node);
    if (node.type === 'paragraph') {
      const plain = masked(node, text);
      for (const { form, message, hint, first } of SIGNS) {
        const sign = form.exec(plain);
        if (sign && (!first || sign.index === 0) && (!message.includes('table') || plain.includes('|'))) found.push({ start: start + sign.index, end: start + sign.index + sign[0].length, message, hint });
      }
    } else if ('children' in node) for (const child of node.children as Nodes[]) visit(child);
  };
  visit(tree);
  return found;
}

/** The source of a paragraph with blanks for all that is not its own bare text: what was understood, and what is meant as it stands. */
function masked(paragraph: Nodes, text: string): string {
  const from = startOf(paragraph);
  const units = [...text.slice(from, endOf(paragraph)).replace(/\\[^\r\n]/g, '  ')].join('').split('');
  const blank = (node: Nodes): void => {
    if (node.type === 'text') return;
    if (node.type === 'paragraph') return (node.children as Nodes[]).forEach(blank);
    // Of what was understood the words stay, its signs go.
    const [start, end] = [startOf(node) - from, endOf(node) - from];
    const inner = 'children' in node && node.type !== 'link' ? (node.children as Nodes[]) : [];
    const kept = inner.filter(({ type }) => type === 'text').map((child) => [startOf(child) - from, endOf(child) - from] as const);
    for (let at = start; at < end; at++) if (!kept.some(([a, b]) => at >= a && at < b) && !/[\r\n]/.test(units[at] as string)) units[at] = '\u0000';
  };
  blank(paragraph);
  return units.join('');
}
