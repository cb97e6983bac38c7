/** The commands' only clock. A build names its day once, so that all of it goes by the same. */

/** Before this day the project was not there: a clock that says so is wrong, and nothing is concluded from it. */
const EARLIEST = '2025-01-01';
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

/** Today, YYYY-MM-DD in UTC; `WINNOW_TODAY` when it is set. */
export const today = () => process.env['WINNOW_TODAY'] || dayOf(Date.now());

/** The last day that has begun anywhere on earth, or undefined when the clock cannot be right. */
export function latestDay(): string | undefined {
  const latest = process.env['WINNOW_TODAY'] || dayOf(Date.now() + 14 * 3_600_000);
  return latest < EARLIEST ? undefined : latest;
}
