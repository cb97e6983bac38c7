/**
 * The measures of a printed sheet, as the template sets it and as a browser does: one reckoning serves both. In points, or in units of the
 * text's size. What stands here stands in sheet.typ, or in the print part of checklist.css.
 */
import type { Paper } from './sheet.ts';

export interface Setting {
  /** What the margins leave, in points. */
  width: number;
  height: number;
  gutter: number;
  /** The width of letters beside that of the sheet's own typeface. */
  letters: number;
  /** The height of the first line, and of each further one. */
  cap: number;
  line: number;
  gap: { group: number; step: number; title: number; part: number; advice: number; head: number; foot: number };
  /** What holds no text of the article, in points: the masthead; the QR code with its address, wide and high; a note line; rules and air. */
  masthead: number;
  code: { wide: number; high: number };
  note: number;
  rest: number;
}

const MM = 72 / 25.4;

const TYPST = {
  gutter: 8 * MM,
  letters: 1,
  cap: 0.66,
  line: 1.13,
  gap: { group: 1.15, step: 0.58, title: 0.62, part: 1.1, advice: 0.5, head: 1.95, foot: 0.9 },
  masthead: 5.6 + 5.6 * MM,
  code: { wide: 29 * MM, high: 27 * MM },
  note: 7 * MM,
  rest: 8,
};

export const PRINTED: Readonly<Record<Paper, Setting>> = {
  a4: { ...TYPST, width: 595.28 - 26 * MM, height: 841.89 - 18.5 * MM },
  letter: { ...TYPST, width: 612 - 26 * MM, height: 792 - 18.5 * MM },
};

/** A browser's letters are those of the device, and its paper is the reader's choice: the narrower of the two, and the shorter. */
export const BROWSED: Setting = {
  width: PRINTED.a4.width,
  height: PRINTED.letter.height,
  gutter: 8 * MM,
  letters: 1.16,
  cap: 1.22,
  line: 1.22,
  gap: { group: 0.9, step: 0.12, title: 0.3, part: 0.7, advice: 0.06, head: 1.2, foot: 0.6 },
  masthead: 25,
  code: { wide: 29 * MM, high: 25 * MM },
  note: 7 * MM,
  rest: 12,
};
