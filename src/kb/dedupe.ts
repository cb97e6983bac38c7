/**
 * The statements of all articles -> for each repeated one: does it go, move or stay, why, and where is it said instead?
 * First each page by itself, then across pages. Pure, and the same for every order of the input.
 */
import type { Article } from './article.ts';
import { compare } from './issue.ts';
import { Layout } from './layout.ts';
import { fit, gate, type KeptReason, subjectWords } from './placement.ts';
import { contrasting, differentScope, isVariant, vocabularyOf } from './scope.ts';
import type { Outline, Section, Statement } from './statements.ts';

export interface Entry {
  article: Article;
  outline: Outline;
}

/** A statement of one of the articles, by index. */
export interface Ref {
  article: number;
  statement: number;
}

export type Verdict =
  | { action: 'remove'; rule: 'said-on-page'; home: Ref }
  | { action: 'move'; rule: 'said-elsewhere'; home: Ref }
  | { action: 'keep'; reason: KeptReason; home: Ref };

export interface DedupeSettings {
  across: 'link' | 'keep';
  /** Share of its statements that a page keeps. */
  standsAlone: number;
}

/** Verdicts of one article by statement index; a statement that is said once has none. */
export type Verdicts = Map<number, Verdict>;

/** Occurrences of one statement of which one has to stand. */
interface Class {
  /** May stand here or elsewhere, best home first. */
  movable: Ref[];
  home: Ref;
  /** The home must not change. */
  fixed: boolean;
}

/** How many occurrences are tried when another home is looked for; keeps the search linear in a page of equal bullets. */
const TRIED = 32;

/** `entries` in any order; the result is aligned with them. */
export function dedupe(entries: readonly Entry[], settings: DedupeSettings): Verdicts[] {
  const order = entries.map((_, at) => at).sort((a, b) => compare(entries[a]!.article.id, entries[b]!.article.id));
  const verdicts: Verdicts[] = entries.map(() => new Map());
  const layouts = entries.map(({ outline }) => new Layout(outline));
  const world = new World(entries, layouts, verdicts);
  for (const at of order) page(world, at);
  across(world, order, settings);
  return verdicts;
}

class World {
  readonly entries: readonly Entry[];
  readonly layouts: readonly Layout[];
  readonly verdicts: readonly Verdicts[];

  constructor(entries: readonly Entry[], layouts: readonly Layout[], verdicts: readonly Verdicts[]) {
    this.entries = entries;
    this.layouts = layouts;
    this.verdicts = verdicts;
  }

  statement = ({ article, statement }: Ref) => this.entries[article]!.outline.statements[statement] as Statement;
  section = (ref: Ref) => this.entries[ref.article]!.outline.sections[this.statement(ref).section] as Section;
  stands = ({ article, statement }: Ref) => this.layouts[article]!.stands[statement] === 1;
  keep = (ref: Ref, reason: KeptReason, home: Ref) => this.verdicts[ref.article]!.set(ref.statement, { action: 'keep', reason, home });

  take(ref: Ref, home: Ref): void {
    this.layouts[ref.article]!.remove(ref.statement);
    this.verdicts[ref.article]!.set(ref.statement, ref.article === home.article ? { action: 'remove', rule: 'said-on-page', home } : { action: 'move', rule: 'said-elsewhere', home });
  }

  giveBack(ref: Ref): void {
    this.layouts[ref.article]!.restore(ref.statement);
    this.verdicts[ref.article]!.delete(ref.statement);
  }

  /** Makes `to` the home of the class and takes the statement out of its old home, if every rule allows it. */
  rehome(group: Class, to: Ref): boolean {
    const from = group.home;
    if (group.fixed || same(from, to)) return false;
    this.layouts[to.article]!.restore(to.statement);
    const allowed = this.layouts[from.article]!.canRemove(from.statement);
    this.layouts[to.article]!.remove(to.statement);
    if (!allowed) return false;
    this.giveBack(to);
    this.#settleAt(group, to);
    return true;
  }

  /** `kept`, a repeat that has to stand, becomes the home, so that the old home can go, if every rule allows it. */
  dropHome(group: Class, kept: Ref): boolean {
    if (group.fixed || !this.layouts[group.home.article]!.canRemove(group.home.statement)) return false;
    this.verdicts[kept.article]!.delete(kept.statement);
    this.#settleAt(group, kept);
    return true;
  }

  #settleAt(group: Class, to: Ref): void {
    const from = group.home;
    group.home = to;
    this.take(from, to);
    for (const ref of group.movable) {
      const verdict = this.verdicts[ref.article]!.get(ref.statement);
      if (verdict && !same(ref, to)) this.verdicts[ref.article]!.set(ref.statement, { ...verdict, home: to });
    }
  }
}

const same = (a: Ref, b: Ref) => a.article === b.article && a.statement === b.statement;

/** Within one page: every class of equal statements gets one home, the others go. */
function page(world: World, article: number): void {
  const { article: owner, outline } = world.entries[article]!;
  const groups = new Map<string, number[]>();
  for (const { key, index } of outline.statements) {
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  }
  const repeated = [...groups.values()].filter((group) => group.length > 1);
  if (repeated.length === 0) return;
  const vocabulary = sectionVocabulary(outline, groups);
  const classes: Class[] = [];
  const parted: number[][][] = [];
  for (const group of repeated) {
    const parts = partition(outline, group);
    if (parts.length > 1) parted.push(parts);
    for (const members of parts) {
      const refs = members.map((statement) => ({ article, statement }));
      const reasons = refs.map((ref) => gate(owner, outline, world.statement(ref)));
      const ranked = rank(world, refs, reasons, vocabulary);
      const home = ranked[0] as Ref;
      const movable: Ref[] = [];
      for (const ref of ranked) {
        const reason = reasons[refs.indexOf(ref)];
        if (reason === undefined) movable.push(ref);
        if (same(ref, home)) continue;
        if (reason === undefined) world.take(ref, home);
        else world.keep(ref, reason, home);
      }
      if (movable.length > 0) classes.push({ movable, home, fixed: !movable.includes(home) || isOpening(world.section(home)) });
    }
  }
  repair(world, [article], classes);
  for (const parts of parted) tellApart(world, article, parts);
}

/** Equal texts that stay in several parts of the page: each but the first is a repeat kept for what sets the parts apart. */
function tellApart(world: World, article: number, parts: ReadonlyArray<readonly number[]>): void {
  const [twin, ...others] = parts.flatMap((members) => members.map((statement) => ({ article, statement })).filter((ref) => world.stands(ref) && !world.verdicts[article]!.has(ref.statement)).slice(0, 1));
  if (!twin) return;
  for (const ref of others) world.keep(ref, world.statement(ref).links === world.statement(twin).links ? 'scope' : 'other-link', twin);
}

/** Takeaways and summary open the page and keep what they say. */
const isOpening = (section: Section) => section.role === 'takeaways' || section.role === 'summary';

/**
 * Splits equal texts by where their links go and by scope. What stands under variants of one another (“On Windows”, “On a Mac”)
 * is judged apart, section by section; the rest of the page is one part.
 */
function partition(outline: Outline, group: readonly number[]): number[][] {
  const parts = new Map<string, number[]>();
  const sections = [...new Set(group.map((index) => outline.statements[index]!.section))];
  const varies = new Set(sections.filter((section) => sections.some((other) => differentScope(outline, section, other))));
  for (const index of group) {
    const { links, section } = outline.statements[index] as Statement;
    const name = `${varies.has(section) ? section : ''} ${links}`;
    const part = parts.get(name);
    if (part) part.push(index);
    else parts.set(name, [index]);
  }
  return [...parts.values()];
}

interface Vocabulary {
  heading: ReadonlySet<string>;
  own: ReadonlySet<string>;
}

/** For each section: the words of its headings, and those of the statements that stand nowhere else on the page. */
function sectionVocabulary(outline: Outline, groups: ReadonlyMap<string, readonly number[]>): Vocabulary[] {
  const own = outline.sections.map(() => new Set<string>());
  for (const { key, text, section } of outline.statements) {
    if (groups.get(key)?.length === 1) for (const word of subjectWords(text)) own[section]!.add(word);
  }
  return outline.sections.map((section) => {
    const heading = new Set<string>();
    for (let at = section.index; at >= 0; at = outline.sections[at]!.parent) for (const word of subjectWords(outline.sections[at]!.heading)) heading.add(word);
    return { heading, own: own[section.index] as Set<string> };
  });
}

/** Best home first: what has to stay, then takeaways and summary, then the section that fits best, a bullet before a sentence, earlier before later. */
function rank(world: World, refs: readonly Ref[], reasons: ReadonlyArray<KeptReason | undefined>, vocabulary: readonly Vocabulary[]): Ref[] {
  const words = subjectWords(world.statement(refs[0] as Ref).text);
  const fits = new Map<number, number>();
  const scored = refs.map((ref, at) => {
    const { section, kind } = world.statement(ref);
    const { role } = world.section(ref);
    let score = fits.get(section);
    if (score === undefined) fits.set(section, (score = fit(words, vocabulary[section]!.heading, vocabulary[section]!.own)));
    return { ref, stays: reasons[at] === undefined ? 0 : 1, opening: role === 'takeaways' ? 2 : role === 'summary' ? 1 : 0, score, bullet: kind === 'bullet' ? 1 : 0 };
  });
  scored.sort((a, b) => b.stays - a.stays || b.opening - a.opening || b.score - a.score || b.bullet - a.bullet || a.ref.statement - b.ref.statement);
  return scored.map(({ ref }) => ref);
}

/**
 * Mends pages on which a removal broke a rule: by choosing another home for one of the statements concerned,
 * and where none can be had, by keeping a repeat, with the rule as the reason.
 */
function repair(world: World, articles: readonly number[], classes: readonly Class[]): void {
  const classOf = new Map<number, Map<number, Class>>(articles.map((article) => [article, new Map()]));
  for (const group of classes) for (const { article, statement } of group.movable) classOf.get(article)?.set(statement, group);
  for (let pass = 0; pass < 4; pass++) {
    let changed = false;
    for (const article of articles) changed = mend(world, article, classOf.get(article)!, false) || changed;
    if (!changed) break;
  }
  for (let changed = true; changed; ) {
    changed = false;
    for (const article of articles) changed = mend(world, article, classOf.get(article)!, true) || changed;
  }
  // What was kept early may be free to go now that the rest is settled; a second run would find it.
  for (let changed = true; changed; ) {
    changed = false;
    for (const article of articles) changed = release(world, article, classOf.get(article)!) || changed;
  }
}

/** Takes out repeats that were kept for a rule of the page which no longer needs them. */
function release(world: World, article: number, classOf: ReadonlyMap<number, Class>): boolean {
  let changed = false;
  for (const [statement, verdict] of [...world.verdicts[article]!]) {
    const ref = { article, statement };
    const group = classOf.get(statement);
    if (verdict.action !== 'keep' || !group || !RULES_OF_THE_PAGE.has(verdict.reason) || !world.stands(ref)) continue;
    const goes = world.layouts[article]!.canRemove(statement);
    if (goes) world.take(ref, group.home);
    else if (!world.dropHome(group, ref)) continue;
    changed = true;
  }
  return changed;
}

const RULES_OF_THE_PAGE: ReadonlySet<KeptReason> = new Set<KeptReason>(['last-content', 'orphan-bullet', 'between-lists', 'lead-in']);

/** One pass over the page; with `force`, what cannot be mended by another home is mended by keeping a repeat. True when something changed. */
function mend(world: World, article: number, classOf: ReadonlyMap<number, Class>, force: boolean): boolean {
  const layout = world.layouts[article] as Layout;
  const { blocks, sections } = layout.outline;
  let changed = false;
  for (const block of blocks) {
    const broken = layout.problem(block);
    if (broken) changed = settle(world, article, block.statements, broken, classOf, force) || changed;
  }
  for (const section of sections) {
    const broken = layout.emptied(section.index);
    if (broken) changed = settle(world, article, section.blocks.flatMap((at) => blocks[at]!.statements), broken, classOf, force) || changed;
  }
  return changed;
}

function settle(world: World, article: number, statements: readonly number[], broken: KeptReason, classOf: ReadonlyMap<number, Class>, force: boolean): boolean {
  const layout = world.layouts[article] as Layout;
  const refs = statements.map((statement) => ({ article, statement }));
  const gone = refs.filter((ref) => !world.stands(ref) && classOf.has(ref.statement)).slice(0, TRIED);
  if (!force) {
    if (broken === 'orphan-bullet') {
      const last = refs.find(world.stands);
      const group = last && classOf.get(last.statement);
      if (last && group && same(group.home, last)) {
        const elsewhere = group.movable.slice(0, TRIED).find((ref) => !same(ref, last) && !world.stands(ref) && world.layouts[ref.article]!.canRestore(ref.statement) && world.rehome(group, ref));
        if (elsewhere) return true;
      }
    }
    return gone.some((ref) => world.rehome(classOf.get(ref.statement) as Class, ref));
  }
  // A sentence comes back alone; bullets come back by twos where the list had several.
  const back = gone.find((ref) => layout.canRestore(ref.statement)) ?? gone[0];
  if (!back) return false;
  const { home } = classOf.get(back.statement) as Class;
  world.giveBack(back);
  world.keep(back, broken, home);
  return true;
}

/** An occurrence of a statement that several articles make. */
interface Occurrence {
  ref: Ref;
  /** Why it cannot leave its page. */
  reason: KeptReason | undefined;
}

/** Across pages: a statement of several articles keeps one home, and the other pages link to it. */
function across(world: World, order: readonly number[], { across: mode, standsAlone }: DedupeSettings): void {
  const groups = new Map<string, Ref[]>();
  for (const article of order) {
    for (const statement of world.entries[article]!.outline.statements) {
      const ref = { article, statement: statement.index };
      if (!world.stands(ref)) continue;
      const key = `${statement.key}\u0000${statement.links}`;
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

/** What an article is about: the words of its title, queries and description. */
function subjectOf({ article: { data } }: Entry): Vocabulary {
  return { heading: new Set(subjectWords([data.title, ...data.queries].join(' '))), own: new Set(subjectWords(data.description)) };
}
