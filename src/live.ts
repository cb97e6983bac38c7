/**
 * What the engine says while `npm run dev` runs: the loader puts here how to ask, the dev pages ask. The engine has a thread of its own, so
 * that a page never waits for all articles; and nothing of it is in the collection, for a report of a thousand articles takes longer to write
 * down than to make.
 */
import type { Report } from './kb/report.ts';

export interface Live {
  /** Settled as soon as there is something to show. */
  shown: Promise<void>;
  /** The articles were judged; until then they are shown as they are written, with all that repeats. */
  judged: boolean;
  /** What is to be told on the page of an article; undefined when there is none that can be shown. */
  notes: (id: string) => Promise<Note[] | undefined>;
  report: () => Promise<ToldReport | undefined>;
  /** Old address -> path. */
  redirects: Readonly<Record<string, string>>;
  stop: () => void;
}

/** What is told on the page of an article. */
export interface Note {
  kind: 'error' | 'warning' | 'removed' | 'moved' | 'kept' | 'alike';
  /** `path:line:column` in the content folder. */
  at: string;
  /** What is said there: the statement, or what is wrong. */
  text: string;
  why: string;
  twin?: { label: string; href: string };
  /** Texts of the page near which the note belongs, best first; '' is the top of the page. */
  near: string[];
}

export interface ToldReport {
  report: Report;
  /** Whether the rules of the house style were asked. */
  ruled: boolean;
  /** With their code frames: the engine's, those of `redirects.yaml`, and those of the house style. */
  issues: string[];
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
