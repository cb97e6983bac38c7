/**
 * Dedupes until nothing more is removed: each page by itself, then across pages, then again what is left of the pages that still
 * have something in common. Taking a statement out changes what stands beside what, so a repeat that had to stay may be free afterwards;
 * done to the end, a second run over the result removes nothing.
 *
 *     pages ─► Held ─► Occurrences ─► Sweep ─► Register ─► verdicts
 *                      who says what  what goes  what became of each statement
 *               ▲                     │
 *               └─────────────────────┘ what is left of the pages, until nothing goes
 *
 * Of a run before, what pages and verdicts say by themselves is remembered; what holds across pages is decided anew, which takes half a microsecond a statement.
 */
import { Held } from './held.ts';
import { Keys } from './keys.ts';
import { type Page, pageOf } from './page.ts';
import { orderOf } from './pages.ts';
import { Register, verdictsFrom } from './register.ts';
import { type DedupeSettings, MOST_LOOKS, Sweep } from './sweep.ts';
import type { Entry, Verdicts } from './verdict.ts';

export interface Settled {
  /** Aligned with the entries; the same object as the last time when nothing about it changed. */
  verdicts: Verdicts[];
  /** How many different statements there are. */
  distinct: number;
  /** Places of the articles of which, or of whose homes, something may be otherwise than the last time. */
  stirred: readonly number[];
  /** Are the same articles in the same places as the last time? */
  same: boolean;
}

/** What a run leaves to the next; rulings are aligned with the entries. */
export interface SettleMemory {
  keys: Keys;
  settings?: DedupeSettings;
  entries: readonly Entry[];
  rulings: readonly Ruling[];
  /** Of the ids. */
  order: Int32Array;
  settled: Settled;
}
export const settleMemory = (): SettleMemory => ({ keys: new Keys(), entries: [], rulings: [], order: new Int32Array(), settled: { verdicts: [], distinct: 0, stirred: [], same: true } });

/** Verdicts of one article, and what they were made of: its page, four numbers for each repeat, and the pages that are their homes. */
interface Ruling {
  page: Page;
  numbers: Int32Array;
  homes: readonly Page[];
  verdicts: Verdicts;
}

/** `entries` in any order; the result is aligned with them and the same for every order. */
export function settle(entries: readonly Entry[], settings: DedupeSettings, memory: SettleMemory = settleMemory()): Settled {
  const { entries: before, settings: past, rulings } = memory;
  const same = entries.length === before.length && entries.every((entry, at) => entry === before[at] || entry.article.id === before[at]!.article.id);
  if (same && past?.across === settings.across && past.standsAlone === settings.standsAlone && entries.every((entry, at) => entry === before[at])) return (memory.settled = { ...memory.settled, stirred: [], same });
  const places = same ? undefined : new Map(before.map((entry, at) => [entry, at]));
  /** The last ruling on the very entry; undefined for one that is new. */
  const rulingOn = (entry: Entry, at: number) => (places ? rulings[places.get(entry) ?? -1] : entry === before[at] ? rulings[at] : undefined);
  const pages = entries.map((entry, at) => rulingOn(entry, at)?.page ?? pageOf(entry));
  const order = same ? memory.order : orderOf(entries.map(({ article: { id } }) => id));
  const [register, distinct] = decide(pages, order, settings, memory.keys);
  /** Per article: is it new, or something else said of it? */
  const changed = new Uint8Array(entries.length);
  const found: Int32Array[] = [];
  const now = entries.map((entry, at): Ruling => {
    const [last, numbers] = [rulingOn(entry, at), register.verdicts(at)];
    found.push(numbers);
    if (last && saysSame(last, numbers, pages)) return last;
    changed[at] = 1;
    return { page: pages[at] as Page, numbers, homes: homesIn(numbers, pages), verdicts: verdictsFrom(numbers, entry.article.id, (article) => entries[article]!.article.id) };
  });
  const stirred: number[] = [];
  for (let at = 0; at < entries.length; at++) if (changed[at] === 1 || stirs(found[at] as Int32Array, changed)) stirred.push(at);
  Object.assign(memory, { settings, entries, rulings: now, order, settled: { verdicts: now.map(({ verdicts }) => verdicts), distinct, stirred, same } });
  return memory.settled;
}

/** Looks across the pages until nothing more is taken. What became of each statement, and how many different ones there are. */
function decide(pages: readonly Page[], order: Int32Array, settings: DedupeSettings, keys: Keys): [register: Register, distinct: number] {
  const register = new Register(pages.length);
  for (const [article, page] of pages.entries()) register.open(article, page);
  let held = Held.all(pages, order, keys);
  let distinct = 0;
  for (let number = 0; held.pages > 0 && number < MOST_LOOKS; number++) {
    const sweep = new Sweep(held, keys.size, settings);
    if (number === 0) distinct = sweep.distinct;
    register.note(held, held.article, sweep);
    if (!sweep.taken) break;
    held = held.next(sweep, (article, rest) => register.alone(article, rest));
  }
  register.close();
  return [register, distinct];
}

function homesIn(numbers: Int32Array, pages: readonly Page[]): Page[] {
  const homes = new Array<Page>(numbers.length / 4);
  for (let at = 0; at < homes.length; at++) homes[at] = pages[numbers[at * 4 + 2] as number] as Page;
  return homes;
}

/** The same fates and homes? Articles may have other numbers than the last time. */
function saysSame({ numbers, homes }: Ruling, now: Int32Array, pages: readonly Page[]): boolean {
  if (now.length !== numbers.length) return false;
  for (let from = 0; from < now.length; from += 4) {
    if (now[from] !== numbers[from] || now[from + 1] !== numbers[from + 1] || now[from + 3] !== numbers[from + 3] || pages[now[from + 2] as number] !== homes[from / 4]) return false;
  }
  return true;
}

/** Is something new about one of the homes? */
function stirs(numbers: Int32Array, changed: Uint8Array): boolean {
  for (let from = 2; from < numbers.length; from += 4) if (changed[numbers[from] as number] === 1) return true;
  return false;
}
