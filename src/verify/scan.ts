/**
 * HTML that is written out in full -> its tree, many times faster than a browser's parser, which has to mend what people leave out.
 * Whatever would need mending, or only might, gives nothing, and the caller asks the real parser. A test holds the two to the same trees.
 */
import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import type { Element, ElementContent, Root } from 'hast';

const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** Nothing of these is read; a style sheet is most of a page. */
const RAW = new Set(['style', 'script']);
const BLOCKS = new Set('address article aside blockquote details dialog div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section summary table ul'.split(' '));
/** Elements that only stand in these; anywhere else a parser moves things about. */
const PARENTS: Readonly<Record<string, readonly string[]>> = { li: ['ul', 'ol', 'menu'], tr: ['tbody', 'thead', 'tfoot'], td: ['tr'], th: ['tr'], tbody: ['table'], thead: ['table'], tfoot: ['table'] };
/** Elements that hold nothing but those. */
const HOLDS: Readonly<Record<string, RegExp>> = { table: /^(?:tbody|thead|tfoot)$/, tbody: /^tr$/, thead: /^tr$/, tfoot: /^tr$/, tr: /^t[dh]$/ };
/** A parser closes one of these when the next opens. */
const LONELY = new Set(['a', 'button', 'form', 'option', 'select', 'label']);
/** Names whose open elements are counted, headings as one. */
const COUNTED = new Map<string, string>([...LONELY, 'p', 'svg'].map((name): [string, string] => [name, name]).concat(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name): [string, string] => [name, 'h'])));
const STRANGE = new Set(['template', 'noscript', 'textarea', 'select', 'option', 'frameset', 'plaintext', 'math', 'dd', 'dt', 'rp', 'rt', 'caption', 'colgroup', 'iframe', 'xmp', 'noembed', 'noframes', 'object', 'marquee', 'applet']);
/** Attributes whose properties have other names. */
const PROPERTIES: Readonly<Record<string, string>> = { class: 'className', datetime: 'dateTime', 'http-equiv': 'httpEquiv', 'data-nosnippet': 'dataNosnippet' };

const TAG = /<(?:!doctype html>|(\/?)([a-z][a-z0-9]*)((?:\s+[^\s"'<>/=]+(?:="[^"]*")?)*)\s*(\/?)>)/giy;
const ATTRIBUTE = /\s+([^\s"'<>/=]+)(?:="([^"]*)")?/y;

/** The elements, their attributes and texts; undefined for HTML that is not written out in full. */
export function scan(html: string): Root | undefined {
  const root: Root = { type: 'root', children: [] };
  const open: Array<{ name: string; node: Root | Element }> = [{ name: '', node: root }];
  /** How many elements of a name, or headings of any depth, are open. */
  const depth = new Map<string, number>();
  const count = (name: string, by: number) => {
    // Nobody asks for others.
    const counted = COUNTED.get(name);
    if (counted !== undefined) depth.set(counted, (depth.get(counted) ?? 0) + by);
  };
  const isIn = (name: string) => (depth.get(name) ?? 0) > 0;
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf('<', at);
    const text = html.slice(at, next < 0 ? html.length : next);
    const { name: within, node } = open.at(-1)!;
    if (text !== '') {
      const blank = text.trim() === '';
      if (!blank && (HOLDS[within] || within === '' || within === 'html' || within === 'head')) return undefined;
      if (!blank) (node.children as ElementContent[]).push({ type: 'text', value: decoded(text) });
    }
    if (next < 0) break;
    TAG.lastIndex = next;
    const tag = TAG.exec(html);
    if (!tag) return undefined;
    at = TAG.lastIndex;
    const [, closing, written, attributes = '', slash] = tag;
    if (written === undefined) continue;
    const name = written.toLowerCase();
    if (closing) {
      if (name !== within) return undefined;
      open.pop();
      count(name, -1);
      continue;
    }
    if (STRANGE.has(name) || (HOLDS[within] && !HOLDS[within].test(name)) || (PARENTS[name] && !PARENTS[name].includes(within))) return undefined;
    if ((BLOCKS.has(name) && (isIn('p') || within === 'head')) || (LONELY.has(name) && isIn(name)) || (COUNTED.get(name) === 'h' && isIn('h'))) return undefined;
    const element: Element = { type: 'element', tagName: name, properties: attributes === '' ? {} : properties(attributes), children: [] };
    (node.children as ElementContent[]).push(element);
    if (VOID.has(name) || (slash && isIn('svg'))) continue;
    if (slash) return undefined;
    if (RAW.has(name)) {
      const end = html.indexOf(`</${name}>`, at);
      if (end < 0) return undefined;
      if (name === 'script') element.children.push({ type: 'text', value: html.slice(at, end) });
      at = end + name.length + 3;
      continue;
    }
    open.push({ name, node: element });
    count(name, 1);
  }
  return open.length === 1 ? root : undefined;
}

/** The same few attributes stand on every page; nobody changes what is read. */
const known = new Map<string, Element['properties']>();
const MOST_KNOWN = 5_000;

function properties(attributes: string): Element['properties'] {
  const before = known.get(attributes);
  if (before) return before;
  if (known.size < MOST_KNOWN) {
    // A part of a page's text would hold on to all of it.
    const copy = Buffer.from(attributes).toString();
    const own = readProperties(copy);
    known.set(copy, own);
    return own;
  }
  return readProperties(attributes);
}

function readProperties(attributes: string): Element['properties'] {
  const found: Element['properties'] = {};
  ATTRIBUTE.lastIndex = 0;
  for (let next = ATTRIBUTE.exec(attributes); next; next = ATTRIBUTE.exec(attributes)) {
    const name = (next[1] as string).toLowerCase();
    found[PROPERTIES[name] ?? name] ??= decoded(next[2] ?? '');
  }
  return found;
}

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z][a-z0-9]*));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return decodeNamedCharacterReference(name) || whole;
    return String.fromCodePoint(Number.parseInt(hex ?? (decimal as string), hex === undefined ? 10 : 16));
  });
}
