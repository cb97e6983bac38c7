/** Sheet and size of its text -> the height of each of its parts, as the compiler, or a browser, will set them. */
import type { Run } from '../kb/runs.ts';
import type { Fit } from './arrange.ts';
import { linesOf } from './lines.ts';
import type { Setting } from './setting.ts';
import type { Sheet } from './sheet.ts';

/** What no column may break. */
export type Atom = { kind: 'stop'; title: string; runs: Run[] } | { kind: 'title'; text: string; number?: number } | { kind: 'step'; runs: Run[] };

export interface Placed {
  atom: Atom;
  group: number;
  step: number;
  /** In points; `before` is the space above, which falls away at the top of a column. */
  height: number;
  before: number;
}

/** A sheet has room for this many lines of notes; one that is set with air for some more. */
const LEAST_NOTES = 2;
const AIRY_NOTES = 4;
export const notesOf = ({ air }: Pick<Fit, 'air'>) => (air > 1 ? AIRY_NOTES : LEAST_NOTES);

/** The box of a step and the space after it; the number of a group; the word of a pause point. */
const BOX = 1.58;
const BADGE = 1.7;
const STOP = 3.6;
/** What more air adds between steps, and between groups. */
const AIR = 0.58;

/** The spaces of a fit, in units of the text's size. */
export const gapsOf = ({ gap }: Setting, { air }: Pick<Fit, 'air'>) => ({ ...gap, group: gap.group + (air - 1) * AIR, step: gap.step + (air - 1) * AIR });

/** Groups as atoms, each with its height. */
export function place({ groups, fromSteps }: Sheet, setting: Setting, { size, air }: Pick<Fit, 'size' | 'air'>): Placed[] {
  const { letters, cap, line } = setting;
  const gap = gapsOf(setting, { air });
  const em = columnOf(setting) / letters / size;
  const high = (runs: readonly Run[], most: number, pitch = line) => cap + (linesOf(runs, most) - 1) * pitch;
  let number = 0;
  return groups.flatMap(({ title, pauses, steps }, group) => {
    const found: Placed[] = [];
    const add = (atom: Atom, before: number, height: number, step = 0) => found.push({ atom, group, step, before: before * size, height: height * size });
    for (const pause of pauses) add({ kind: 'stop', ...pause }, gap.group, 1.1 + high([{ text: pause.title, bold: true }], em - 1.1 - STOP) - cap + line + high(pause.runs, em - 1.1));
    if (title && steps.length > 0) add({ kind: 'title', text: title, ...(fromSteps ? { number: ++number } : {}) }, gap.group, 1.06 * (high([{ text: title, bold: true }], em / 1.06 - (fromSteps ? BADGE : 0), 1.05) + 0.36));
    for (const [step, runs] of steps.entries()) add({ kind: 'step', runs }, step > 0 ? gap.step : title ? gap.title : gap.group, high(runs, em - BOX), step);
    return found;
  });
}

/** Everything but the groups, in points. */
export function around(sheet: Sheet, setting: Setting, { size, air }: Pick<Fit, 'size' | 'air'>): number {
  const { width, letters, cap, line, gap, masthead, code, note, rest } = setting;
  const narrow = (width - code.wide) / letters;
  const title = cap + (linesOf([{ text: sheet.title, bold: true }], narrow / (1.65 * size)) - 1) * 1.05;
  const when = cap + (linesOf([{ text: `${sheet.words.when} ${sheet.when}` }], narrow / size) - 1) * line;
  const head = Math.max(size * (title * 1.65 + when + cap + gap.head), code.high);
  const reminders = sheet.reminders.length === 0 ? 0 : size * (gap.part + cap * 1.06 + gap.title + 0.36) + halve(sheet, setting, size).height;
  const foot = size * (gap.part * 2 + 0.4 + cap + gap.foot) + 8 * cap;
  return masthead + head + reminders + note * notesOf({ air }) + foot + rest;
}

/** Where the advice is parted so that the longer half is short, and how high it is then. */
export function halve({ reminders }: Sheet, setting: Setting, size: number): { at: number; height: number } {
  const { letters, cap, line, gap } = setting;
  const small = smallOf(size);
  const heights = reminders.map((runs) => small * (cap + (linesOf(runs, columnOf(setting) / letters / small - 0.95) - 1) * line + gap.advice));
  const all = heights.reduce((sum, height) => sum + height, 0);
  let [best, first] = [{ at: 0, height: all }, 0];
  for (const [at, height] of heights.entries()) {
    first += height;
    if (Math.max(first, all - first) < best.height) best = { at: at + 1, height: Math.max(first, all - first) };
  }
  return best;
}

/** Advice is set a little smaller than steps. */
const smallOf = (size: number) => Math.max(Math.min(9, size), size - 2);

const columnOf = ({ width, gutter }: Setting) => (width - gutter) / 2;
