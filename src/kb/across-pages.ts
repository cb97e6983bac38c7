/** Across pages: a statement that several articles make keeps one home, and the other pages link to it. */
import { compare } from './issue.ts';
import { fit, gate, type KeptReason, subjectWords } from './placement.ts';
import { repair } from './repair.ts';
import { contrasting, isVariant, vocabularyOf } from './scope.ts';
import { identity } from './statements.ts';
import type { Entry, Ref } from './verdict.ts';
import type { Class, World } from './world.ts';

export interface DedupeSettings {
  across: 'link' | 'keep';
  /** Share of its statements that a page keeps. */
  standsAlone: number;
}

/** Across pages: a statement of several articles keeps one home, and the other pages link to it. */
export function acrossPages(world: World, order: readonly number[], { across: mode, standsAlone }: DedupeSettings): void {
  const groups = new Map<string, Ref[]>();
  for (const article of order) {
    for (const statement of world.entries[article]!.outline.statements) {
      const ref = { article, statement: statement.index };
      if (!world.stands(ref)) continue;
      const key = identity(statement);
      const group = groups.get(key);
      if (group) group.push(ref);
      else groups.set(key, [ref]);
    }
  }
  const shared = [...groups.values()]
    .filter((refs) => refs.length > 1 && refs.some(({ article }) => article !== refs[0]!.article))
    .map((refs) => refs.map((ref): Occurrence => ({ ref, reason: whyStays(world, ref, refs, mode) })));
  standAlone(world, shared, standsAlone);
  const subjects = new Map<number, Vocabulary>();
  const classes = shared.flatMap((group) => spread(world, group, subjects) ?? []);
  const moved = new Set(classes.flatMap(({ movable }) => movable.map(({ article }) => article)));
  repair(world, order.filter((article) => moved.has(article)), classes);
}

/** An occurrence of a statement that several articles make. */
interface Occurrence {
  ref: Ref;
  /** Why it cannot leave its page. */
  reason: KeptReason | undefined;
}

/**
 * A page that would give away more than its share keeps all of it: giving away a part would leave the rest to the next run,
 * and the run after that, until nothing were left.
 */
function standAlone(world: World, shared: ReadonlyArray<readonly Occurrence[]>, standsAlone: number): void {
  const movable = new Map<number, number>();
  for (const { ref, reason } of shared.flat()) if (reason === undefined) movable.set(ref.article, (movable.get(ref.article) ?? 0) + 1);
  for (const occurrence of shared.flat()) {
    const { article } = occurrence.ref;
    if (occurrence.reason === undefined && (movable.get(article) ?? 0) > (1 - standsAlone) * world.layouts[article]!.standing) occurrence.reason = 'stands-alone';
  }
}

/** Chooses the home of one statement among articles and moves it out of the others. */
function spread(world: World, group: readonly Occurrence[], subjects: Map<number, Vocabulary>): Class | undefined {
  const words = subjectWords(world.statement(group[0]!.ref).text);
  const scored = group.map(({ ref, reason }) => {
    const { article } = world.entries[ref.article]!;
    const subject = subjects.get(ref.article) ?? subjectOf(world.entries[ref.article]!);
    subjects.set(ref.article, subject);
    const stays = reason === 'stands-alone' ? -1 : reason ? 1 : 0;
    return { ref, reason, stays, score: fit(words, subject.heading, subject.own), draft: article.data.draft ? 1 : 0, id: article.id };
  });
  // A draft never becomes the home of what a published page says: the link would lead nowhere.
  scored.sort((a, b) => a.draft - b.draft || b.stays - a.stays || b.score - a.score || compare(a.id, b.id) || a.ref.statement - b.ref.statement);
  const { ref: home, reason: homeReason, draft: homeDraft } = scored[0]!;
  const movable = homeReason ? [] : [home];
  for (const { ref, reason, draft } of scored.slice(1)) {
    // Equal statements that one page keeps on purpose already have a reason.
    if (ref.article === home.article) continue;
    const why = reason ?? (differentSubjects(world, home, ref) ? 'scope' : undefined);
    if (why) world.keep(ref, why, home);
    else {
      world.take(ref, home);
      if (homeReason || draft === homeDraft) movable.push(ref);
    }
  }
  return movable.length > 0 ? { movable, home, fixed: homeReason !== undefined } : undefined;
}

/** Are two articles variants of one another: “… on Windows”, “… on a Mac”? */
function differentSubjects(world: World, a: Ref, b: Ref): boolean {
  const [first, second] = [world.entries[a.article]!, world.entries[b.article]!];
  return contrasting(first.article.data.title, second.article.data.title, vocabularyOf(first.outline)) && contrasting(first.article.data.title, second.article.data.title, vocabularyOf(second.outline));
}

/** Why an occurrence cannot leave its page, or undefined. */
function whyStays(world: World, ref: Ref, refs: readonly Ref[], mode: DedupeSettings['across']): KeptReason | undefined {
  if (mode === 'keep') return 'across-off';
  const { article, outline } = world.entries[ref.article]!;
  const { role } = world.section(ref);
  if (role === 'takeaways' || role === 'summary') return role;
  const known = world.verdicts[ref.article]!.get(ref.statement);
  if (known?.action === 'keep') return known.reason;
  const twin = refs.find((other) => other.article === ref.article && other.statement !== ref.statement);
  if (twin || isVariant(outline, world.statement(ref).section)) return 'scope';
  return gate(article, outline, world.statement(ref));
}

interface Vocabulary {
  heading: ReadonlySet<string>;
  own: ReadonlySet<string>;
}

/** What an article is about: the words of its title, queries and description. */
function subjectOf({ article: { data } }: Entry): Vocabulary {
  return { heading: new Set(subjectWords([data.title, ...data.queries].join(' '))), own: new Set(subjectWords(data.description)) };
}
