/** Mark-up of others -> its lines as words, each with its number: what has to be found again in the draft. */
import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import { EMBEDS, isKnownTag, LEFT_OUT } from './tags.ts';

export interface Line {
  line: number;
  text: string;
}

const newlines = (text: string) => text.replace(/[^\n]+/g, ' ');

/** Non-blank lines of HTML, or of Markdown with HTML in it. `from` is the number of the first. Addresses are not words: links are accounted for one by one. */
export function plainLines(text: string, from: number, markdown: boolean): Line[] {
  let plain = text.replace(/\r\n?/g, '\n');
  for (const name of [...LEFT_OUT, ...EMBEDS]) plain = without(plain, new RegExp(`<${name}\\b`, 'gi'), () => name);
  plain = without(plain, /<(\w+)(?=[^<>]*(?:display\s*:\s*none|\shidden\b))/gi, (found) => found[1] as string);
  plain = plain
    .replace(/<!--\s*\/?wp:[^]*?-->/g, newlines)
    .replace(/<!DOCTYPE[^>]*>/gi, ' ')
    .replace(/<\/?([A-Za-z][\w-]*)(?:"[^"]*"|'[^']*'|[^"'<>])*>/g, (tag, name: string) => (!markdown || isKnownTag(name) || /^[A-Z]/.test(name) ? newlines(tag) : tag));
  if (markdown) plain = freeOfMarks(plain);
  return plain
    .replace(/&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/g, (whole, name: string) => decodeReference(name) ?? whole)
    .split('\n')
    .map((line, at) => ({ line: from + at, text: line.trim() }))
    .filter(({ text: line }) => /[\p{L}\p{N}]/u.test(line));
}

/** The text with elements that begin with `opening` blanked, each up to its closing tag; one that is never closed stays. Linear in the text. */
function without(text: string, opening: RegExp, nameOf: (found: RegExpMatchArray) => string): string {
  const low = text.toLowerCase();
  const unclosed = new Set<string>();
  let [result, from] = ['', 0];
  for (const found of text.matchAll(opening)) {
    const name = nameOf(found).toLowerCase();
    if (found.index < from || unclosed.has(name)) continue;
    const close = low.indexOf(`</${name}`, found.index);
    const end = close < 0 ? -1 : low.indexOf('>', close);
    if (end < 0) {
      unclosed.add(name);
      continue;
    }
    result += text.slice(from, found.index) + newlines(text.slice(found.index, end + 1));
    from = end + 1;
  }
  return result + text.slice(from);
}

function freeOfMarks(text: string): string {
  return text
    .replace(/\{\{\s*site\.(?:baseurl|url)\s*\}\}/g, '')
    .replace(/\]\(\s*(?:<[^<>\n]*>|(?:[^()\s]|\([^()\s]*\))*)(?:\s+"([^"\n]*)")?\s*\)/g, '] $1')
    .replace(/\]\[[^\]\n]*\]/g, ']')
    .replace(/^[ \t]*\[[^\]^\n]+\]:[ \t].*$/gm, '')
    .replace(/\{(?::\s*(?:[.#]|toc\b|[\w-]+=")|\s*[.#])[^{}\n]*\}/g, ' ')
    .replace(/^([ \t>]*)\[!\w+\]/gm, '$1')
    .replace(/^([ \t>]*:{3,}[ \t]*)[\w-]+/gm, '$1')
    .replace(/^([ \t>]*(?:```+|~~~+)[ \t]*[\w+#-]*)[^\n]*/gm, '$1')
    .replace(/\{\{[<%][^\n]*?[>%]\}\}|\{%[^\n]*?%\}/g, ' ')
    .replace(/^([ \t>]*)(?:\d{1,9}[.)]|[-*+])[ \t]+(?:\[[ xX]\][ \t]+)?(?:\d{1,9}[.)][ \t]+)?/gm, '$1')
    .replace(/\[\^[^\]\n]+\]:?/g, ' ');
}

function decodeReference(name: string): string | undefined {
  if (!name.startsWith('#')) return decodeNamedCharacterReference(name) || undefined;
  const code = /^#[xX]/.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
