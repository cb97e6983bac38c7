/**
 * Articles -> the links of their Related resources: first the homes of the statements that moved away, with the section that says them,
 * then what the author named, then neighbours of the same topic.
 */
import type { Entry, Verdicts } from './verdict.ts';
import { compare } from './issue.ts';
import { fit, subjectWords } from './placement.ts';
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

/** Statements of article `at` that stand on other pages, in the order of the source. */
export function movedOf(entries: readonly Entry[], verdicts: readonly Verdicts[], at: number): Moved[] {
  const moved: Moved[] = [];
  const seen = new Set<string>();
  const { statements } = entries[at]!.outline;
  for (const [index, verdict] of [...verdicts[at]!].sort((a, b) => a[0] - b[0])) {
    if (verdict.action !== 'move') continue;
    const { key, text } = statements[index] as Statement;
    if (seen.has(key)) continue;
    seen.add(key);
    const { article, outline } = entries[verdict.home.article]!;
    const section = outline.sections[(outline.statements[verdict.home.statement] as Statement).section] as Section;
    moved.push({ text, id: article.id, title: article.data.title, section: section.heading || article.data.title, anchor: section.anchor });
  }
  return moved;
}

/** The links of article `at`, whose moved statements are `moved`. */
export function relatedOf(entries: readonly Entry[], moved: readonly Moved[], at: number): Related[] {
  const { article } = entries[at]!;
  const byId = new Map(entries.map(({ article: { id, data } }) => [id, data]));
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
  if (found.size < MOST) for (const id of neighbours(entries, at)) if (found.size < MOST) add(id);
  return [...found.values()];
}

/** Articles of the same topic, those that share most words with this one first. */
function neighbours(entries: readonly Entry[], at: number): string[] {
  const { data, id } = entries[at]!.article;
  const words = subjectWords([data.title, ...data.queries].join(' '));
  const none = new Set<string>();
  return entries
    .filter(({ article }) => article.id !== id && article.data.topic === data.topic)
    .map(({ article }) => ({ id: article.id, score: fit(words, new Set(subjectWords([article.data.title, ...article.data.queries].join(' '))), none) }))
    .sort((a, b) => b.score - a.score || compare(a.id, b.id))
    .slice(0, MOST)
    .map((neighbour) => neighbour.id);
}
