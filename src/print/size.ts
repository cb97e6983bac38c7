/**
 * Checklist -> size of its text in points: the largest at which it fits one page, be it A4 or Letter.
 * An estimate that errs on the small side: it counts lines as a wide font would break them.
 */
import type { Checklist, StepGroup } from '../kb/checklist.ts';

const LARGEST = 12;
const COMFORTABLE = 8;
const SMALLEST = 6;
const STEP = 0.25;

/** What the margins leave: the narrower (A4) and the shorter (Letter) of the two papers. */
const WIDTH = 521;
const HEIGHT = 730;
/** Room between the two columns. */
const GUTTER = 26;
/** Note lines, rules and fields have a height of their own. */
const FIXED = 88;
const NOTE = 21;

/** In units of the text's size. */
const CHARACTER = 0.49;
const LINE = 1.3;
const BOX = 1.7;
const HEADING = 2.2;
/** Space around a step, a reminder, a pause point. */
const PAD = { step: 0.45, reminder: 0.36, pause: 1.9 };

/** The rule that tells a page the size. */
export const sizing = (size: number) => `.sheet{--sheet:${size}pt}`;

/** Every size that a page may have. */
export const SIZINGS: readonly string[] = Array.from({ length: (LARGEST - SMALLEST) / STEP + 1 }, (_, at) => sizing(SMALLEST + at * STEP));

export interface Fit {
  size: number;
  /** A long list: groups may go on in the next column, and notes get one line. */
  dense: boolean;
}

export function fitSheet(checklist: Checklist): Fit {
  const whole = largest(checklist, false);
  return whole >= COMFORTABLE ? { size: whole, dense: false } : { size: largest(checklist, true), dense: true };
}

function largest(checklist: Checklist, dense: boolean): number {
  let size = LARGEST;
  while (size > SMALLEST && height(checklist, size, dense) > HEIGHT) size -= STEP;
  return size;
}

/** Height in points of the whole sheet when its text has `size`. */
function height({ groups, reminders }: Checklist, size: number, dense: boolean): number {
  const column = (WIDTH - GUTTER) / 2 / size;
  const columns = dense ? evenColumns : tallerColumn;
  const heights = groups.map((group) => groupHeight(group, column));
  const advice = reminders.map((reminder) => lines(reminder, column / 0.92 - 1) * LINE * 0.92 + PAD.reminder);
  const head = 2.4 + 3 * LINE + 2 + (reminders.length > 0 ? HEADING : 0);
  const foot = 3 + HEADING + 2;
  return FIXED - (dense ? 2 * NOTE : 0) + size * (head + columns(heights) + tallerColumn(advice) + foot);
}

function groupHeight({ title, steps, pauses }: StepGroup, column: number): number {
  const stop = pauses.reduce((sum, pause) => sum + (lines(`Stop: ${pause.title}`, column - 2) + lines(pause.text, column - 2)) * LINE + PAD.pause, 0);
  const heading = HEADING + (lines(title, column) - 1) * LINE;
  return stop + heading + steps.reduce((sum, step) => sum + lines(step.text, column - BOX) * LINE + PAD.step, 0);
}

const lines = (text: string, width: number) => Math.max(1, Math.ceil((text.length * CHARACTER) / width));

/** Blocks in order over two columns, none broken: the height of the taller one at the best place to go on. */
function tallerColumn(heights: readonly number[]): number {
  const all = heights.reduce((sum, each) => sum + each, 0);
  let [best, first] = [all, 0];
  for (const each of heights) {
    first += each;
    best = Math.min(best, Math.max(first, all - first));
  }
  return best;
}

/** The same when blocks may be broken between steps: half, and the longest step that would not fit. */
const evenColumns = (heights: readonly number[]) => heights.reduce((sum, each) => sum + each, 0) / 2 + 3 * LINE;
