/**
 * Source of a checked article -> plain Markdown that any reader understands: components become quotes and bold text, notes to the engine go.
 * Works by ranges of the source, so that everything else stays as the author wrote it.
 */
import { mdxToMdast } from 'satteri';
import { calloutTitle, imagePath } from '../kb/render.ts';
import { absolute } from './addresses.ts';

/** What the walk needs of a node, whatever its type. */
interface Node {
  type: string;
  name?: string | null;
  attributes?: ReadonlyArray<{ type: string; name: string; value?: unknown }>;
  children?: Node[];
  position?: { start: { offset: number }; end: { offset: number } };
}

interface Edit {
  start: number;
  end: number;
  text: string;
}

const FRONTMATTER = /^--- *\r?\n(?:[^]*?\r?\n)?--- *(?=\r?\n|$)/;
const CALLOUTS: readonly string[] = ['Note', 'Tip', 'Warning', 'Stop'];

/** `source` is the file's text, frontmatter included, as `parseArticle` accepts it. */
export function toMarkdown(source: string): string {
  // Where nothing has to be rewritten, nothing has to be read.
  const plain = source.replace(FRONTMATTER, '');
  if (!/[<{]/.test(plain)) return tidy(plain);
  const tree = mdxToMdast(source) as unknown as Node;
  const body = (tree.children ?? []).filter(({ type }) => type !== 'yaml');
  const [first, last] = [body[0], body.at(-1)];
  if (!first || !last) return '';
  return tidy(print(source, start(first), end(last), body));
}

const tidy = (text: string) => text.replace(/\n{3,}/g, '\n\n').trim();

const start = (node: Node) => node.position?.start.offset ?? 0;
const end = (node: Node) => node.position?.end.offset ?? 0;

/** The source from `from` to `to`, with the components among `nodes` and below them rewritten. */
function print(source: string, from: number, to: number, nodes: readonly Node[]): string {
  const edits = nodes.flatMap((node) => editsOf(source, node)).sort((a, b) => a.start - b.start);
  let [text, at] = ['', from];
  for (const edit of edits) {
    text += source.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return text + source.slice(at, to);
}

function editsOf(source: string, node: Node): Edit[] {
  const edit = (text: string): Edit[] => [{ start: start(node), end: end(node), text }];
  if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') return edit('');
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return (node.children ?? []).flatMap((child) => editsOf(source, child));
  if (node.name === 'Figure') return edit([`![${attribute(node, 'alt').replace(/[\\[\]]/g, '\\$&')}](${absolute(imagePath(attribute(node, 'src')))})`, attribute(node, 'caption').replace(/[\\`*_[\]<>]/g, '\\$&')].filter(Boolean).join('\n\n'));
  const children = node.children ?? [];
  const [first, last] = [children[0], children.at(-1)];
  const inner = first && last ? print(source, start(first), end(last), children) : '';
  if (node.name === 'Path') return edit(`**${inner.split(/\s*>\s*/).join(' › ')}**`);
  if (node.name === 'Details') return edit(`**${attribute(node, 'summary')}**\n\n${inner}`);
  return edit(CALLOUTS.includes(node.name ?? '') ? quote(`**${calloutTitle(node.name ?? '', attribute(node, 'title'))}**\n\n${inner}`) : inner);
}

const attribute = ({ attributes = [] }: Node, name: string) => String(attributes.find((given) => given.name === name)?.value ?? '');

const quote = (text: string) => text.split('\n').map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');
