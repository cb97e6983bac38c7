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

const TAG = /^<(?:!doctype html>|([a-z][a-z0-9]*)((?:\s+[^\s"'<>/=]+(?:="[^"]*")?)*)\s*(\/?)>)$/i;
const ATTRIBUTE = /\s+([^\s"'<>/=]+)(?:="([^"]*)")?/y;

/** The elements, their attributes and texts; undefined for HTML that is not written out in full. */
export function scan(html: string): Root | undefined {
  const root: Root = { type: 'root', children: [] };
  const open: Array<{ tag: Tag; node: Root | Element }> = [{ tag: OUTSIDE, node: root }];
  /** How many elements of a name, or headings of any depth, are open. */
  const depth = new Map<string, number>();
  const count = (counted: string | undefined, by: number) => {
    // Nobody asks for others.
    if (counted !== undefined) depth.set(counted, (depth.get(counted) ?? 0) + by);
  };
  const isIn = (name: string) => (depth.get(name) ?? 0) > 0;
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf('<', at);
    const { tag: within, node } = open.at(-1)!;
    if (next !== at) {
      const text = html.slice(at, next < 0 ? html.length : next);
      const blank = text.trim() === '';
      if (!blank && within.isBare) return undefined;
      if (!blank) (node.children as ElementContent[]).push({ type: 'text', value: decoded(text) });
    }
    if (next < 0) break;
    if (html.charCodeAt(next + 1) === SLASH) {
      if (within === OUTSIDE || !html.startsWith(within.closing, next)) return undefined;
      open.pop();
      count(within.counted, -1);
      at = next + within.closing.length;
      continue;
    }
    const end = endOfTag(html, next);
    const tag = end > 0 ? tagOf(html.slice(next, end)) : undefined;
    if (!tag) return undefined;
    at = end;
    if (tag === DOCTYPE) continue;
    const { name, counted } = tag;
    if (tag.isStrange || (within.holds && !within.holds.test(name)) || (tag.parents && !tag.parents.includes(within.name))) return undefined;
    if ((tag.isBlock && (isIn('p') || within.name === 'head')) || (tag.isLonely && isIn(name)) || (counted === 'h' && isIn('h'))) return undefined;
    const element: Element = { type: 'element', tagName: name, properties: tag.properties, children: [] };
    (node.children as ElementContent[]).push(element);
    if (tag.isVoid || (tag.slash && isIn('svg'))) continue;
    if (tag.slash) return undefined;
    if (tag.isRaw) {
      const close = html.indexOf(tag.closing, at);
      if (close < 0) return undefined;
      if (name === 'script') element.children.push({ type: 'text', value: html.slice(at, close) });
      at = close + tag.closing.length;
      continue;
    }
    open.push({ tag, node: element });
    count(counted, 1);
  }
  return open.length === 1 ? root : undefined;
}

const [SLASH, QUOTE, END] = [0x2f, 0x22, 0x3e];

/** Past its end; 0 when it has none. */
function endOfTag(html: string, from: number): number {
  for (let at = from + 1; at < html.length; at++) {
    const code = html.charCodeAt(at);
    if (code === END) return at + 1;
    if (code !== QUOTE) continue;
    at = html.indexOf('"', at + 1);
    if (at < 0) return 0;
  }
  return 0;
}

/** All that is known of an opening tag as it is written. */
interface Tag {
  name: string;
  properties: Element['properties'];
  /** Ends in a slash. */
  slash: boolean;
  /** What closes it. */
  closing: string;
  counted: string | undefined;
  holds: RegExp | undefined;
  parents: readonly string[] | undefined;
  /** Holds no words. */
  isBare: boolean;
  isStrange: boolean;
  isBlock: boolean;
  isLonely: boolean;
  isVoid: boolean;
  isRaw: boolean;
}

function readTag(written: string): Tag | undefined {
  const found = TAG.exec(written);
  if (!found) return undefined;
  if (found[1] === undefined) return DOCTYPE;
  return tagNamed(found[1].toLowerCase(), found[2] === '' ? {} : readProperties(found[2] as string), found[3] !== '');
}

function tagNamed(name: string, properties: Element['properties'] = {}, slash = false): Tag {
  const holds = HOLDS[name];
  return {
    name, properties, slash, closing: `</${name}>`, counted: COUNTED.get(name), holds, parents: PARENTS[name],
    isBare: holds !== undefined || name === '' || name === 'html' || name === 'head',
    isStrange: STRANGE.has(name), isBlock: BLOCKS.has(name), isLonely: LONELY.has(name), isVoid: VOID.has(name), isRaw: RAW.has(name),
  };
}

/** What stands around everything. */
const OUTSIDE = tagNamed('');
const DOCTYPE = tagNamed('!doctype');

/** The same tags stand on every page; nobody changes what is read. */
const known = new Map<string, Tag>();
const MOST_KNOWN = 5_000;

function tagOf(written: string): Tag | undefined {
  const before = known.get(written);
  if (before) return before;
  // A part of a page's text would hold on to all of it.
  const own = Buffer.from(written).toString();
  const tag = readTag(own);
  if (tag && known.size < MOST_KNOWN) known.set(own, tag);
  return tag;
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
