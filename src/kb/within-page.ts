/** Within one page: of the statements that say the same, one keeps its place and the others go. */
import { type KeptReason, fit, gate, subjectWords } from './placement.ts';
import { repair } from './repair.ts';
import { differentScope } from './scope.ts';
import type { Outline, Section, Statement } from './statements.ts';
import type { Ref } from './verdict.ts';
import { type Class, same, type World } from './world.ts';

/** Within one page: every class of equal statements gets one home, the others go. */
export function withinPage(world: World, article: number): void {
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
      const reasonOf = new Map(refs.map((ref, at) => [ref, reasons[at]]));
      const ranked = rank(world, refs, reasons, vocabulary);
      const home = ranked[0] as Ref;
      const movable: Ref[] = [];
      for (const ref of ranked) {
        const reason = reasonOf.get(ref);
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

/** A statement that stands in more sections than this is compared with so many of them; it keeps the work linear. */
const COMPARED = 64;

/**
 * Splits equal texts by where their links go and by scope. What stands under variants of one another (“On Windows”, “On a Mac”)
 * is judged apart, section by section; the rest of the page is one part.
 */
function partition(outline: Outline, group: readonly number[]): number[][] {
  const parts = new Map<string, number[]>();
  const sections = [...new Set(group.map((index) => outline.statements[index]!.section))];
  const compared = sections.slice(0, COMPARED);
  const varies = new Set(sections.filter((section) => compared.some((other) => differentScope(outline, section, other))));
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
