/**
 * Dedupes until nothing more is removed: each page by itself, then across pages, then again what is left of the pages that changed.
 * Taking a statement out changes what stands beside what, so a repeat that had to stay may be free afterwards;
 * done to the end, a second run over the result removes nothing.
 */
import { acrossPages, type DedupeSettings, sharedStatements } from './across-pages.ts';
import { compare } from './issue.ts';
import { Keys } from './keys.ts';
import { Layout } from './layout.ts';
import { equal, type Page, pageOf } from './page.ts';
import { KEPT, type KeptReason } from './placement.ts';
import type { Outline } from './statements.ts';
import type { Entry, Verdict, Verdicts } from './verdict.ts';

export interface Settled {
  /** Aligned with the entries; the same object as the last time when nothing about it changed. */
  verdicts: Verdicts[];
  /** How many different statements there are. */
  distinct: number;
}

/** What a run leaves to the next: the numbers of keys and the verdicts, so that only what changed is made anew. */
export interface SettleMemory {
  keys: Keys;
  told: WeakMap<Outline, Told>;
}
export const settleMemory = (): SettleMemory => ({ keys: new Keys(), told: new WeakMap() });

/** Verdicts of one article in numbers (statement, fate, article and statement of the home), and what was made of them. */
interface Told {
  numbers: Int32Array;
  homes: readonly Outline[];
  verdicts: Verdicts;
}

/** More passes than this never happened; it bounds the time if the rules should ever chase each other. */
const MOST_PASSES = 24;

/** `entries` in any order; the result is aligned with them and the same for every order. */
export function settle(entries: readonly Entry[], settings: DedupeSettings, memory: SettleMemory = settleMemory()): Settled {
  const order = entries.map((_, at) => at).sort((a, b) => compare(entries[a]!.article.id, entries[b]!.article.id));
  const pages = order.map((at) => pageOf(entries[at] as Entry));
  const tally = new Tally(order.map((at) => entries[at]!.outline));
  for (const [at, page] of pages.entries()) tally.take(at, page);
  let distinct = 0;
  let work = pages.map((_, at) => at);
  for (let pass = 0; pass < MOST_PASSES && work.length > 0; pass++) {
    const layout = Layout.of(work.map((at) => pages[at]!.outline));
    const keys = keysOf(work.map((at) => memory.keys.of(pages[at]!.outline)), layout.statements);
    if (pass === 0) distinct = countDistinct(keys, memory.keys.size);
    const shared = sharedStatements(layout, keys, memory.keys.size);
    const world = acrossPages(layout, shared, (at) => pages[work[at] as number] as Page, settings);
    const place = (statement: number): number => {
      const at = layout.pageOf(statement);
      const page = work[at] as number;
      return tally.number(page, pages[page]!.origin(statement - (layout.statementsFrom[at] as number)));
    };
    tally.forget();
    const gone = new Map<number, number[]>();
    const again = new Set<number>();
    for (let group = 0; group + 1 < shared.groups.length; group++) {
      let [first, several] = [-1, false];
      for (let at = shared.groups[group] as number; at < (shared.groups[group + 1] as number); at++) {
        const [statement, page] = [shared.statement[at] as number, shared.page[at] as number];
        if (world.isTaken(statement)) {
          tally.gone(place(statement), place(world.homeOf(statement)));
          const list = gone.get(page);
          if (list) list.push(statement);
          else gone.set(page, [statement]);
          continue;
        }
        const reason = world.keptFor(statement);
        if (reason) tally.keep(place(statement), place(world.homeOf(statement)), reason);
        if (first < 0) first = page;
        else if (page !== first) several = true;
      }
      if (!several) continue;
      for (let at = shared.groups[group] as number; at < (shared.groups[group + 1] as number); at++) if (!world.isTaken(shared.statement[at] as number)) again.add(shared.page[at] as number);
    }
    if (gone.size === 0) break;
    for (const [at, statements] of gone) {
      const page = work[at] as number;
      // A page that repeats nothing and shares nothing is done.
      if (pages[page]!.kept.length === 0 && !again.has(at)) continue;
      const from = layout.statementsFrom[at] as number;
      const before = pages[page] as Page;
      const after = before.without(Int32Array.from(statements, (statement) => statement - from).sort());
      pages[page] = after;
      tally.take(page, after);
    }
    work = [...again].sort((a, b) => a - b).map((at) => work[at] as number);
  }
  for (const [at, page] of pages.entries()) tally.keepOf(at, page);
  const verdicts: Verdicts[] = new Array(entries.length);
  for (const [at, entry] of order.entries()) verdicts[entry] = tally.verdicts(at, order, entries, memory);
  return { verdicts, distinct };
}

/** Statements of all articles by number, and for each that repeats, its fate and the number of its home. */
class Tally {
  readonly #from: Int32Array;
  readonly #home: Int32Array;
  /** 0 nothing, 1 gone, else kept for reason number - 2. */
  readonly #fate: Uint8Array;
  /** What the last look across pages keeps. */
  #kept: number[] = [];

  constructor(outlines: readonly Outline[]) {
    this.#from = new Int32Array(outlines.length + 1);
    for (const [at, { statements }] of outlines.entries()) this.#from[at + 1] = (this.#from[at] as number) + statements.length;
    const size = this.#from[outlines.length] as number;
    this.#home = new Int32Array(size);
    this.#fate = new Uint8Array(size);
  }

  number = (article: number, statement: number) => (this.#from[article] as number) + statement;

  gone(statement: number, home: number): void {
    this.#fate[statement] = GONE;
    this.#home[statement] = home;
  }

  keep(statement: number, home: number, reason: KeptReason): void {
    this.#fate[statement] = KEPT_FROM + (REASON_NUMBERS.get(reason) as number);
    this.#home[statement] = home;
    this.#kept.push(statement);
  }

  /** What an earlier look across pages kept is looked at again. */
  forget(): void {
    for (const statement of this.#kept) if ((this.#fate[statement] as number) >= KEPT_FROM) this.#fate[statement] = 0;
    this.#kept = [];
  }

  take(article: number, page: Page): void {
    for (const { statement, home } of page.taken) this.gone(this.number(article, statement), this.number(article, home));
  }

  /** What the page repeats on purpose, unless another page has something to say about it. */
  keepOf(article: number, page: Page): void {
    for (const { statement, home, reason } of page.kept) {
      const number = this.number(article, statement);
      if (this.#fate[number] === 0 && reason) this.keep(number, this.number(article, home), reason);
    }
  }

  verdicts(at: number, order: readonly number[], entries: readonly Entry[], memory: SettleMemory): Verdicts {
    const found: number[] = [];
    const homes: Outline[] = [];
    for (let number = this.#from[at] as number; number < (this.#from[at + 1] as number); number++) {
      const fate = this.#fate[number] as number;
      if (fate === 0) continue;
      // A home may itself have gone since; the verdict names the place where the statement stands in the end.
      let home = this.#home[number] as number;
      while (this.#fate[home] === GONE) home = this.#home[home] as number;
      const article = this.#articleOf(home);
      found.push(number - (this.#from[at] as number), fate, order[article] as number, home - (this.#from[article] as number));
      homes.push(entries[order[article] as number]!.outline);
    }
    const numbers = Int32Array.from(found);
    const own = order[at] as number;
    const { outline } = entries[own] as Entry;
    const before = memory.told.get(outline);
    if (before && equal(before.numbers, numbers) && before.homes.every((home, index) => home === homes[index])) return before.verdicts;
    const verdicts: Verdicts = new Map();
    for (let index = 0; index < numbers.length; index += 4) {
      const [statement, fate, article, home] = [...numbers.subarray(index, index + 4)] as [number, number, number, number];
      verdicts.set(statement, verdictOf(fate, own, { article, statement: home }));
    }
    memory.told.set(outline, { numbers, homes, verdicts });
    return verdicts;
  }

  #articleOf(number: number): number {
    let low = 0;
    let high = this.#from.length - 2;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#from[middle] as number) <= number) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

const REASONS = Object.keys(KEPT) as KeptReason[];
const REASON_NUMBERS = new Map(REASONS.map((reason, at) => [reason, at]));
const GONE = 1;
const KEPT_FROM = 2;

function verdictOf(fate: number, own: number, home: Verdict['home']): Verdict {
  if (fate !== GONE) return { action: 'keep', reason: REASONS[fate - KEPT_FROM] as KeptReason, home };
  return home.article === own ? { action: 'remove', rule: 'said-on-page', home } : { action: 'move', rule: 'said-elsewhere', home };
}

function keysOf(pages: readonly Int32Array[], size: number): Int32Array {
  const keys = new Int32Array(size);
  let from = 0;
  for (const page of pages) {
    keys.set(page, from);
    from += page.length;
  }
  return keys;
}

function countDistinct(keys: Int32Array, size: number): number {
  const seen = new Uint8Array(size);
  let count = 0;
  for (const key of keys) {
    if (seen[key] === 0) count++;
    seen[key] = 1;
  }
  return count;
}
