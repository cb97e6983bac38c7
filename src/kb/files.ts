/**
 * Sources in any order -> what is known of each file, in the order of their paths, and which of them may be articles. A file whose bytes are
 * the same as the last time is not read again, and files that have the names of the last time are not sorted again.
 */
import type { Source } from './article.ts';
import { sameBytes } from './bytes.ts';
import { figuresIn } from './figures.ts';
import { compare, type Issue, pointAt } from './issue.ts';
import { linksIn } from './links.ts';
import { idOf, parseArticle, releaseTree } from './parse.ts';
import { outline } from './statements.ts';
import { type Unready, unreadyOf } from './unready.ts';
import type { Entry } from './verdict.ts';

/** What is known of one file: an article that can be worked with, or one that has issues of its own. */
export interface KnownFile {
  path: string;
  bytes: Uint8Array;
  latestDay: string | undefined;
  text: string | undefined;
  entry?: Entry | undefined;
  unready?: Unready | undefined;
  issues: readonly Issue[];
}

export interface Files {
  /** As they came, and the place of each among the files. */
  sources: readonly Source[];
  order: readonly number[];
  latestDay?: string | undefined;
  /** By path. */
  files: readonly KnownFile[];
  /** Path -> place among the files. */
  places: ReadonlyMap<string, number>;
  /** Places of the files that have their address for themselves, by id, and the entries that they are. */
  byId: readonly number[];
  entries: ReadonlyArray<Entry | undefined>;
  /** Places of the files that are no article, or an article with issues; ascending. */
  notable: readonly number[];
  /** One for each file that has the address of another. */
  clashes: readonly Issue[];
}
export const noFiles: Files = { sources: [], order: [], files: [], places: new Map(), byId: [], entries: [], notable: [], clashes: [] };

/** @param before what the run before knew */
export function readFiles(sources: readonly Source[], latestDay: string | undefined, before: Files): Files {
  const order = orderOf(sources, before);
  if (!order) return readOthers(sources, latestDay, before);
  const sameDay = latestDay === before.latestDay;
  const files = before.files.slice();
  const changed = new Set<number>();
  for (let from = 0; from < sources.length; from++) {
    const source = sources[from] as Source;
    if (sameDay && source === before.sources[from]) continue;
    const at = order[from] as number;
    const known = remembered(source, files[at], latestDay);
    if (known === files[at]) continue;
    files[at] = known;
    changed.add(at);
  }
  const now = { ...before, sources, order, latestDay, files };
  return changed.size === 0 ? now : { ...now, ...sifted(files, before, changed) };
}

/** The places of sources that have the paths of the last time; undefined when they have others. */
function orderOf(sources: readonly Source[], before: Files): readonly number[] | undefined {
  const { places } = before;
  if (sources.length !== places.size) return undefined;
  const order = before.order.slice();
  const taken = new Uint8Array(places.size);
  for (let from = 0; from < sources.length; from++) {
    const source = sources[from] as Source;
    const at = source === before.sources[from] ? (order[from] as number) : places.get(source.path);
    if (at === undefined || taken[at] === 1) return undefined;
    taken[at] = 1;
    order[from] = at;
  }
  return order;
}

/** Files of other names than the last time. */
function readOthers(sources: readonly Source[], latestDay: string | undefined, before: Files): Files {
  const sorted = [...sources].sort((a, b) => compare(a.path, b.path));
  const files = sorted.map((source) => remembered(source, before.files[before.places.get(source.path) ?? -1], latestDay));
  return filesOf(files, sources, latestDay);
}

/** @param files by path; of each of the sources one */
export function filesOf(files: readonly KnownFile[], sources: readonly Source[], latestDay: string | undefined): Files {
  const places = new Map(files.map(({ path }, at) => [path, at]));
  const { byId, clashes } = separate(files);
  const order = sources.map(({ path }) => places.get(path) as number);
  return { sources, order, latestDay, files, places, byId, clashes, entries: byId.map((at) => files[at]!.entry), notable: [...files.keys()].filter((at) => isNotable(files[at] as KnownFile)) };
}

/** Entries and notable files after some changed. */
function sifted(files: readonly KnownFile[], { byId, entries, notable }: Files, changed: ReadonlySet<number>): Pick<Files, 'entries' | 'notable'> {
  const now = entries.slice();
  for (let at = 0; at < byId.length; at++) if (changed.has(byId[at] as number)) now[at] = files[byId[at] as number]!.entry;
  const noted = new Set([...notable, ...changed]);
  return { entries: now, notable: [...noted].filter((at) => isNotable(files[at] as KnownFile)).sort((a, b) => a - b) };
}

const isNotable = ({ unready, issues }: KnownFile) => unready !== undefined || issues.length > 0;

function remembered(source: Source, known: KnownFile | undefined, latestDay: string | undefined): KnownFile {
  if (known && known.latestDay === latestDay && sameBytes(known.bytes, source.bytes)) return known;
  const { path, bytes } = source;
  const parsed = parseArticle(source, latestDay);
  const { article, text, issues } = parsed;
  if (!article) return { path, bytes, latestDay, text, issues, unready: unreadyOf(path, parsed) };
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
function separate(files: readonly KnownFile[]): Pick<Files, 'byId' | 'clashes'> {
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
