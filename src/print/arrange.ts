/**
 * Sheet -> its groups over two columns at a size of text, and how high the page gets. Heights are worked out from the widths of the letters as
 * the compiler will do it, so that one compilation is enough; whether it really fits is the compiler's word, not this file's.
 */
import type { Run } from '../kb/runs.ts';
import { widthOf } from './fonts.ts';
import type { Paper, Sheet } from './sheet.ts';

/** Text sizes to try in points, largest first. */
export const SIZES: readonly number[] = [12, 11.75, 11.5, 11.25, 11, 10.75, 10.5];

/** What stands in a column: a pause point, the title of a group, steps. */
export type Block = { kind: 'stop'; title: string; runs: Run[] } | { kind: 'title'; text: string } | { kind: 'steps'; items: Run[][] };

export interface Arrangement {
  size: number;
  /** One column when it flows. */
  columns: Block[][];
  /** Too long for one page and not written as a list of steps: goes on from column to column, page to page. */
  flowing: boolean;
}

/** A sheet has room for this many lines of notes. */
export const LEAST_NOTES = 2;

const MM = 72 / 25.4;
/** What the margins of sheet.typ leave. */
const AREA: Readonly<Record<Paper, { width: number; height: number }>> = { a4: { width: 595.28 - 26 * MM, height: 841.89 - 21 * MM }, letter: { width: 612 - 26 * MM, height: 792 - 21 * MM } };
/** The measures of sheet.typ: in points, or in units of the text's size. */
const GUTTER = 8 * MM;
const QR = 29 * MM;
const CAP = 0.66;
const LINE = 1.13;
const BOX = 1.58;
export const GAP = { group: 1.05, step: 0.58, title: 0.6, part: 1.1 };
/** The last line and two note lines. */
const FOOT = 8 + LEAST_NOTES * 7 * MM;

type Atom = { kind: 'stop'; title: string; runs: Run[] } | { kind: 'title'; text: string } | { kind: 'step'; runs: Run[] };
interface Placed {
  atom: Atom;
  /** In points; `before` is the space above, which falls away at the top of a column. */
  height: number;
  before: number;
}

/** The arrangements to try, best first: from the largest size that should fit down to the smallest allowed. */
export function* arrangements(sheet: Sheet, paper: Paper): Generator<Arrangement> {
  const { width, height } = AREA[paper];
  const smallest = SIZES.at(-1) as number;
  for (const size of SIZES) {
    const split = cut(place(sheet, size, (width - GUTTER) / 2));
    if (size === smallest || split.height + around(sheet, size, width) <= height) yield arrange(sheet, paper, size, false);
  }
  if (!sheet.fromSteps) yield arrange(sheet, paper, smallest, true);
}

/** The groups of a sheet in columns, at a size of text. */
export function arrange(sheet: Sheet, paper: Paper, size: number, flowing: boolean): Arrangement {
  const placed = place(sheet, size, (AREA[paper].width - GUTTER) / 2);
  const { at } = cut(placed);
  return { size, flowing, columns: flowing ? [column(placed)] : [column(placed.slice(0, at)), column(placed.slice(at))] };
}

/** Everything but the groups. */
function around(sheet: Sheet, size: number, width: number): number {
  const narrow = width - QR;
  const title = widthLines([{ text: sheet.title, bold: true }], narrow / (1.65 * size)) * 1.05 * 1.65;
  const when = widthLines([{ text: `${sheet.words.when} ${sheet.when}` }], narrow / size) * LINE;
  const head = Math.max(size * (title + when + 2.6), QR - 2);
  const half = Math.ceil(sheet.reminders.length / 2);
  const small = Math.max(9, size - 2);
  const advice = (list: readonly Run[][]) => list.reduce((sum, runs) => sum + small * (CAP + (widthLines(runs, (width - GUTTER) / 2 / small - 0.95) - 1) * 1.1 + 0.5), 0);
  const reminders = sheet.reminders.length === 0 ? 0 : size * (1.1 + 0.5 + GAP.part) + Math.max(advice(sheet.reminders.slice(0, half)), advice(sheet.reminders.slice(half)));
  return head + reminders + FOOT + size * (GAP.part * 2 + 2.6);
}

/** Groups as atoms that no column may break, each with its height. */
function place({ groups, words }: Sheet, size: number, width: number): Placed[] {
  const em = width / size;
  return groups.flatMap(({ title, pauses, steps }) => {
    const found: Placed[] = pauses.map((pause) => ({ atom: { kind: 'stop', ...pause }, before: GAP.group * size, height: size * (1.1 + LINE * (widthLines([{ text: `${words.stop}: ${pause.title}`, bold: true }], em - 1.2) + widthLines(pause.runs, em - 1.2)) - LINE + CAP) }));
    if (title && steps.length > 0) found.push({ atom: { kind: 'title', text: title }, before: GAP.group * size, height: size * (0.3 + 0.7 + (widthLines([{ text: title, bold: true }], em / 1.06) - 1) * 1.05) });
    for (const [at, runs] of steps.entries()) {
      const before = at > 0 ? GAP.step : title ? GAP.title : GAP.group;
      found.push({ atom: { kind: 'step', runs }, before: before * size, height: size * (CAP + (widthLines(runs, em - BOX) - 1) * LINE) });
    }
    return found;
  });
}

/** Points of height that it is worth to have the second column begin with a new group. */
const WHOLE_GROUPS = 40;

/** Where the second column begins: the taller column is to be short. A title never stands last, a pause point stays with the steps it guards. */
function cut(placed: readonly Placed[]): { at: number; height: number } {
  // How high all before each place is, so that a part of it is a difference; the space above the first falls away.
  const upTo = [0];
  for (const { height, before } of placed) upTo.push((upTo.at(-1) as number) + height + before);
  const total = (from: number, to: number) => (from < to ? (upTo[to] as number) - (upTo[from] as number) - (placed[from] as Placed).before : 0);
  let best = { at: placed.length, height: total(0, placed.length), cost: Infinity };
  for (let at = 1; at < placed.length; at++) {
    const last = (placed[at - 1] as Placed).atom.kind;
    const next = (placed[at] as Placed).atom.kind;
    if (last === 'title' || (last === 'stop' && next !== 'stop')) continue;
    const height = Math.max(total(0, at), total(at, placed.length));
    const cost = height + (next === 'step' ? WHOLE_GROUPS : 0);
    if (cost < best.cost) best = { at, height, cost };
  }
  return best;
}

/** Neighbouring steps become one list, as a screen reader should tell them. */
function column(placed: readonly Placed[]): Block[] {
  const blocks: Block[] = [];
  for (const { atom } of placed) {
    const last = blocks.at(-1);
    if (atom.kind !== 'step') blocks.push(atom);
    else if (last?.kind === 'steps') last.items.push(atom.runs);
    else blocks.push({ kind: 'steps', items: [atom.runs] });
  }
  return blocks;
}

/** How many lines the runs fill when a line holds `most`, in units of the text's size. */
function widthLines(runs: readonly Run[], most: number): number {
  let lines = 1;
  let used = 0;
  for (const { bare, whole } of wordsOf(runs)) {
    if (used > 0 && used + bare > most) {
      lines++;
      used = 0;
    }
    used += whole;
  }
  return lines;
}

/** A part of the text that no line breaks, without and with the space after it. */
interface Word {
  bare: number;
  whole: number;
}

/** Sizes and papers ask for the same words again and again. */
const measured = new WeakMap<readonly Run[], Word[]>();

function wordsOf(runs: readonly Run[]): Word[] {
  const known = measured.get(runs);
  if (known) return known;
  const words = runs.flatMap(({ text, bold }) => text.split(/(?<=[ \u200b])/u).map((word) => ({ bare: widthOf(word.trimEnd(), bold), whole: widthOf(word, bold) })));
  measured.set(runs, words);
  return words;
}
