/**
 * A part of a Word document (its XML) -> its paragraphs as words. This is what the draft is compared with, so it is read
 * here and not by the converter: what the converter passes over has to be missed by somebody.
 */

export interface WordParagraph {
  /** Equations included; what a tracked change takes away is not. */
  text: string;
  /** Of it, what Word does not show. */
  hidden: string;
  style: string;
  /** Which numbering it belongs to, if it names one itself, and at which level. */
  list?: string;
  level: number;
}

/** Not the text of the document: what a change took away, and the second copy of a drawing for old programs. */
const SKIPPED = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:pPrChange', 'w:rPrChange', 'w:instrText']);
const SAYS = new Set(['w:t', 'm:t']);
const SPACE = new Set(['w:tab', 'w:br', 'w:cr']);
const TOKEN = /<(\/?)([A-Za-z]\w*:[\w]+)((?:"[^"]*"|'[^']*'|[^"'<>])*?)(\/?)>|([^<]+)/g;

/** Paragraphs in the order in which they end; one in a box stands before the one that holds the box. */
export function wordParagraphs(xml: string): WordParagraph[] {
  const found: WordParagraph[] = [];
  const open: WordParagraph[] = [];
  let [skipping, depth] = ['', 0];
  let [says, inRun, vanished] = [false, false, false];
  for (const [, close, name = '', attributes = '', alone, text] of xml.matchAll(TOKEN)) {
    const paragraph = open.at(-1);
    if (skipping) {
      if (name === skipping && !alone) depth += close ? -1 : 1;
      if (depth === 0) skipping = '';
    } else if (text !== undefined) {
      if (!says || !paragraph) continue;
      paragraph.text += decode(text);
      if (vanished) paragraph.hidden += decode(text);
    } else if (close) {
      if (SAYS.has(name)) says = false;
      else if (name === 'w:r') [inRun, vanished] = [false, false];
      else if (name === 'w:p' && paragraph) found.push(open.pop() as WordParagraph);
    } else if (SKIPPED.has(name)) {
      if (!alone) [skipping, depth] = [name, 1];
    } else if (name === 'w:p') {
      const fresh = { text: '', hidden: '', style: '', level: 0 };
      if (alone) found.push(fresh);
      else open.push(fresh);
    } else if (name === 'w:r') [inRun, vanished] = [!alone, false];
    else if (SAYS.has(name)) says = !alone;
    else if (paragraph && SPACE.has(name)) paragraph.text += ' ';
    else if (paragraph && name === 'w:noBreakHyphen') paragraph.text += '-';
    else if (paragraph && name === 'w:pStyle') paragraph.style = valueOf(attributes);
    else if (paragraph && name === 'w:numId') paragraph.list = valueOf(attributes);
    else if (paragraph && name === 'w:ilvl') paragraph.level = Number(valueOf(attributes)) || 0;
    else if (name === 'w:vanish' && inRun) vanished = !/^(?:0|false|off)$/.test(valueOf(attributes));
  }
  return found;
}

const valueOf = (attributes: string) => /w:val="([^"]*)"/.exec(attributes)?.[1] ?? '';
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decode = (text: string) => text.replace(/&(?:#(\d{1,7})|#x([\dA-Fa-f]{1,6})|(\w+));/g, (whole, decimal, hex, name) => (name ? (NAMED[name] ?? whole) : String.fromCodePoint(Math.min(0x10ffff, decimal ? Number(decimal) : Number.parseInt(hex, 16)))));
