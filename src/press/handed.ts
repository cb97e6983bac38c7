/**
 * What is handed to the pages: the articles as the engine left them, and in a build what was worked out of them once. The pages run in a
 * bundle of their own, so that no module can be shared with them; one named place of the process can.
 */
import type { StoredData, TopicId } from '../library.ts';
import type { Paper } from '../print/sheet.ts';

/** Worked out of one article before any page is made. */
export interface Derived {
  /** Bytes of its printed sheets. */
  sheets: Readonly<Record<Paper, number>>;
  /** Their names in the cache of sheets, where they stay as long as the site has them. */
  entries: readonly string[];
  /** There is nothing to tell about its sheets. */
  plain: boolean;
  /** Steps of its checklist. */
  steps: number;
}

export interface Entry {
  id: string;
  data: StoredData;
  body: string;
}

/** What a build may leave out to be timed by parts; `pages` is always made. */
export type Part = 'sheets' | 'images' | 'search';
/** Everything that can be left out, to time the rest. */
export const PARTS: readonly Part[] = ['sheets', 'images', 'search'];

export interface Handed {
  /** What this build makes besides the pages. */
  parts: readonly Part[];
  entries: readonly Entry[];
  /** The topics that have articles, of the whole site: a part of the articles may be handed over. */
  topics: readonly TopicId[];
  /** Text of the list of synonyms, when there is one. */
  synonyms?: string | undefined;
  /** Only in a build; while developing, a page works it out when it is asked for. */
  derived?: ReadonlyMap<string, Derived>;
}

const PLACE = Symbol.for('winnow.handed');
type Holder = { [PLACE]?: Handed };

export const hand = (handed: Handed): void => {
  (globalThis as Holder)[PLACE] = handed;
};

export const handed = (): Handed | undefined => (globalThis as Holder)[PLACE];
