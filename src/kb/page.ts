/**
 * A page by itself: what is left of an article once it does not repeat itself, and what can be said about each statement without
 * a look at other pages. Made once for an outline and remembered with it.
 */
import type { Article } from './article.ts';
import { keptFor, NOTHING, TAKEN } from './fate.ts';
import { keepBack, type KeptBack } from './keep-back.ts';
import { Layout } from './layout.ts';
import { fit, gate } from './placement.ts';
import { without } from './residue.ts';
import { type BareHeading, bareOf, contrastOf, type HeadingWord, isVariant, sameButForNames, wordsIn } from './scope.ts';
import type { Outline, Statement } from './statements.ts';
import type { Entry } from './verdict.ts';
import { Wording } from './wording.ts';
import { repeatedStatements, withinPage } from './within-page.ts';
import { World } from './world.ts';

/** A repeat of this page: what happens to it, and the statement that says it instead. Both by their number in the article. */
export interface Repeat {
  statement: number;
  home: number;
  /** Taken out, or kept for a reason. */
  fate: number;
}

export type { KeptBack } from './keep-back.ts';

const UNKNOWN = 255;
const SCOPE = keptFor('scope');
const OTHER_LINK = keptFor('other-link');

/** What a page that is the rest of another has from it. */
interface Descent {
  total: number;
  fits: Int16Array;
  /** For each statement that is left, its number in the article. */
  origins: Int32Array;
}

export class Page {
  /** Of the article. */
  readonly title: string;
  readonly draft: boolean;
  /** How many statements the article makes. */
  readonly total: number;
  readonly article: Article;
  /** What is left. Offsets refer to the article's text. */
  readonly outline: Outline;
  /** For each statement that is left, its number in the article; absent when all are. */
  readonly #origins: Int32Array | undefined;
  /** Repeats taken out of this page on the way to this outline. */
  readonly taken: readonly Repeat[];
  /** Repeats that stay. */
  readonly kept: readonly Repeat[];
  #reasons?: Uint8Array;
  /** Per statement of the article. */
  readonly #fits: Int16Array;
  #keptFor?: Map<number, number>;
  #title?: readonly HeadingWord[];
  #bare?: BareHeading;
  #keptBack: Array<{ taken: Int32Array; back: readonly KeptBack[] }> = [];
  #next?: { gone: Int32Array; page: Page };

  /** @param start what the article, or what is left of it, says */
  constructor(article: Article, start: Outline, from?: Descent) {
    const taken: Repeat[] = [];
    let outline = start;
    let origins = from?.origins;
    const original = (statement: number) => (origins ? (origins[statement] as number) : statement);
    WORDING.clear();
    const read: Array<readonly number[]> = [];
    const words = (statement: Statement): readonly number[] => (read[original(statement.index)] ??= WORDING.numbers(statement.text));
    this.#fits = from?.fits ?? fitsOf(article, start, words);
    for (;;) {
      const world = repeats(article, outline, words);
      const found = world ? repeatsIn(world, original) : NONE;
      const gone = found.filter(({ fate }) => fate === TAKEN);
      if (gone.length === 0) {
        this.kept = found;
        break;
      }
      taken.push(...gone);
      const left = without(outline, (statement) => world!.fateOf(statement) === TAKEN);
      origins = Int32Array.from(left.origins, original);
      outline = left.outline;
    }
    this.title = article.data.title;
    this.draft = article.data.draft;
    this.total = from?.total ?? start.statements.length;
    this.article = article;
    this.outline = outline;
    this.#origins = origins;
    this.taken = taken;
  }

  /** The number in the article of a statement that is left. */
  origin(statement: number): number {
    return this.#origins ? (this.#origins[statement] as number) : statement;
  }

  /** Why the statement cannot leave its page, whatever other pages say, as a fate; NOTHING when it may. */
  staysFor(statement: number): number {
    this.#reasons ??= new Uint8Array(this.outline.statements.length).fill(UNKNOWN);
    if (this.#reasons[statement] === UNKNOWN) {
      this.#reasons[statement] = this.#fateOf(this.outline.statements[statement] as Statement);
    }
    return this.#reasons[statement] as number;
  }

  #fateOf(statement: Statement): number {
    const { role } = this.outline.sections[statement.section]!;
    if (role === 'takeaways' || role === 'summary') return keptFor(role);
    const known = this.#repeated.get(this.origin(statement.index));
    if (known !== undefined) return known;
    const reason = isVariant(this.outline, statement.section) ? 'scope' : gate(this.article, this.outline, statement);
    return reason ? keptFor(reason) : NOTHING;
  }

  /** Why each repeat of this page stays; the twin of one stays for the scope. */
  get #repeated(): ReadonlyMap<number, number> {
    if (!this.#keptFor) {
      this.#keptFor = new Map();
      for (const { home, fate } of this.kept) if (fate !== OTHER_LINK) this.#keptFor.set(home, SCOPE);
      for (const { statement, fate } of this.kept) this.#keptFor.set(statement, fate);
    }
    return this.#keptFor;
  }

  /** How well the statement fits what the article is about: its title, queries and description. */
  fit(statement: number): number {
    return this.#fits[this.origin(statement)] as number;
  }

  /** Are the two articles variants of one another: “… on Windows”, “… on a Mac”? Which words are names, the own text of each tells. */
  isVariantOf(other: Page): boolean {
    return contrastOf(this.#bareTitle, other.#bareTitle) ?? sameButForNames(this.titleWords, other.titleWords);
  }

  get #bareTitle(): BareHeading {
    return (this.#bare ??= bareOf(this.title));
  }

  /** Its words, of which its own text tells the names. */
  get titleWords(): readonly HeadingWord[] {
    return (this.#title ??= wordsIn(this.#bareTitle, this.outline));
  }

  /** Which of the statements that are to leave have to stay for the sake of the page. The last answers are remembered. @param taken ascending */
  keepBack(taken: Int32Array): readonly KeptBack[] {
    if (taken.length === 0) return [];
    for (const known of this.#keptBack) if (equal(known.taken, taken)) return known.back;
    SCRATCH.clear();
    SCRATCH.add(this.outline);
    const back = keepBack(SCRATCH, 0, taken);
    this.#keptBack = [{ taken, back }, ...this.#keptBack.slice(0, 3)];
    return back;
  }

  /** This page without some of its statements, ascending, and what it then no longer needs to repeat. The last answer is remembered. */
  without(gone: Int32Array): Page {
    if (this.#next && equal(this.#next.gone, gone)) return this.#next.page;
    const set = new Set(gone);
    const left = without(this.outline, (statement) => set.has(statement));
    const page = new Page(this.article, left.outline, { total: this.total, fits: this.#fits, origins: Int32Array.from(left.origins, (statement) => this.origin(statement)) });
    this.#next = { gone, page };
    return page;
  }
}

const pages = new WeakMap<Outline, Page>();

/** The page of an entry; the same object for the same outline. */
export function pageOf({ article, outline }: Entry): Page {
  let page = pages.get(outline);
  if (!page) pages.set(outline, (page = new Page(article, outline)));
  return page;
}

/**
 * What is left of an article of which only some statements stand.
 * @param origins their numbers, ascending
 * @param fits of each statement of the article that is left
 */
export function pageLeft({ article, outline }: Entry, origins: Int32Array, fits: Int16Array): Page {
  const standing = new Set(origins);
  return new Page(article, without(outline, (statement) => !standing.has(statement)).outline, { total: outline.statements.length, fits, origins });
}

/** One page is judged at a time, and there are many. */
const SCRATCH = new Layout();
const WORDING = new Wording();

const NONE: readonly Repeat[] = [];
const HEADING = (text: string) => WORDING.numbers(text);

/** What becomes of the statements that the outline says more than once; undefined when there are none. */
function repeats(article: Article, outline: Outline, words: (statement: Statement) => readonly number[]): World | undefined {
  const groups = repeatedStatements(outline);
  if (groups.length === 0) return undefined;
  SCRATCH.clear();
  SCRATCH.add(outline);
  const world = new World(SCRATCH);
  withinPage(world, article, outline, groups, { words, heading: HEADING, size: () => WORDING.size });
  return world;
}

/** Named by their numbers in the article. */
function repeatsIn(world: World, original: (statement: number) => number): Repeat[] {
  const found: Repeat[] = [];
  for (let statement = 0; statement < world.layout.statements; statement++) {
    const fate = world.fateOf(statement);
    if (fate !== NOTHING) found.push({ statement: original(statement), home: original(world.homeOf(statement)), fate });
  }
  return found;
}

/** How well each statement fits what the article is about: the words of its title, queries and description. */
function fitsOf({ data }: Article, { statements }: Outline, words: (statement: Statement) => readonly number[]): Int16Array {
  // These are the first words of the page, so that their numbers are small.
  const heading = new Set(WORDING.numbers([data.title, ...data.queries].join(' ')));
  const own = new Set(WORDING.numbers(data.description));
  const weights = Uint8Array.from({ length: Math.max(-1, ...heading, ...own) + 1 }, (_, word) => fit([word], heading, own));
  const fits = new Int16Array(statements.length);
  for (const statement of statements) {
    const own = words(statement);
    let sum = 0;
    for (let at = 0; at < own.length; at++) if ((own[at] as number) < weights.length) sum += weights[own[at] as number] as number;
    fits[statement.index] = sum;
  }
  return fits;
}

function equal(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
