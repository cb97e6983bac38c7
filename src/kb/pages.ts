/**
 * What has to be known of pages to decide across them. Two have it: pages that are at hand (held.ts), and pages that are kept as numbers
 * because there are more than fit in memory (columns.ts).
 */
import { compare } from './issue.ts';
import type { KeptBack } from './keep-back.ts';

/** Pages at one stage of the work, numbered; their statements are numbered through. What a page is asked of its own statements goes by the numbers they have in its article. */
export interface Pages {
  readonly pages: number;
  readonly statements: number;
  /** Per statement its key, or GONE. */
  readonly keys: Int32Array;
  /** Per page its place in the order of ids. */
  readonly order: Int32Array;
  /** Number of the first statement of a page; of the last page but one, one past its last. */
  from(page: number): number;
  isDraft(page: number): boolean;
  /** Why the statement cannot leave its page, whatever other pages say; NOTHING when it may. */
  staysFor(page: number, statement: number): number;
  /** How well the statement fits what the page is about. */
  fit(page: number, statement: number): number;
  /** The block that the statement stands in; blocks ascend with their statements. */
  block(page: number, statement: number): number;
  /** How many statements that block can lose without any rule of a page being broken. */
  spare(page: number, statement: number): number;
  areVariants(one: number, other: number): boolean;
  /** Which of the statements that are to leave have to stay for the sake of the page. @param taken ascending */
  keepBack(page: number, taken: Int32Array): readonly KeptBack[];
}

/** Per id its place in the order of all. */
export function orderOf(ids: readonly string[]): Int32Array {
  const order = new Int32Array(ids.length);
  for (const [place, at] of [...ids.keys()].sort((a, b) => compare(ids[a] as string, ids[b] as string)).entries()) order[at] = place;
  return order;
}
