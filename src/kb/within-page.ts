/** Within one page: of the statements that say the same, one keeps its place and the others go. */
import { fit, gate, type KeptReason, subjectWords } from './placement.ts';
import { repair } from './repair.ts';
import { differentScope } from './scope.ts';
import type { Article } from './article.ts';
import type { Outline, Section, Statement } from './statements.ts';
import type { World } from './world.ts';

/** Statements that say the same, by the number of the first; those said once are left out. */
export function repeatedStatements({ statements }: Outline): number[][] {
  const first = new Map<string, number>();
  const groups = new Map<number, number[]>();
  for (const { key, index } of statements) {
    const known = first.get(key);
    if (known === undefined) first.set(key, index);
    else {
      const group = groups.get(known);
      if (group) group.push(index);
      else groups.set(known, [known, index]);
    }
  }
  return [...groups.values()];
}

/**
 * Within one page: every class of equal statements gets one home, the others go.
 * @param world holds this page alone
 * @param groups as `repeatedStatements` finds them
 */
export function withinPage(world: World, article: Article, outline: Outline, groups: readonly number[][]): void {
  const vocabulary = sectionVocabulary(outline, groups);
  const parted: number[][][] = [];
  for (const group of groups) {
    const parts = partition(outline, group);
    if (parts.length > 1) parted.push(parts);
    for (const members of parts) {
      const reasonOf = new Map(members.map((index) => [index, gate(article, outline, outline.statements[index] as Statement)]));
      const ranked = rank(outline, members, reasonOf, vocabulary);
      const home = ranked[0] as number;
      const movable = ranked.filter((index) => reasonOf.get(index) === undefined);
      for (const index of ranked.slice(1)) {
        const reason = reasonOf.get(index);
        if (reason === undefined) world.take(index, home);
        else world.keep(index, reason, home);
      }
      if (movable.length > 0) world.add({ movable, home, fixed: !movable.includes(home) || isOpening(outline, home) });
    }
  }
  repair(world);
  for (const parts of parted) tellApart(world, outline, parts);
}

/** Equal texts that stay in several parts of the page: each but the first is a repeat kept for what sets the parts apart. */
function tellApart(world: World, { statements }: Outline, parts: ReadonlyArray<readonly number[]>): void {
  // Each part has one: its home.
  const [twin, ...others] = parts.flatMap((members) => members.filter((index) => world.stands(index) && world.keptFor(index) === undefined).slice(0, 1)) as [number, ...number[]];
  for (const index of others) world.keep(index, statements[index]!.links === statements[twin]!.links ? 'scope' : 'other-link', twin);
}

/** Takeaways and summary open the page and keep what they say. */
const isOpening = ({ sections, statements }: Outline, index: number) => ['takeaways', 'summary'].includes(sections[statements[index]!.section]!.role);

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

/** For a section: the words of its headings, and those of its statements that stand nowhere else on the page. Made when first asked for. */
function sectionVocabulary(outline: Outline, groups: readonly number[][]): (section: number) => Vocabulary {
  const known: Array<Vocabulary | undefined> = [];
  const repeated = new Uint8Array(outline.statements.length);
  for (const group of groups) for (const index of group) repeated[index] = 1;
  return (index) => {
    const made = known[index];
    if (made) return made;
    const heading = new Set<string>();
    for (let at = index; at >= 0; at = outline.sections[at]!.parent) for (const word of subjectWords(outline.sections[at]!.heading)) heading.add(word);
    const own = new Set<string>();
    for (const block of outline.sections[index]!.blocks) {
      for (const at of outline.blocks[block]!.statements) {
        if (repeated[at] === 0) for (const word of subjectWords(outline.statements[at]!.text)) own.add(word);
      }
    }
    return (known[index] = { heading, own });
  };
}

/** Best home first: what has to stay, then takeaways and summary, then the section that fits best, a bullet before a sentence, earlier before later. */
function rank({ statements, sections }: Outline, members: readonly number[], reasonOf: ReadonlyMap<number, KeptReason | undefined>, vocabulary: (section: number) => Vocabulary): number[] {
  const words = subjectWords(statements[members[0] as number]!.text);
  const fits = new Map<number, number>();
  const scored = members.map((index) => {
    const { section, kind } = statements[index] as Statement;
    const { role } = sections[section] as Section;
    let score = fits.get(section);
    if (score === undefined) fits.set(section, (score = fit(words, vocabulary(section).heading, vocabulary(section).own)));
    return { index, stays: reasonOf.get(index) === undefined ? 0 : 1, opening: role === 'takeaways' ? 2 : role === 'summary' ? 1 : 0, score, bullet: kind === 'bullet' ? 1 : 0 };
  });
  scored.sort((a, b) => b.stays - a.stays || b.opening - a.opening || b.score - a.score || b.bullet - a.bullet || a.index - b.index);
  return scored.map(({ index }) => index);
}
