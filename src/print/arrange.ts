/**
 * Sheet -> its groups over two columns at a size of text, and how high the page gets. Heights are worked out from the widths of the letters as
 * the compiler will do it, so that one compilation is enough; whether it really fits is the compiler's word, not this file's.
 */
import type { Run } from '../kb/runs.ts';
import { around, gapsOf, halve, place, type Placed } from './reckon.ts';
import { BROWSED, PRINTED, type Setting } from './setting.ts';
import type { Paper, Sheet } from './sheet.ts';

/** How a list is made to fit. */
export interface Fit {
  /** Of the text, in points. */
  size: number;
  /** Times the space between steps: a short list is set with more of it. */
  air: number;
  /** Too long for one page and not written as a list of steps: goes on from column to column, page to page. */
  flowing: boolean;
}

/** What stands in a column: a pause point, the title of a group, steps. */
export type Block = { kind: 'stop'; title: string; runs: Run[] } | { kind: 'title'; text: string; number?: number } | { kind: 'steps'; items: Run[][] };

export interface Arrangement extends Fit {
  /** The spaces, in units of the text's size. */
  gap: Setting['gap'];
  /** One column when it flows. */
  columns: Block[][];
  /** What to keep in mind, in two columns. */
  advice: [Run[][], Run[][]];
  /** Where the second column begins: in which group, and before which of its steps; 0 is the group's beginning. */
  turn?: { group: number; step: number };
}

/** Text sizes to try in points, largest first. */
export const SIZES: readonly number[] = [12, 11.75, 11.5, 11.25, 11, 10.75, 10.5];
/** A browser's letters are wider, and its page has to be one all the same. */
const BROWSER_SIZES: readonly number[] = [...SIZES, 10.25, 10, 9.75, 9.5, 9.25, 9, 8.75, 8.5, 8.25, 8];

const fits = (sizes: readonly number[]): Fit[] => [{ size: 12, air: 1.6 }, { size: 12, air: 1.3 }, ...sizes.map((size) => ({ size, air: 1 }))].map((fit) => ({ ...fit, flowing: false }));
const FITS = fits(SIZES);
/** In a browser a list that fits none of them goes on at the smallest printed size, which is among them. */
export const BROWSER_FITS = fits(BROWSER_SIZES);

/** The arrangements to try, best first: from the largest size that should fit down to the smallest allowed. */
export function* arrangements(sheet: Sheet, paper: Paper): Generator<Arrangement> {
  const smallest = FITS.at(-1) as Fit;
  for (const fit of FITS) if (fit === smallest || isRoomFor(sheet, PRINTED[paper], fit)) yield arrange(sheet, paper, fit);
  if (!sheet.fromSteps) yield arrange(sheet, paper, { ...smallest, flowing: true });
}

/** Points by which a reckoning may be wrong. */
const DOUBT = 40;

/** Whether the list fits one page by so much that nobody has to try. */
export const surelyFits = (sheet: Sheet, paper: Paper): boolean => isRoomFor(sheet, { ...PRINTED[paper], height: PRINTED[paper].height - DOUBT }, FITS.at(-1) as Fit);

/** The groups of a sheet in columns. */
export const arrange = (sheet: Sheet, paper: Paper, fit: Fit): Arrangement => arranged(sheet, PRINTED[paper], fit);

/** How the page of a checklist is printed by a browser, be it on A4 or Letter: nothing is tried there, so that the reckoning has the last word. */
export function browserArrangement(sheet: Sheet): Arrangement {
  const fit = BROWSER_FITS.find((each) => isRoomFor(sheet, BROWSED, each));
  return arranged(sheet, BROWSED, fit ?? { ...(FITS.at(-1) as Fit), flowing: true });
}

function arranged(sheet: Sheet, setting: Setting, fit: Fit): Arrangement {
  const placed = place(sheet, setting, fit);
  const parted = halve(sheet, setting, fit.size).at;
  const common = { ...fit, gap: gapsOf(setting, fit), advice: [sheet.reminders.slice(0, parted), sheet.reminders.slice(parted)] as Arrangement['advice'] };
  if (fit.flowing) return { ...common, columns: [column(placed)] };
  const { at } = cut(placed);
  const next = placed[at];
  return { ...common, columns: [column(placed.slice(0, at)), column(placed.slice(at))], ...(next ? { turn: { group: next.group, step: next.step } } : {}) };
}

const isRoomFor = (sheet: Sheet, setting: Setting, fit: Fit) => around(sheet, setting, fit) + cut(place(sheet, setting, fit)).height <= setting.height;

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
