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
  /** The author names it: what to read next, whatever was moved there. */
  named: boolean;
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

/** An article, and the links of its Related resources. */
export interface Linked {
  entry: Entry;
  moved: Moved[];
  related: Related[];
  /** The moved statements that `related` was made with. */
  linkedWith?: readonly Moved[];
}

/** Words that more articles of a topic share than this tell nothing about any of them. */
const TOO_COMMON = 100;
/** Of an article's neighbours, so many are looked at; drafts among them drop out. */
const LOOKED_AT = MOST * 2;

/** Which articles have to do with which: kept from run to run, so that only the links of those that are concerned are made anew. */
export class Neighbours {
  /** By id, as of the last run. */
  #articles = new Map<string, Article>();
  /** Word of titles and queries, with its topic -> ids of the articles that use it. */
  readonly #users = new Map<string, string[]>();
  /** Topic -> its first articles; one more than are looked at. */
  #first = new Map<string, string[]>();

  /**
   * Gives every article its links.
   * @param stirred places of the articles that may be others than in the last run; when `gone`, some are not there any more
   */
  link(all: readonly Linked[], byId: ReadonlyMap<string, Linked>, stirred: readonly number[], gone: boolean): Set<Linked> {
    const stale = new Set<Linked>();
    const changes: Change[] = [];
    for (const at of stirred) {
      const one = all[at] as Linked;
      const { article } = one.entry;
      const before = this.#articles.get(article.id);
      if (one.linkedWith !== one.moved) stale.add(one);
      if (!before || !sameSubject(before, article)) changes.push({ before, now: article });
      this.#articles.set(article.id, article);
    }
    if (gone) for (const [id, before] of this.#articles) if (!byId.has(id)) changes.push({ before });
    if (changes.length > 0) for (const one of this.#concerned(all, byId, changes)) stale.add(one);
    for (const one of stale) {
      one.related = this.#linksOf(one, byId);
      one.linkedWith = one.moved;
    }
    return stale;
  }

  /** Takes note of the changes; the articles whose links may be others now. */
  #concerned(all: readonly Linked[], byId: ReadonlyMap<string, Linked>, changes: readonly Change[]): Set<Linked> {
    const ids = new Set<string>();
    /** Words that came or went, and how many used them. */
    const words = new Map<string, number>();
    for (const { before, now } of changes) {
      const { id } = (now ?? before) as Article;
      ids.add(id);
      const [had, has] = [wordsOf(before), wordsOf(now)];
      // One that is a draft no more may be named by all that share a word with it.
      for (const word of before?.data.draft === now?.data.draft ? had.symmetricDifference(has) : had.union(has)) {
        const users = this.#users.get(word) ?? [];
        if (!words.has(word)) words.set(word, users.length);
        if (had.has(word) && has.has(word)) continue;
        if (had.has(word)) this.#users.set(word, users.filter((user) => user !== id));
        else if (users.push(id) === 1) this.#users.set(word, users);
      }
      if (!now) this.#articles.delete(id);
    }
    const concerned = new Set<Linked>();
    for (const [word, before] of words) {
      const users = this.#users.get(word) as string[];
      if (Math.min(before, users.length) <= TOO_COMMON) for (const id of users) concerned.add(byId.get(id) as Linked);
    }
    const topics = this.#topicsWithOthers(all, changes);
    for (const one of all) {
      const { id, data } = one.entry.article;
      if (ids.has(id) || topics.has(data.topic) || data.related.some((named) => ids.has(named)) || one.related?.some((named) => ids.has(named.id))) concerned.add(one);
    }
    return concerned;
  }

  /** Topics whose first articles are others than before, or are drafts where they were none. */
  #topicsWithOthers(all: readonly Linked[], changes: readonly Change[]): Set<string> {
    const before = this.#first;
    this.#first = new Map();
    for (const { entry: { article: { id, data } } } of all) {
      const first = this.#first.get(data.topic);
      if (!first) this.#first.set(data.topic, [id]);
      else if (first.length <= LOOKED_AT) first.push(id);
    }
    const ids = new Set(changes.map(({ before: had, now }) => (now ?? (had as Article)).id));
    return new Set([...this.#first].filter(([topic, first]) => first.some((id) => ids.has(id)) || first.join(' ') !== before.get(topic)?.join(' ')).map(([topic]) => topic));
  }

  #linksOf({ entry: { article }, moved }: Linked, byId: ReadonlyMap<string, Linked>): Related[] {
    const found = new Map<string, Related>();
    const add = (id: string) => {
      const data = byId.get(id)?.entry.article.data;
      if (data && id !== article.id && (!data.draft || article.data.draft) && !found.has(id)) found.set(id, { id, title: data.title, description: data.description, sections: [], named: false });
      return found.get(id);
    };
    for (const { id, section, anchor } of moved) {
      const related = add(id);
      if (related && !related.sections.some((known) => known.anchor === anchor)) related.sections.push({ heading: section, anchor });
    }
    for (const id of article.data.related) {
      const related = add(id);
      if (related) related.named = true;
    }
    if (found.size < MOST) for (const id of this.#near(article)) if (found.size < MOST) add(id);
    return [...found.values()];
  }

  /** Those of its topic that share most words of title and queries with it, then the first of the topic. */
  #near(article: Article): string[] {
    const shared = new Map<string, number>();
    for (const word of wordsOf(article)) {
      const users = this.#users.get(word) as string[];
      if (users.length <= TOO_COMMON) for (const user of users) shared.set(user, (shared.get(user) ?? 0) + 1);
    }
    shared.delete(article.id);
    const near = [...shared].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]));
    return [...near.slice(0, LOOKED_AT).map(([id]) => id), ...(this.#first.get(article.data.topic) as string[])];
  }
}

/** An article as it was and as it is; one of the two where it came or went. */
interface Change {
  before?: Article | undefined;
  now?: Article;
}

/** Do the two say of themselves what others choose and show them by? */
function sameSubject({ data: one }: Article, { data: two }: Article): boolean {
  return one === two || (one.title === two.title && one.description === two.description && one.topic === two.topic && one.draft === two.draft && one.queries.join('\n') === two.queries.join('\n') && one.related.join(' ') === two.related.join(' '));
}

const NO_WORDS: ReadonlySet<string> = new Set();
const words = new WeakMap<Article, ReadonlySet<string>>();

function wordsOf(article: Article | undefined): ReadonlySet<string> {
  if (!article) return NO_WORDS;
  let found = words.get(article);
  if (!found) {
    const { title, queries, topic } = article.data;
    words.set(article, (found = new Set(subjectWords([title, ...queries].join(' ')).map((word) => `${topic} ${word}`))));
  }
  return found;
}
