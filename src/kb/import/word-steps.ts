/**
 * The numbers that Word shows before steps -> `start` of the lists they are in. The converter begins each list anew, so that
 * steps with a picture or a remark between them would all be step one.
 */
import type { WordParagraph } from './word-text.ts';

/** One numbered paragraph, in the order of the document. */
export interface Step {
  words: string;
  number: number;
}

const folded = (text: string) => text.replace(/\s+/g, ' ').trim();
const attribute = (xml: string, name: string) => new RegExp(`\\sw:${name}="([^"]*)"`).exec(xml)?.[1];
const blocks = (xml: string, name: string) => xml.match(new RegExp(`<w:${name}\\s[^>]*>[^]*?</w:${name}>`, 'g')) ?? [];
/** `3` of `<w:start w:val="3"/>`. */
const valueIn = (xml: string, name: string) => attribute(new RegExp(`<w:${name}\\s[^>]*>`).exec(xml)?.[0] ?? '', 'val');

/** `numbering` and `styles` are parts of the document; steps that take their numbering from a style count too. */
export function stepsOf(paragraphs: readonly WordParagraph[], numbering: string, styles: string): Step[] {
  const levels = new Map<string, Array<{ start: number; counts: boolean }>>();
  const ofStyle = new Map<string, { list: string; level: number }>();
  const lists = new Map<string, { counter: string; starts: ReadonlyMap<number, number> }>();
  for (const list of blocks(numbering, 'num')) {
    const starts = new Map(blocks(list, 'lvlOverride').flatMap((level) => (valueIn(level, 'startOverride') === undefined ? [] : [[Number(attribute(level, 'ilvl')), Number(valueIn(level, 'startOverride'))] as const])));
    const [id, counter] = [attribute(list, 'numId'), valueIn(list, 'abstractNumId')];
    if (id && counter) lists.set(id, { counter, starts });
  }
  for (const form of blocks(numbering, 'abstractNum')) {
    const counter = attribute(form, 'abstractNumId');
    if (!counter) continue;
    const own = [...lists].find(([, list]) => list.counter === counter)?.[0] ?? '';
    levels.set(counter, blocks(form, 'lvl').map((level, at) => {
      const style = valueIn(level, 'pStyle');
      if (style) ofStyle.set(style, { list: own, level: at });
      return { start: Number(valueIn(level, 'start') ?? 1), counts: !/^(?:bullet|none)$/.test(valueIn(level, 'numFmt') ?? '') };
    }));
  }
  for (const style of blocks(styles, 'style')) {
    const list = valueIn(style, 'numId');
    const name = attribute(style, 'styleId');
    if (list && name) ofStyle.set(name, { list, level: Number(valueIn(style, 'ilvl') ?? 0) });
  }

  const counts = new Map<string, number[]>();
  const begun = new Set<string>();
  return paragraphs.flatMap((paragraph): Step[] => {
    const { list: id, level } = paragraph.list === undefined ? (ofStyle.get(paragraph.style) ?? { list: '', level: 0 }) : { list: paragraph.list, level: paragraph.level };
    const list = lists.get(id);
    const form = list && levels.get(list.counter)?.[level];
    if (!list || !form) return [];
    const now = counts.get(list.counter) ?? [];
    // A list that says where it starts does so once, when it is first used.
    const restarts = list.starts.get(level);
    const first = restarts !== undefined && !begun.has(`${id} ${level}`);
    begun.add(`${id} ${level}`);
    now[level] = first ? restarts : now[level] === undefined ? form.start : now[level] + 1;
    now.length = level + 1;
    counts.set(list.counter, now);
    return form.counts ? [{ words: folded(paragraph.text), number: now[level] }] : [];
  });
}

/** Steps between one list and the next, at most. */
const FAR = 1000;

/** The converter's HTML with `start` on each ordered list whose first item has another number than one. */
export function numbered(html: string, steps: readonly Step[]): string {
  let from = 0;
  return html.replace(/<ol>(?=<li>([^]*?)(?:<\/li>|<[ou]l>))/g, (list, item: string) => {
    const words = folded(plain(item));
    let at = from;
    while (at < steps.length && at < from + FAR && steps[at]?.words !== words) at++;
    if (words === '' || steps[at]?.words !== words) return list;
    from = at + 1;
    const { number } = steps[at] as Step;
    return number > 1 ? `<ol start="${number}">` : list;
  });
}

const plain = (html: string) => html.replace(/<br \/>/g, ' ').replace(/<sup>.*?<\/sup>/g, '').replace(/<[^>]*>/g, '').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&');
