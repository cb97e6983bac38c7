/** Days of the frontmatter (YYYY-MM-DD) as instants, and as people read them. */
import { site } from '../site.ts';

/** Midnight of the day, with the site's offset. */
export const instant = (day: string) => `${day}T00:00:00${site.timeOffset}`;

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** 2026-11-05 -> 5 November 2026; the same on every machine. */
export function readable(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

/** The latest of some days. */
export const latest = (days: readonly string[]) => days.reduce((a, b) => (a > b ? a : b));
