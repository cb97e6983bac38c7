/**
 * A page by itself: what is left of an article once it does not repeat itself, and what can be said about each statement without
 * a look at other pages. Made once for an outline and remembered with it.
 */
import { bytes, ints, shorts } from './arena.ts';
import type { Article } from './article.ts';
import { contrastOf, sameButForNames } from './contrast.ts';
import { keptFor, NOTHING } from './fate.ts';
import { type BareHeading, type HeadingWord, readHeading, wordsIn } from './heading.ts';
import { keepBack, type KeptBack } from './keep-back.ts';
import { Layout } from './layout.ts';
import { gate } from './placement.ts';
import { NONE, type Repeat, settleAlone } from './repeats.ts';
import { Residue } from './residue.ts';
import { Variants } from './scope.ts';
import type { Outline, Statement } from './statements.ts';
import { Subject } from './subject.ts';
import type { Entry } from './verdict.ts';

const UNKNOWN = 255;
const NOT_READ = -1;
const SCOPE = keptFor('scope');
const OTHER_LINK = keptFor('other-link');

export class Page {
  readonly article: Article;
  readonly draft: boolean;
  /** Of the article. Statements of the page have the numbers that they have here. */
  readonly outline: Outline;
  /** What stands once the page does not repeat itself. */
  readonly left: Residue;
  /** Repeats taken out of this page on the way there. */
  readonly taken: readonly Repeat[];
  /** Repeats that stay. */
  readonly kept: readonly Repeat[];
  /** Per statement, as far as they were asked for. */
  #reasons?: Uint8Array;
  #fits?: Int16Array;
  #blocks?: Int32Array;
  #spares?: Int32Array;
  #variants?: Variants;
  #keptFor?: Map<number, number>;
  #title?: readonly HeadingWord[];
  #bare?: BareHeading;
  #keptBack: Array<{ taken: Int32Array; back: readonly KeptBack[] }> = [];
  #next?: { gone: Int32Array; page: Page };

  /**
   * @param start what stands of the article
   * @param fits how well its statements fit, as far as that is known
   * @param once it is known that no statement stands twice
   */
  constructor(article: Article, start: Residue, fits?: Int16Array, once = false) {
    const { left, taken, kept } = once ? { left: start, taken: NONE, kept: NONE } : settleAlone(article, start);
    this.article = article;
    this.draft = article.data.draft;
    this.outline = start.outline;
    this.left = left;
    this.taken = taken;
    this.kept = kept;
    if (fits) this.#fits = fits;
  }

  get title(): string {
    return this.article.data.title;
  }

  /** How many statements the article makes. */
  get total(): number {
    return this.outline.statements.length;
  }

  /** Why the statement cannot leave its page, whatever other pages say, as a fate; NOTHING when it may. */
  staysFor(statement: number): number {
    this.#reasons ??= bytes(this.total).fill(UNKNOWN);
    if (this.#reasons[statement] === UNKNOWN) {
      this.#reasons[statement] = this.#fateOf(this.outline.statements[statement] as Statement);
    }
    return this.#reasons[statement] as number;
  }

  #fateOf(statement: Statement): number {
    const { role } = this.outline.sections[statement.section]!;
    if (role === 'takeaways' || role === 'summary') return keptFor(role);
    const known = this.#repeated.get(statement.index);
    if (known !== undefined) return known;
    this.#variants ??= new Variants(this.left);
    const reason = this.#variants.has(statement.section) ? 'scope' : gate(this.article, this.left, statement);
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
    const fits = this.#fitsRead;
    if (fits[statement] === NOT_READ) fits[statement] = SUBJECT.fit(this.article, this.outline.statements[statement]!.text);
    return fits[statement] as number;
  }

  /** The block that the statement stands in. */
  block(statement: number): number {
    return (this.#blocks ??= this.#blocksRead)[statement] as number;
  }

  get #blocksRead(): Int32Array {
    const blocks = ints(this.total);
    for (const { index, from, to } of this.outline.blocks) blocks.fill(index, from, to);
    return blocks;
  }

  /** How many statements that block can lose without any rule of a page being broken: of a paragraph something has to be left, of a list more than one thing. */
  spare(statement: number): number {
    return (this.#spares ??= this.#sparesRead)[statement] as number;
  }

  get #sparesRead(): Int32Array {
    const spares = ints(this.total);
    for (const block of this.outline.blocks) spares.fill(this.left.size(block) + block.fixed - (block.kind === 'list' ? 2 : 1), block.from, block.to);
    return spares;
  }

  /** As far as they are known. */
  get #fitsRead(): Int16Array {
    return (this.#fits ??= shorts(this.total).fill(NOT_READ));
  }

  /** Are the two articles variants of one another: “… on Windows”, “… on a Mac”? Which words are names, the own text of each tells. */
  isVariantOf(other: Page): boolean {
    return contrastOf(this.bareTitle, other.bareTitle) ?? sameButForNames(this.titleWords, other.titleWords);
  }

  get bareTitle(): BareHeading {
    return (this.#bare ??= readHeading(this.title));
  }

  /** Its words, of which its own text tells the names. */
  get titleWords(): readonly HeadingWord[] {
    return (this.#title ??= wordsIn(this.bareTitle, this.left));
  }

  /** Which of the statements that are to leave have to stay for the sake of the page. The last answers are remembered. @param taken ascending */
  keepBack(taken: Int32Array): readonly KeptBack[] {
    for (const known of this.#keptBack) if (equal(known.taken, taken)) return known.back;
    SCRATCH.clear();
    SCRATCH.add(this.left);
    const back = keepBack(SCRATCH, 0, taken);
    this.#keptBack = [{ taken, back }, ...this.#keptBack.slice(0, 3)];
    return back;
  }

  /** This page without some of its statements, ascending, and what it then no longer needs to repeat. The last answer is remembered. */
  without(gone: Int32Array): Page {
    if (this.#next && equal(this.#next.gone, gone)) return this.#next.page;
    // A page that repeats nothing does not begin to when it gets shorter.
    const page = new Page(this.article, this.left.without(gone), this.#fitsRead, this.kept === NONE);
    this.#next = { gone, page };
    return page;
  }
}

const pages = new WeakMap<Outline, Page>();

/** The page of an entry; the same object for the same outline. */
export function pageOf({ article, outline }: Entry): Page {
  let page = pages.get(outline);
  if (!page) pages.set(outline, (page = new Page(article, new Residue(outline))));
  return page;
}

/** One page is judged at a time, and there are many. */
const SCRATCH = new Layout();
const SUBJECT = new Subject();

function equal(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
