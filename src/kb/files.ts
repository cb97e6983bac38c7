/**
 * Sources in any order -> what is known of each file, in the order of their paths, and which of them may be articles. A file whose bytes are
 * the same as the last time is not read again, and files that have the names of the last time are not sorted again.
 */
import type { Source } from './article.ts';
import { sameBytes } from './bytes.ts';
import { figuresIn } from './figures.ts';
import { compare, type Issue, lineStarts, pointAt } from './issue.ts';
import { idOf, parseArticle, releaseTree } from './parse.ts';
import { linksIn, linksOf, type Unready } from './references.ts';
import { outline } from './statements.ts';
import type { Entry } from './verdict.ts';

/** What is known of one file: an article that can be worked with, or one that has issues of its own. */
export interface Known {
  path: string;
  bytes: Uint8Array;
  latestDay: string | undefined;
  text: string | undefined;
  entry?: Entry | undefined;
  unready?: Unready | undefined;
  issues: readonly Issue[];
}

export interface Files {
  /** By path. */
  files: readonly Known[];
  /** Path -> place among the files. */
  places: ReadonlyMap<string, number>;
  /** Places of the files that have their address for themselves, by id. */
  byId: readonly number[];
  /** One for each file that has the address of another. */
  clashes: readonly Issue[];
}
export const noFiles: Files = { files: [], places: new Map(), byId: [], clashes: [] };

/** @param before what the run before knew */
export function readFiles(sources: readonly Source[], latestDay: string | undefined, before: Files): Files {
  const placed = inPlace(sources, before.places);
  const sorted = placed ?? [...sources].sort((a, b) => compare(a.path, b.path));
  const files: Known[] = [];
  for (let at = 0; at < sorted.length; at++) {
    const source = sorted[at] as Source;
    files.push(remembered(source, before.files[placed ? at : (before.places.get(source.path) ?? -1)], latestDay));
  }
  return placed ? { ...before, files } : filesOf(files);
}

/** @param files by path */
export const filesOf = (files: readonly Known[]): Files => ({ files, places: new Map(files.map(({ path }, at) => [path, at])), ...separate(files) });

/** The sources in the places that their paths have; undefined when they have others. */
function inPlace(sources: readonly Source[], places: ReadonlyMap<string, number>): Source[] | undefined {
  if (sources.length !== places.size) return undefined;
  const placed: Array<Source | undefined> = sources.map(() => undefined);
  for (const source of sources) {
    const at = places.get(source.path);
    if (at === undefined || placed[at]) return undefined;
    placed[at] = source;
  }
  return placed as Source[];
}

function remembered(source: Source, known: Known | undefined, latestDay: string | undefined): Known {
  if (known && known.latestDay === latestDay && sameBytes(known.bytes, source.bytes)) return known;
  const { path, bytes } = source;
  const { article, tree, text, issues } = parseArticle(source, latestDay);
  if (!article) return { path, bytes, latestDay, text, issues, unready: { id: idOf(path), path, links: tree ? linksOf(tree) : [], lines: lineStarts(text ?? '') } };
  const entry = { article, outline: outline(article) };
  // Asked for while the tree is at hand.
  linksIn(article);
  figuresIn(article);
  releaseTree(article);
  return { path, bytes, latestDay, text, issues: [...issues, ...idleKeeps(entry)], entry };
}

/** Keep comments that keep nothing: the author would learn it too late. */
function idleKeeps({ article: { path, lines }, outline }: Entry): Issue[] {
  return outline.idleKeeps.map((offset) => ({ path, ...pointAt(lines, offset), severity: 'error', rule: 'keep-idle', message: 'this keep comment stands before no paragraph and no list', hint: 'Write {/* keep */} on a line of its own, right before the paragraph or list that is to stay.' }));
}

/** Two files with one id would take each other's address, on some machines even if one is in capitals: both are named, the first stays to be worked on. */
function separate(files: readonly Known[]): Pick<Files, 'byId' | 'clashes'> {
  const first = new Map<string, string>();
  const unique: Array<{ id: string; at: number }> = [];
  const clashes: Issue[] = [];
  for (const [at, { path }] of files.entries()) {
    const id = idOf(path);
    const twin = first.get(id.toLowerCase());
    if (twin) clashes.push({ path, line: 1, column: 1, severity: 'error', rule: 'id-shared', message: `${twin} has the same address /${id}/`, hint: 'Rename one of the two files.' });
    else {
      first.set(id.toLowerCase(), path);
      unique.push({ id, at });
    }
  }
  return { byId: unique.sort((a, b) => compare(a.id, b.id)).map(({ at }) => at), clashes };
}
