/** The files of the instant tier as they go over the wire: the head, and where a large site keeps the rest. */
import type { Brief } from './record.ts';

/** Stems from one to another, and for each the pages. */
export interface InstantPart {
  keys: string;
  hits: string;
}

export interface InstantHead {
  /** Name and path of each topic in use, for readers whom no article answers. */
  topics: ReadonlyArray<readonly [name: string, path: string]>;
  devices: readonly string[];
  /** For each page the place of its topic, and of its devices. */
  topicOf: readonly number[];
  devicesOf: ReadonlyArray<readonly number[]>;
  synonyms: ReadonlyArray<readonly string[]>;
  /** The first stem of each part of the index. */
  starts: readonly string[];
  /** Briefs in one file. */
  block: number;
  /** Files that are in this one, by name. */
  inside: Readonly<Record<string, InstantPart | readonly Brief[]>>;
}

export const HEAD = 'instant';
export const partName = (at: number) => `words-${at}`;
export const blockName = (at: number) => `pages-${at}`;
