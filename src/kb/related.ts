/**
 * Articles -> the links of their Related resources: first the homes of the statements that moved away, with the section that says them,
 * then what the author named, then neighbours of the same topic.
 */
import type { Entry, Verdicts } from './verdict.ts';
import type { Article } from './article.ts';
import { compare } from './issue.ts';
import { subjectWords } from './placement.ts';
import type { Section, Statement } from './statements.ts';

/** A statement that this page leaves to another. */
export interface Moved {
  text: string;
  /** Article, section and fragment that say it; `anchor` is '' when it stands before the first heading. */
  id: string;
  title: string;
  section: string;
  anchor: string;
}

export interface Related {
  id: string;
  title: string;
  description: string;
  /** Sections that say what was moved there; empty for a plain neighbour. */
  sections: Array<{ heading: string; anchor: string }>;
}

/** How many articles a page names, moved statements aside. */
const MOST = 5;

const movedBy = new WeakMap<Verdicts, Moved[]>();

/** Statements of an article that stand on other pages, in the order of the source; the same array for the same verdicts. */
export function movedOf(entry: Entry, verdicts: Verdicts, entryOf: (id: string) => Entry): Moved[] {
  let moved = movedBy.get(verdicts);
  if (!moved) movedBy.set(verdicts, (moved = findMoved(entry, verdicts, entryOf)));
  return moved;
}

function findMoved({ outline: { statements } }: Entry, verdicts: Verdicts, entryOf: (id: string) => Entry): Moved[] {
  const moved: Moved[] = [];
  const seen = new Set<string>();
  for (const [index, verdict] of [...verdicts].sort((a, b) => a[0] - b[0])) {
    if (verdict.action !== 'move') continue;
    const { key, text } = statements[index] as Statement;
    if (seen.has(key)) continue;
    seen.add(key);
    const { article, outline } = entryOf(verdict.home.article);
    const section = outline.sections[(outline.statements[verdict.home.statement] as Statement).section] as Section;
    moved.push({ text, id: article.id, title: article.data.title, section: section.heading || article.data.title, anchor: section.anchor });
  }
  return moved;
}

/** What a run leaves to the next. */
export interface RelatedMemory {
  entries?: readonly Entry[];
  neighbours?: (at: number) => string[];
  moved?: ReadonlyArray<readonly Moved[]>;
  found?: Related[][];
}

/** The links of every article; `moved` is aligned with the entries. Only what changed since the run that left `memory` is made anew. */
export function relatedArticles(entries: readonly Entry[], moved: ReadonlyArray<readonly Moved[]>, memory: RelatedMemory = {}): Related[][] {
  const same = memory.entries?.length === entries.length && entries.every((entry, at) => sameSubject(entry, memory.entries?.[at] as Entry));
  const neighbours = same && memory.neighbours ? memory.neighbours : neighbourhood(entries);
  const byId = new Map(entries.map(({ article: { id, data } }) => [id, data]));
  const found = entries.map((entry, at) => (same && memory.moved?.[at] === moved[at] && memory.found?.[at]) || linksOf(entry, moved[at] as readonly Moved[], byId, () => neighbours(at)));
  Object.assign(memory, { entries, neighbours, moved, found });
  return found;
}

/** Do the two say of themselves what others choose and show them by? */
function sameSubject({ article: a }: Entry, { article: b }: Entry): boolean {
  if (a === b || a.data === b.data) return true;
  const [one, two] = [a.data, b.data];
  return a.id === b.id && one.title === two.title && one.description === two.description && one.topic === two.topic && one.draft === two.draft && one.queries.join('\n') === two.queries.join('\n') && one.related.join(' ') === two.related.join(' ');
}

function linksOf({ article }: Entry, moved: readonly Moved[], byId: ReadonlyMap<string, Article['data']>, neighbours: () => string[]): Related[] {
  const found = new Map<string, Related>();
  const add = (id: string) => {
    const data = byId.get(id);
    if (data && id !== article.id && (!data.draft || article.data.draft) && !found.has(id)) found.set(id, { id, title: data.title, description: data.description, sections: [] });
    return found.get(id);
  };
  for (const { id, section, anchor } of moved) {
    const related = add(id);
    if (related && !related.sections.some((known) => known.anchor === anchor)) related.sections.push({ heading: section, anchor });
  }
  for (const id of article.data.related) add(id);
  if (found.size < MOST) for (const id of neighbours()) if (found.size < MOST) add(id);
  return [...found.values()];
}

/** Words that more articles of a topic share than this tell nothing about any of them. */
const TOO_COMMON = 100;

/** For an article, those of its topic that share most words of title and queries with it; at most twice as many as are named, for drafts drop out. */
function neighbourhood(entries: readonly Entry[]): (at: number) => string[] {
  const words = entries.map(({ article: { data } }) => [...new Set(subjectWords([data.title, ...data.queries].join(' ')))].map((word) => `${data.topic} ${word}`));
  const postings = new Map<string, number[]>();
  const topics = new Map<string, string[]>();
  for (const [at, own] of words.entries()) {
    for (const word of own) {
      const list = postings.get(word);
      if (!list) postings.set(word, [at]);
      else if (list.length <= TOO_COMMON) list.push(at);
    }
    const { id, data } = entries[at]!.article;
    const topic = topics.get(data.topic) ?? [];
    if (topic.length <= MOST * 2) topics.set(data.topic, [...topic, id]);
  }
  return (at) => {
    const shared = new Map<number, number>();
    for (const word of words[at] as string[]) {
      const others = postings.get(word) as number[];
      if (others.length <= TOO_COMMON) for (const other of others) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    shared.delete(at);
    const near = [...shared].map(([other, score]) => ({ id: entries[other]!.article.id, score })).sort((a, b) => b.score - a.score || compare(a.id, b.id));
    return [...near.slice(0, MOST * 2).map(({ id }) => id), ...(topics.get(entries[at]!.article.data.topic) as string[])];
  };
}
