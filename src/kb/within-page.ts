/**
 * Within one page: of the statements that say the same, one keeps its place and the others go, unless something holds them where they stand.
 *
 *     groups     [3 17 40]                           equal keys (repeats.ts)
 *     parts      [3 17] [40]                         40 stands under “On a Mac”, or links elsewhere: judged apart
 *     reasons    - leans-back                        why one has to stay, whatever the others do (placement.ts)
 *     ranked     17 3                                what has to stay, takeaways and summary, the section that fits, bullets, earlier
 *     world      3 is taken, its home is 17          then mended where a list or section came out empty (repair.ts)
 */
import { bytes, grown } from './arena.ts';
import type { Article } from './article.ts';
import { FITS, gate, type KeptReason } from './placement.ts';
import { repair } from './repair.ts';
import type { Residue } from './residue.ts';
import { differentScope } from './scope.ts';
import type { Section, Statement } from './statements.ts';
import { Wording } from './wording.ts';
import type { World } from './world.ts';

/** Equal statements that are judged together, and why each of them has to stay. */
interface Part {
  members: readonly number[];
  reasons: ReadonlyArray<KeptReason | undefined>;
  /** Words of the statement, where they are asked for. */
  words: readonly number[];
}

/**
 * Within one page: every class of equal statements gets one home, the others go.
 * @param world holds this page alone
 * @param groups as `groupsOf` finds them
 */
export function withinPage(world: World, article: Article, left: Residue, groups: readonly number[][]): void {
  WORDING.clear();
  const parted: Array<ReadonlyArray<readonly number[]>> = [];
  const parts: Part[] = [];
  for (const group of groups) {
    const several = partition(left, group);
    if (several.length > 1) parted.push(several);
    for (const members of several) parts.push(partOf(article, left, members));
  }
  const fits = fitsIn(left, groups);
  for (const part of parts) settlePart(world, left, part, rank(left, part, fits));
  repair(world);
  for (const parts of parted) tellApart(world, left, parts);
}

/** The best of the members is the home; the others go, unless something holds them. @param ranked places of the members, best home first */
function settlePart(world: World, left: Residue, { members, reasons }: Part, ranked: readonly number[]): void {
  const best = ranked[0] as number;
  const home = members[best] as number;
  const movable: number[] = [];
  for (const place of ranked) {
    const [index, reason] = [members[place] as number, reasons[place]];
    if (reason === undefined) movable.push(index);
    if (place === best) continue;
    if (reason === undefined) world.take(index, home);
    else world.keep(index, reason, home);
  }
  // What has to stay, and what the page opens with, is not made to move for the sake of a list.
  if (movable.length > 0) world.add({ movable, home, fixed: reasons[best] !== undefined || openingOf(left, home) > 0 });
}

function partOf(article: Article, left: Residue, members: readonly number[]): Part {
  const { statements } = left.outline;
  const reasons = members.map((index) => gate(article, left, statements[index] as Statement));
  return { members, reasons, words: members.length > 1 ? WORDING.numbers(statements[members[0] as number]!.text) : NO_WORDS };
}
const NO_WORDS: readonly number[] = [];
/** Words of statements that repeat. */
const WORDING = new Wording();

/** Equal texts that stay in several parts of the page: each but the first is a repeat kept for what sets the parts apart. */
function tellApart(world: World, { outline: { statements } }: Residue, parts: ReadonlyArray<readonly number[]>): void {
  // Each part has one: its home.
  const [twin, ...others] = parts.flatMap((members) => members.filter((index) => world.stands(index) && world.keptFor(index) === undefined).slice(0, 1)) as [number, ...number[]];
  for (const index of others) world.keep(index, statements[index]!.links === statements[twin]!.links ? 'scope' : 'other-link', twin);
}

/** Takeaways and summary open the page and keep what they say. */
function openingOf({ outline: { sections, statements } }: Residue, index: number): number {
  const { role } = sections[statements[index]!.section] as Section;
  return role === 'takeaways' ? 2 : role === 'summary' ? 1 : 0;
}

/** A statement that stands in more sections than this is compared with so many of them; it keeps the work linear. */
const COMPARED = 64;

/**
 * Splits equal texts by where their links go and by scope. What stands under variants of one another (“On Windows”, “On a Mac”)
 * is judged apart, section by section; the rest of the page is one part.
 */
function partition(left: Residue, group: readonly number[]): ReadonlyArray<readonly number[]> {
  const { statements } = left.outline;
  const { links: first } = statements[group[0] as number] as Statement;
  /** Ascending, as statements are. */
  const sections: number[] = [];
  let sameLinks = true;
  for (let at = 0; at < group.length; at++) {
    const { section, links } = statements[group[at] as number] as Statement;
    if (section !== sections[sections.length - 1]) sections.push(section);
    sameLinks &&= links === first;
  }
  const varying = variantsAmong(left, sections);
  if (varying.length === 0 && sameLinks) return [group];
  const varies = new Set(varying);
  const parts = new Map<string, number[]>();
  for (const index of group) {
    const { links, section } = statements[index] as Statement;
    const name = `${varies.has(section) ? section : ''} ${links}`;
    const part = parts.get(name);
    if (part) part.push(index);
    else parts.set(name, [index]);
  }
  return [...parts.values()];
}

/** Sections that are a variant of another of them; two are so of one another. */
function variantsAmong(left: Residue, sections: readonly number[]): readonly number[] {
  if (sections.length === 1) return NO_SECTIONS;
  if (sections.length === 2) return differentScope(left, sections[0] as number, sections[1] as number) ? sections : NO_SECTIONS;
  const compared = sections.slice(0, COMPARED);
  return sections.filter((section) => compared.some((other) => differentScope(left, section, other)));
}
const NO_SECTIONS: readonly number[] = [];

/** Per section and word of a statement that repeats: is the word in its headings, in what it alone says? */
let heading = new Uint8Array(1 << 10);
let own = new Uint8Array(1 << 10);
/** Per section: was it read? */
let isRead = new Uint8Array(1 << 6);

/**
 * How well a statement fits a section: which of its words are in the headings of the section, and in those of its statements that stand nowhere
 * else on the page. Sections are read when first asked for; all words that are asked for are noted by then.
 */
function fitsIn({ outline: { sections, blocks, statements }, stands }: Residue, groups: readonly number[][]): (words: readonly number[], section: number) => number {
  const { size } = WORDING;
  heading = grown(heading, sections.length * size).fill(0, 0, sections.length * size);
  own = grown(own, sections.length * size).fill(0, 0, sections.length * size);
  isRead = grown(isRead, sections.length).fill(0, 0, sections.length);
  const repeated = bytes(statements.length);
  for (const group of groups) for (const index of group) repeated[index] = 1;
  const [ofHeading, ofOwn] = [heading, own];
  const note = (text: string, where: Uint8Array, from: number) => {
    const count = WORDING.find(text);
    const { found } = WORDING;
    for (let at = 0; at < count; at++) where[from + (found[at] as number)] = 1;
  };
  const read = (section: number) => {
    isRead[section] = 1;
    for (let at = section; at >= 0; at = sections[at]!.parent) note(sections[at]!.heading, ofHeading, section * size);
    for (const block of sections[section]!.blocks) {
      for (let at = blocks[block]!.from; at < blocks[block]!.to; at++) if (stands[at] === 1 && repeated[at] === 0) note(statements[at]!.text, ofOwn, section * size);
    }
  };
  return (words, section) => {
    if (isRead[section] === 0) read(section);
    let score = 0;
    for (const word of words) score += (ofHeading[section * size + word] as number) * FITS.heading + (ofOwn[section * size + word] as number) * FITS.own;
    return score;
  };
}

/** Places of the members, best home first: what has to stay, then takeaways and summary, then the section that fits best, a bullet before a sentence, earlier before later. */
function rank(left: Residue, { members, reasons, words }: Part, fits: (words: readonly number[], section: number) => number): readonly number[] {
  if (members.length === 1) return ONE;
  const { statements } = left.outline;
  const scored = members.map((index, place): Scored => {
    const { section, kind } = statements[index] as Statement;
    return { index, place, stays: reasons[place] === undefined ? 0 : 1, opening: openingOf(left, index), score: fits(words, section), bullet: kind === 'bullet' ? 1 : 0 };
  });
  // Most are two.
  if (scored.length === 2) return better(scored[0] as Scored, scored[1] as Scored) < 0 ? TWO : TURNED;
  return scored.sort(better).map(({ place }) => place);
}
const ONE: readonly number[] = [0];
const TWO: readonly number[] = [0, 1];
const TURNED: readonly number[] = [1, 0];

interface Scored {
  index: number;
  place: number;
  stays: number;
  opening: number;
  score: number;
  bullet: number;
}
const better = (a: Scored, b: Scored) => b.stays - a.stays || b.opening - a.opening || b.score - a.score || b.bullet - a.bullet || a.index - b.index;
