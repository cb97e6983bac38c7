/**
 * Dedupes more articles than fit in memory, as `settle` dedupes those that do: each is loaded when it is needed and let go of again, and only
 * numbers are kept, less than a kilobyte for an article of forty statements. What one run decides is not remembered for the next.
 */
import { type Articles, Columns } from './columns.ts';
import { detached } from './detached.ts';
import { DigestKeys } from './keys.ts';
import { Page } from './page.ts';
import { Register, verdictsFrom } from './register.ts';
import { Residue } from './residue.ts';
import { orderOf } from './pages.ts';
import { type DedupeSettings, MOST_LOOKS, Sweep } from './sweep.ts';
import { Titles } from './titles.ts';
import type { Entry, Verdicts } from './verdict.ts';

/** Gives an article, every time the same: once at first, and once more for each look across pages that takes something out of it. */
type Load = (at: number) => Entry | Promise<Entry>;

/**
 * @param load article `at` of `ids`
 * @param each is told the verdicts of each article, in the order of `ids`
 * @returns how many different statements there are
 */
export async function settleMany(ids: readonly string[], load: Load, settings: DedupeSettings, each: (at: number, verdicts: Verdicts) => void): Promise<number> {
  const register = new Register(ids.length);
  const [first, distinct] = await readAll(ids, load, register);
  let columns: Columns | undefined = first;
  for (let number = 0; columns && columns.pages > 0 && number < MOST_LOOKS; number++) {
    const sweep: Sweep = new Sweep(columns, distinct, settings);
    register.note(columns, columns.article, sweep);
    columns = sweep.taken ? await nextOf(columns, sweep, load, register) : undefined;
  }
  register.close();
  for (const at of ids.keys()) each(at, verdictsFrom(register.verdicts(at), ids[at] as string, (article) => ids[article] as string));
  return distinct;
}

/** Each page by itself, and how many different statements they make. */
async function readAll(ids: readonly string[], load: Load, register: Register): Promise<[columns: Columns, distinct: number]> {
  const keys = new DigestKeys();
  const titles: string[] = [];
  const articles: Articles = { order: orderOf(ids), titles, marks: new Titles(), drafts: new Uint8Array(ids.length) };
  const columns = new Columns(articles);
  for (const at of ids.keys()) {
    const { article, outline } = await load(at);
    const page = new Page(article, new Residue(outline));
    titles.push(detached(page.title));
    articles.marks.add(page.bareTitle);
    if (page.draft) articles.drafts[at] = 1;
    register.open(at, page);
    columns.add(at, page, (statement) => keys.numberOf(page.outline.statements[statement]!, page.outline.hashes[statement]!));
  }
  return [columns, keys.size];
}

/** What is left of the pages for the next look. A page that repeats nothing and shares nothing is done. */
async function nextOf(columns: Columns, sweep: Sweep, load: Load, register: Register): Promise<Columns> {
  const next = new Columns(columns.articles);
  for (let page = 0; page < columns.pages; page++) {
    const article = columns.article[page] as number;
    const on = (sweep.repeats[page] as number) > 0;
    const gone = sweep.takenFrom(page);
    if (!on && !(gone.length > 0 && register.keeps(article))) continue;
    const entry = await load(article);
    const rest = new Page(entry.article, new Residue(entry.outline, columns.left(page)).without(gone), columns.fitsOf(page));
    register.alone(article, rest);
    if (on) next.add(article, rest, (statement) => columns.keys[columns.from(page) + statement] as number, sweep.sharedBy(page));
  }
  return next;
}
