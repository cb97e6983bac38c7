/**
 * The body of a checked article -> HTML. Only what policy.ts lists comes through; nothing is evaluated.
 * Headings carry the same anchors that the engine links to.
 */
import type { Element, ElementContent, Root, RootContent, Text } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { type MdxJsxFlowElementHast, type MdxJsxTextElementHast, mdxToHast } from 'satteri';
import { anchors } from './anchors.ts';
import { HEADINGS } from './policy.ts';
import type { Size } from './svg.ts';

export interface Heading {
  depth: number;
  text: string;
  id: string;
}

export interface Rendered {
  /** Everything but the article's own Related resources. */
  html: string;
  /** What the article's own Related resources hold, without the heading; '' when it has none. */
  relatedHtml: string;
  headings: Heading[];
}

/** Where the site serves a drawing. */
export const imagePath = (name: string) => `/images/content/${name}`;

/** Sizes of drawings by file name: their room is kept before they arrive. */
export type Sizes = ReadonlyMap<string, Size>;

/** Renders the body of `text`, a file that `parseArticle` accepted. With `linked`, each heading is a link to itself, for readers to copy. */
export function renderBody(text: string, linked = false, sizes?: Sizes): Rendered {
  const { tree: plain, headings } = bodyTree(text, sizes);
  const tree: Root = linked ? { ...plain, children: plain.children.map((node) => (headingDepth(node) > 0 ? linkedToItself(node as Element) : node)) } : plain;
  const from = tree.children.findIndex((node) => isRelated(node));
  if (from < 0) return { html: toHtml(tree), relatedHtml: '', headings };
  const level = headingDepth(tree.children[from] as Element);
  const length = tree.children.slice(from + 1).findIndex((node) => headingDepth(node) > 0 && headingDepth(node) <= level);
  const until = length < 0 ? tree.children.length : from + 1 + length;
  return {
    html: toHtml({ type: 'root', children: [...tree.children.slice(0, from), ...tree.children.slice(until)] }),
    relatedHtml: toHtml({ type: 'root', children: tree.children.slice(from + 1, until) }),
    headings: headings.filter(({ text: heading }) => heading.toLowerCase() !== HEADINGS.related),
  };
}

interface Body {
  tree: Root;
  headings: Heading[];
}

/** The pages of an article ask one after the other; drawings alone make them differ. */
let last: { text: string; sizes: Sizes | undefined; body: Body } | undefined;

/** The body as a tree of plain HTML elements, and its headings. Nobody changes the tree: the next one who asks gets the same. */
export function bodyTree(text: string, sizes?: Sizes): Body {
  if (last?.text !== text || (last.sizes !== sizes && text.includes('<Figure'))) last = { text, sizes, body: readBody(text, sizes) };
  return last.body;
}

function readBody(text: string, sizes?: Sizes): Body {
  const tree = mdxToHast(text, { position: false }) as Root;
  const headings: Heading[] = [];
  const anchor = anchors();
  tree.children = tree.children.flatMap((node) => block(node as ElementContent, sizes)) as RootContent[];
  for (const node of tree.children) {
    const depth = headingDepth(node);
    if (depth === 0) continue;
    const heading = node as Element;
    const words = textOf(heading).trim();
    heading.properties['id'] = anchor(words);
    headings.push({ depth, text: words, id: String(heading.properties['id']) });
  }
  return { tree, headings };
}

/** A link cannot hold a link: a heading with one of its own stays as it is. */
function linkedToItself(heading: Element): Element {
  const holdsLink = (node: ElementContent): boolean => node.type === 'element' && (node.tagName === 'a' || node.children.some(holdsLink));
  return heading.children.some(holdsLink) ? heading : { ...heading, children: [element('a', { href: `#${String(heading.properties['id'])}` }, heading.children)] };
}

/** 2 to 6 for a heading element, else 0. */
export const headingDepth = (node: RootContent | ElementContent) => (node.type === 'element' && /^h[1-6]$/.test(node.tagName) ? Number(node.tagName[1]) : 0);

const isRelated = (node: RootContent) => headingDepth(node) > 0 && textOf(node as Element).trim().toLowerCase() === HEADINGS.related;

/** What a reader sees of a node. */
export function textOf(node: Root | RootContent | ElementContent): string {
  if (node.type === 'text') return node.value;
  return (node as Element).children.map((child) => textOf(child)).join('');
}

type Jsx = MdxJsxFlowElementHast | MdxJsxTextElementHast;

/** Components and list items into plain elements, from the leaves up. */
function block(node: ElementContent, sizes?: Sizes): ElementContent[] {
  if ('children' in node) node.children = node.children.flatMap((child) => block(child as ElementContent, sizes)) as never;
  switch (node.type as string) {
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement': {
      const jsx = node as unknown as Jsx;
      return [(COMPONENT[jsx.name as string] as (typeof COMPONENT)[string])(jsx, sizes)];
    }
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
    case 'raw':
    case 'comment':
      return [];
    case 'element':
      return [plain(node as Element)];
    default:
      return [node];
  }
}

function plain(node: Element): Element {
  if (node.tagName === 'li' && classes(node).includes('task-list-item')) return step(node);
  if (node.tagName === 'table') return element('div', { className: ['table'], role: 'group', ariaLabel: 'Table', tabIndex: 0 }, [node]);
  if (node.tagName === 'td' || node.tagName === 'th') return aligned(node);
  if (node.tagName === 'a' && /^https?:/.test(String(node.properties['href']))) node.properties['rel'] = ['noopener'];
  return node;
}

/** Alignment as a class: the policy of the pages forbids styles in attributes. */
function aligned(node: Element): Element {
  const { style, ...properties } = node.properties;
  const side = /right|center/.exec(String(style ?? ''))?.[0];
  return { ...node, properties: side ? { ...properties, className: [side] } : properties };
}

/** The parser's disabled check box has no name for a screen reader; a drawn box says as much. */
function step(node: Element): Element {
  const withoutBox = (children: ElementContent[]): ElementContent[] =>
    children.filter((child) => !(child.type === 'element' && child.tagName === 'input')).map((child) => (child.type === 'element' && child.tagName === 'p' ? { ...child, children: withoutBox(child.children) } : child));
  const children = withoutBox(node.children);
  // After the box comes the space, or the line end, that set it apart.
  const first = children[0] as Text;
  first.value = first.value.trimStart();
  return { ...node, properties: { className: ['step'] }, children };
}

export const classes = (node: Element): string[] => (Array.isArray(node.properties['className']) ? node.properties['className'].map(String) : []);

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

const text = (value: string): ElementContent => ({ type: 'text', value });
const attribute = (jsx: Jsx, name: string): string => {
  for (const given of jsx.attributes) if (given.type === 'mdxJsxAttribute' && given.name === name && typeof given.value === 'string') return given.value;
  return '';
};

/** The kind in words: colour and shape alone tell it to nobody who hears the page, or sees it without styles. */
export const calloutTitle = (kind: string, title: string) => (title === '' || title.startsWith(kind) ? title || kind : `${kind}: ${title}`);

function callout(kind: string): (jsx: Jsx) => Element {
  return (jsx) =>
    element('div', { className: ['callout', kind.toLowerCase()], role: 'note' }, [
      element('p', { className: ['callout-title'] }, [text(calloutTitle(kind, attribute(jsx, 'title')))]),
      ...(jsx.children as ElementContent[]),
    ]);
}

/** How each component of policy.ts looks; a test holds the two tables to the same names. */
export const COMPONENT: Readonly<Record<string, (jsx: Jsx, sizes?: Sizes) => Element>> = {
  Note: callout('Note'),
  Tip: callout('Tip'),
  Warning: callout('Warning'),
  Stop: callout('Stop'),
  Details: (jsx) => element('details', {}, [element('summary', {}, [text(attribute(jsx, 'summary'))]), ...(jsx.children as ElementContent[])]),
  Figure: (jsx, sizes) => {
    const [src, caption] = [attribute(jsx, 'src'), attribute(jsx, 'caption')];
    const { width, height } = sizes?.get(src) ?? {};
    const image = element('img', { src: imagePath(src), alt: attribute(jsx, 'alt'), width, height, loading: 'lazy', decoding: 'async' }, []);
    return element('figure', {}, caption ? [image, element('figcaption', {}, [text(caption)])] : [image]);
  },
  Path: (jsx) => {
    const steps = textOf({ type: 'root', children: jsx.children as never }).split(/\s*>\s*/);
    return element('span', { className: ['path'] }, steps.flatMap((name, at) => [...(at > 0 ? [element('span', { className: ['then'] }, [text(' › ')])] : []), element('b', {}, [text(name)])]));
  },
};
