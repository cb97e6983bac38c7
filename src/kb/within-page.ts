/** Within one page: of the statements that say the same, one keeps its place and the others go. */
import { grown } from './layout.ts';
import { FITS, gate, type KeptReason } from './placement.ts';
import { repair } from './repair.ts';
import { differentScope } from './scope.ts';
import type { Article } from './article.ts';
import type { Outline, Section, Statement } from './statements.ts';
import type { World } from './world.ts';

/** Words that tell a subject, as numbers: the same for equal words of the page. */
export interface PageWording {
  words: (statement: Statement) => readonly number[];
  heading: (text: string) => readonly number[];
  /** One more than the greatest number so far. */
  size: () => number;
}

/** For each place that a key may have: is there one statement, or more? Most keys are alone at their place and need not be looked up. */
const said = new Uint8Array(1 << 10);
const ONCE = 1;
const OFTEN = 2;

/** Where a key is counted, by its length and three of its letters: keys that differ seldom meet. */
function placeOf(key: string): number {
  const { length } = key;
  return (length * 37 + key.charCodeAt(length >> 1) * 11 + key.charCodeAt(length >> 2) * 5 + key.charCodeAt(length - 1)) & (said.length - 1);
}

/** Statements that say the same, by the number of the first; those said once are left out. */
export function repeatedStatements({ statements }: Outline): number[][] {
  said.fill(0);
  for (const { key } of statements) {
    const place = placeOf(key);
    said[place] = said[place] === 0 ? ONCE : OFTEN;
  }
  const first = new Map<string, number>();
  const groups = new Map<number, number[]>();
  for (const { key, index } of statements) {
    if (said[placeOf(key)] === ONCE) continue;
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
export function withinPage(world: World, article: Article, outline: Outline, groups: readonly number[][], wording: PageWording): void {
  const fits = fitsIn(outline, groups, wording);
  const parted: number[][][] = [];
  for (const group of groups) {
    const parts = partition(outline, group);
    if (parts.length > 1) parted.push(parts);
    for (const members of parts) {
      const reasonOf = new Map(members.map((index) => [index, gate(article, outline, outline.statements[index] as Statement)]));
      const ranked = rank(outline, members, reasonOf, fits);
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

const NOWHERE: ReadonlySet<number> = new Set();

/**
 * Splits equal texts by where their links go and by scope. What stands under variants of one another (“On Windows”, “On a Mac”)
 * is judged apart, section by section; the rest of the page is one part.
 */
function partition(outline: Outline, group: readonly number[]): number[][] {
  const parts = new Map<string, number[]>();
  const sections = [...new Set(group.map((index) => outline.statements[index]!.section))];
  const compared = sections.slice(0, COMPARED);
  const varies = sections.length === 1 ? NOWHERE : new Set(sections.filter((section) => compared.some((other) => differentScope(outline, section, other))));
  for (const index of group) {
    const { links, section } = outline.statements[index] as Statement;
    const name = `${varies.has(section) ? section : ''} ${links}`;
    const part = parts.get(name);
    if (part) part.push(index);
    else parts.set(name, [index]);
  }
  return [...parts.values()];
}

/** Words of a section, each once. */
interface Vocabulary {
  heading: readonly number[];
  own: readonly number[];
}

/** Per word, a number that nobody else has written: what it was last met in. */
let met = new Int32Array(1 << 10);
let mark = 0;

/** Appends the words that were not met since the mark was set. */
function gather(words: readonly number[], to: number[], size: number): void {
  met = grown(met, size);
  for (const word of words) {
    if (met[word] === mark) continue;
    met[word] = mark;
    to.push(word);
  }
}

/** How well a statement fits a section: the words of its headings, and those of its statements that stand nowhere else on the page. Read when first asked for. */
function fitsIn({ sections, blocks, statements }: Outline, groups: readonly number[][], wording: PageWording): (statement: number, section: number) => number {
  const known: Array<Vocabulary | undefined> = [];
  const repeated = new Uint8Array(statements.length);
  for (const group of groups) for (const index of group) repeated[index] = 1;
  const read = (index: number): Vocabulary => {
    const [heading, own]: [number[], number[]] = [[], []];
    mark++;
    for (let at = index; at >= 0; at = sections[at]!.parent) gather(wording.heading(sections[at]!.heading), heading, wording.size());
    mark++;
    for (const block of sections[index]!.blocks) {
      for (const at of blocks[block]!.statements) if (repeated[at] === 0) gather(wording.words(statements[at] as Statement), own, wording.size());
    }
    return { heading, own };
  };
  return (statement, section) => {
    const { heading, own } = (known[section] ??= read(section));
    const words = wording.words(statements[statement] as Statement);
    mark++;
    met = grown(met, wording.size());
    for (const word of words) met[word] = mark;
    return shared(heading) * FITS.heading + shared(own) * FITS.own;
  };
}

/** How many of the words were met since the mark was set. */
function shared(words: readonly number[]): number {
  let count = 0;
  for (const word of words) if (met[word] === mark) count++;
  return count;
}

/** Best home first: what has to stay, then takeaways and summary, then the section that fits best, a bullet before a sentence, earlier before later. */
function rank({ statements, sections }: Outline, members: readonly number[], reasonOf: ReadonlyMap<number, KeptReason | undefined>, fits: (statement: number, section: number) => number): number[] {
  if (members.length === 1) return [...members];
  const scores = new Map<number, number>();
  const scored = members.map((index) => {
    const { section, kind } = statements[index] as Statement;
    const { role } = sections[section] as Section;
    let score = scores.get(section);
    if (score === undefined) scores.set(section, (score = fits(members[0] as number, section)));
    return { index, stays: reasonOf.get(index) === undefined ? 0 : 1, opening: role === 'takeaways' ? 2 : role === 'summary' ? 1 : 0, score, bullet: kind === 'bullet' ? 1 : 0 };
  });
  scored.sort((a, b) => b.stays - a.stays || b.opening - a.opening || b.score - a.score || b.bullet - a.bullet || a.index - b.index);
  return scored.map(({ index }) => index);
}
