/**
 * Text of an SVG file -> its size, or every place where it holds more than a drawing. Only listed elements pass; nothing in a
 * file that passes can run, load or lead anywhere, even when a reader opens it by itself.
 */
import type { Problem } from './frontmatter.ts';
import { nearest } from './nearest.ts';

export interface Size {
  width: number;
  height: number;
}

/** What a drawing is made of. No script, no foreignObject, no image, no link, no animation. */
const ELEMENTS: ReadonlySet<string> = new Set(
  'svg g defs symbol use title desc style path rect circle ellipse line polyline polygon text tspan marker clipPath mask linearGradient radialGradient stop pattern'.split(' '),
);
/** Attributes with a colon in their name that do no harm. */
const NAMESPACED: ReadonlySet<string> = new Set(['xmlns:xlink', 'xlink:href', 'xml:space', 'xml:lang']);
const NAMESPACES: ReadonlySet<string> = new Set(['http://www.w3.org/2000/svg', 'http://www.w3.org/1999/xlink']);

/** Style that loads something, or hides that it does. */
const LOADS = /@import|@font-face|@namespace|\\|\burl\((?!\s*["']?#)|\b(?:image-set|image|src|expression)\(|:\/\/|javascript:/i;
/** An entity that the file would define itself, or a character that hides what is written. */
const ENTITY = /&(?!(?:amp|lt|gt|quot|apos);)/;

/** What stands around it is one text to a browser: `@im<!-- -->port`. */
const SPLIT = ['a style holds nothing but its text', 'Delete what stands in it; a comment of a style is /* so */.'] as const;

/** A comment, a tag, or the start of something else; between them stands text. */
const TOKEN = /<!--(?:(?!--)[^])*-->|<(\/?)([A-Za-z][\w:.-]*)((?:\s+[A-Za-z_][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|</g;
const ATTRIBUTE = /([A-Za-z_][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const DECLARATION = /^<\?xml version=["']1\.\d["'](?: encoding=["']utf-8["'])?(?: standalone=["'](?:yes|no)["'])?\s*\?>/i;

/** `size` is absent when the file has problems. */
export function readSvg(text: string): { size?: Size; problems: Problem[] } {
  const problems: Problem[] = [];
  const form = (start: number, end: number, message: string, hint: string) => problems.push({ start, end, rule: 'svg-form', message, hint });
  const refuse = (start: number, end: number, message: string, hint: string) => problems.push({ start, end, rule: 'svg-content', message, hint });
  const open: string[] = [];
  let [size, roots, at]: [Size | undefined, number, number] = [undefined, 0, DECLARATION.exec(text)?.[0].length ?? 0];
  TOKEN.lastIndex = at;
  const words = (from: number, to: number) => {
    const part = text.slice(from, to);
    if (ENTITY.test(part)) refuse(from + part.search(ENTITY), from + part.search(ENTITY) + 1, 'an entity could hide what the file holds', 'Write the character itself; only &amp; &lt; &gt; &quot; &apos; are read.');
    if (open.at(-1) === 'style' && LOADS.test(part)) refuse(from + part.search(LOADS), to, 'the style loads something or hides what it does', 'A style may name colours, lines and fonts of the reader’s device, and url(#id).');
    if (open.length === 0 && part.trim() !== '') form(from, to, 'there is text outside <svg>', 'Keep one <svg> and nothing beside it.');
  };
  for (let found = TOKEN.exec(text); found; found = TOKEN.exec(text)) {
    const [whole, closing, name, attributes = '', selfClosing] = found;
    const [start, end] = [found.index, found.index + whole.length];
    words(at, start);
    at = end;
    if (whole.startsWith('<!--')) {
      if (open.at(-1) === 'style') refuse(start, end, ...SPLIT);
      continue;
    }
    if (name === undefined) {
      const other = /^<(?:!DOCTYPE|!\[CDATA\[|!|\?)/i.exec(text.slice(start, start + 12))?.[0];
      if (other) refuse(start, start + other.length, `${other} is not allowed in a drawing`, 'Delete it: elements, attributes and comments are enough.');
      else form(start, end, 'this tag cannot be read', 'Quote each attribute and close the tag; write &lt; for a “less than” that is text.');
      return { problems };
    }
    if (closing) {
      if (open.pop() !== name) {
        form(start, end, `</${name}> closes nothing that is open`, 'Close the elements in the reverse order.');
        return { problems };
      }
      continue;
    }
    if (open.length === 0 && (++roots > 1 || name !== 'svg')) form(start, end, 'a drawing is one <svg>', 'Wrap everything in one <svg>.');
    if (open.at(-1) === 'style') refuse(start, end, ...SPLIT);
    if (!ELEMENTS.has(name)) {
      const meant = nearest(name, [...ELEMENTS]);
      refuse(start, start + 1 + name.length, `<${name}> is not allowed in a drawing`, meant ? `Did you mean <${meant}>?` : 'Draw with paths, shapes and text.');
    }
    if (open.length === 0) size = sizeOf(attributes);
    for (const given of attributes.matchAll(ATTRIBUTE)) {
      const from = start + whole.indexOf(attributes, 1 + name.length) + given.index;
      const wrong = attributeProblem(given[1] as string, (given[2] ?? given[3]) as string);
      if (wrong) refuse(from, from + given[0].length, ...wrong);
    }
    if (!selfClosing) open.push(name);
  }
  words(at, text.length);
  if (open.length > 0) form(text.length, text.length, `<${open.at(-1)}> is not closed`, `End it with </${open.at(-1)}>.`);
  else if (roots === 0) form(0, 1, 'there is no <svg> in the file', 'A drawing begins with <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 WIDTH HEIGHT">.');
  else if (!size) form(Math.max(0, text.indexOf('<svg')), Math.max(0, text.indexOf('<svg')) + 4, 'the drawing does not say how large it is', 'Write xmlns="http://www.w3.org/2000/svg" viewBox="0 0 WIDTH HEIGHT" in <svg>, in whole numbers up to 4096.');
  return problems.length > 0 || !size ? { problems } : { size, problems };
}

/** What is wrong with an attribute, and what to do. */
function attributeProblem(name: string, value: string): [message: string, hint: string] | undefined {
  if (/^on/i.test(name)) return [`${name} would run code`, 'Delete it: a drawing runs nothing.'];
  if (name.includes(':') && !NAMESPACED.has(name)) return [`there is no use for ${name} in a drawing`, 'Delete it; drawing programs leave such notes for themselves.'];
  if (ENTITY.test(value)) return [`${name} holds an entity, which could hide an address`, 'Write the character itself.'];
  if (/^(?:xlink:)?href$/.test(name)) return value.startsWith('#') ? undefined : [`${name} leads out of the file`, 'A drawing refers to its own parts only: href="#id".'];
  if (/^xmlns(?::|$)/.test(name)) return NAMESPACES.has(value) ? undefined : [`${name} names something that is not SVG`, 'Write xmlns="http://www.w3.org/2000/svg".'];
  if (name === 'src' || LOADS.test(value)) return [`${name} loads something or hides what it does`, 'A drawing refers to its own parts only: url(#id).'];
  return undefined;
}

function sizeOf(attributes: string): Size | undefined {
  const [, width, height] = /\sviewBox\s*=\s*["']0[ ,]+0[ ,]+(\d{1,4})[ ,]+(\d{1,4})["']/.exec(attributes) ?? [];
  const size = { width: Number(width), height: Number(height) };
  const fits = (length: number) => length >= 1 && length <= 4096;
  return fits(size.width) && fits(size.height) && /\sxmlns\s*=\s*["']http:\/\/www\.w3\.org\/2000\/svg["']/.test(attributes) ? size : undefined;
}
