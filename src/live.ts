/**
 * What the engine said last, while `npm run dev` runs: the loader puts it here, the dev pages take it from here. It is not in the
 * collection, for a report of a thousand articles takes longer to write down than to make.
 */
import type { Issue } from './kb/issue.ts';
import type { Outcome } from './kb/pipeline.ts';

export interface Live {
  outcome: Outcome;
  /** The engine's, and those of `redirects.yaml`. */
  issues: readonly Issue[];
  /** Text of every file that issues quote. */
  texts: ReadonlyMap<string, string>;
  /** Old address -> path. */
  redirects: Readonly<Record<string, string>>;
}

// Loader and pages run in module graphs of their own, but in one process.
const SLOT = Symbol.for('winnow.live');
const SHOW = Symbol.for('winnow.show-anew');
const slots = globalThis as { [SLOT]?: Live; [SHOW]?: () => void };

export const setLive = (live: Live): void => void (slots[SLOT] = live);
/** Undefined in a build. */
export const currentLive = (): Live | undefined => slots[SLOT];

/** How open pages are shown anew; the dev server says it once. */
export const setShowAnew = (show: () => void): void => void (slots[SHOW] = show);
export const showAnew = (): void => slots[SHOW]?.();
