/**
 * A page by itself: what is left of an article once it does not repeat itself, and what can be said about each statement without
 * a look at other pages. Made once for an outline and remembered with it.
 */
import type { Article } from './article.ts';
import { detached } from './detached.ts';
import { keptFor, NOTHING, TAKEN } from './fate.ts';
import { Layout } from './layout.ts';
import { fit, gate } from './placement.ts';
import { without } from './residue.ts';
import { type BareHeading, bareOf, contrastOf, type HeadingWord, headingWords, isVariant, sameButForNames, vocabularyOf } from './scope.ts';
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

/** A statement that was to leave and has to stay for the sake of its page. */
export interface KeptBack {
  statement: number;
  fate: number;
}

const UNKNOWN = 255;
const SCOPE = keptFor('scope');
const OTHER_LINK = keptFor('other-link');

export class Page {
  /** Of the article. */
  title: string;
  readonly draft: boolean;
  /** How many statements the article makes. */
  readonly total: number;
  /** For each statement that is left, its number in the article; absent when all are. */
  readonly #origins?: Int32Array;
  #article?: Article;
  #outline?: Outline;
  #load?: () => Entry;
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

  /**
   * @param start what the article, or what is left of it, says
   * @param from the page that this one is the rest of, and for each statement of `start` its number in the article
   */
  constructor(article: Article, start: Outline, from?: { page: Page; origins: Int32Array }) {
    const taken: Repeat[] = [];
    let outline = start;
    let origins = from?.origins;
    const original = (statement: number) => (origins ? (origins[statement] as number) : statement);
    WORDING.clear();
    const read: Array<readonly number[]> = [];
    const words = (statement: Statement): readonly number[] => (read[original(statement.index)] ??= WORDING.numbers(statement.text));
    this.#fits = from ? from.page.#fits : fitsOf(article, start, words);
    for (;;) {
      const found = repeats(article, outline, words);
      const gone = new Set(found.filter(({ fate }) => fate === TAKEN).map(({ statement }) => statement));
      const named = found.map((repeat): Repeat => ({ ...repeat, statement: original(repeat.statement), home: original(repeat.home) }));
      if (gone.size === 0) {
        this.kept = named;
        break;
      }
      taken.push(...named.filter(({ fate }) => fate === TAKEN));
      const left = without(outline, (statement) => gone.has(statement));
      origins = Int32Array.from(left.origins, original);
      outline = left.outline;
    }
    this.title = article.data.title;
    this.draft = article.data.draft;
    this.total = from?.page.total ?? start.statements.length;
    this.#article = article;
    this.#outline = outline;
    this.#origins = origins;
    this.taken = taken;
    if (from && from.page.#load) this.lighten(from.page.#load);
  }

  /** What is left. Offsets refer to the article's text. */
  get outline(): Outline {
    if (this.#outline) return this.#outline;
    const { outline } = this.#load!();
    if (!this.#origins) return outline;
    const left = new Set(this.#origins);
    return without(outline, (statement) => !left.has(statement)).outline;
  }

  get article(): Article {
    return this.#article ?? this.#load!().article;
  }

  /** Answers what can be asked of each statement and lets go of article and outline; `load` brings them back when they are needed again. */
  lighten(load: () => Entry): void {
    for (let statement = 0; statement < this.outline.statements.length; statement++) {
      this.staysFor(statement);
    }
    this.#load = load;
    this.title = detached(this.title);
    // Asked for while the text is at hand.
    void this.#titleWords;
    this.#keptFor = undefined;
    this.#article = this.#outline = undefined;
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
    return contrastOf(this.#bareTitle, other.#bareTitle) ?? sameButForNames(this.#titleWords, other.#titleWords);
  }

  get #bareTitle(): BareHeading {
    return (this.#bare ??= bareOf(this.title));
  }

  get #titleWords(): readonly HeadingWord[] {
    return (this.#title ??= headingWords(this.title, vocabularyOf(this.outline)));
  }

  /**
   * Which of the statements that are to leave have to stay for the sake of the page: a list would be left with one bullet, a section
   * with nothing. A sentence stays alone; bullets stay by twos where the list had several.
   * @param taken ascending
   */
  keepBack(taken: Int32Array): readonly KeptBack[] {
    for (const known of this.#keptBack) if (equal(known.taken, taken)) return known.back;
    SCRATCH.clear();
    SCRATCH.add(this.outline);
    for (const statement of taken) SCRATCH.remove(statement);
    const back: KeptBack[] = [];
    const gone = new Set(taken);
    for (let changed = SCRATCH.suspects.size > 0; changed; ) {
      changed = false;
      for (const { reason, from, to } of SCRATCH.problems(0)) {
        const own: number[] = [];
        for (let statement = from; statement < to; statement++) if (gone.has(statement)) own.push(statement);
        const statement = own.find((one) => SCRATCH.canRestore(one)) ?? own[0];
        if (statement === undefined) continue;
        SCRATCH.restore(statement);
        gone.delete(statement);
        back.push({ statement, fate: keptFor(reason) });
        changed = true;
      }
    }
    this.#keptBack = [{ taken, back }, ...this.#keptBack.slice(0, this.#load ? 0 : 3)];
    return back;
  }

  /** This page without some of its statements, ascending, and what it then no longer needs to repeat. The last answer is remembered. */
  without(gone: Int32Array): Page {
    if (this.#next && equal(this.#next.gone, gone)) return this.#next.page;
    const set = new Set(gone);
    const left = without(this.outline, (statement) => set.has(statement));
    const page = new Page(this.article, left.outline, { page: this, origins: Int32Array.from(left.origins, (statement) => this.origin(statement)) });
    if (!this.#load) this.#next = { gone, page };
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

/** One page is judged at a time, and there are many. */
const SCRATCH = new Layout();
const WORDING = new Wording();

/** Statements that the outline says more than once, and what becomes of each repeat. */
function repeats(article: Article, outline: Outline, words: (statement: Statement) => readonly number[]): Repeat[] {
  const groups = repeatedStatements(outline);
  if (groups.length === 0) return [];
  SCRATCH.clear();
  SCRATCH.add(outline);
  const world = new World(SCRATCH);
  withinPage(world, article, outline, groups, { words, heading: (text) => WORDING.numbers(text) });
  const found: Repeat[] = [];
  for (let statement = 0; statement < outline.statements.length; statement++) {
    const fate = world.fateOf(statement);
    if (fate !== NOTHING) found.push({ statement, home: world.homeOf(statement), fate });
  }
  return found;
}

/** How well each statement fits what the article is about: the words of its title, queries and description. */
function fitsOf({ data }: Article, { statements }: Outline, words: (statement: Statement) => readonly number[]): Int16Array {
  const heading = new Set(WORDING.numbers([data.title, ...data.queries].join(' ')));
  const own = new Set(WORDING.numbers(data.description));
  return Int16Array.from(statements, (statement) => fit(words(statement), heading, own));
}

function equal(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
