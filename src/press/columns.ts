/**
 * What was made of many articles <-> columns: each text once, all numbers in a row. A site of ten thousand articles has millions of them; as objects
 * they take ten times the memory, and longer to write down and to read than all else that a build does when nothing has changed. What comes out shares
 * its texts and its links, and holds on to no page.
 */
import { deserialize, serialize } from 'node:v8';
import type { Seen } from '../verify/seen.ts';
import type { Derived } from './handed.ts';
import type { Made, Stamp } from './work.ts';

export interface Columns {
  texts: string[];
  /** Places of texts, lengths of lists, small numbers, in the order of `write`. */
  whole: Uint32Array;
  /** Sizes, times and hashes of statements. */
  real: Float64Array;
  runs: Uint32Array;
}

/** What is written of an article; what was kept has a key besides. */
export type Written = Made & { key?: string };

export function toColumns(articles: readonly Written[]): Columns {
  const out = new Writer();
  out.list(articles, (article) => writeArticle(out, article));
  return { texts: [...out.places.keys()], whole: out.whole.all(), real: out.real.all(), runs: out.runs.all() };
}

/** @param same texts that are known already; what comes out shares them, and adds its own */
export function fromColumns<T extends Written>(columns: Columns, same?: Map<string, string>): T[] {
  const from = new Reader(columns, same);
  return from.list(() => readArticle(from)) as T[];
}

/** The same without the pages that it was read from, of which each text would be a part that keeps the whole. */
export const detached = (articles: readonly Made[], same: Map<string, string>): Made[] => fromColumns(deserialize(serialize(toColumns(articles))) as Columns, same);

/** Stands between the parts of a text of several. */
const SEAM = '\0';
const seam = (...parts: readonly string[]) => parts.join(SEAM);

function writeArticle(out: Writer, { id, key, files, pages, twin, derived }: Written): void {
  out.text(id);
  out.text(key ?? '');
  out.list(files, ([file, size, changed, digest]) => {
    out.text(file);
    out.real.push(size);
    out.real.push(changed);
    out.text(digest);
  });
  out.whole.push(derived.steps);
  out.whole.push(Number(derived.plain));
  out.whole.push(Number(twin));
  out.real.push(derived.sheets.a4);
  out.real.push(derived.sheets.letter);
  out.list(derived.entries, out.text);
  out.list(pages, (page) => writePage(out, page));
}

function readArticle(from: Reader): Written {
  const [id, key] = [from.text(), from.text()];
  const files = from.list((): Stamp => [from.text(), from.real(), from.real(), from.text()]);
  const [steps, plain, twin] = [from.whole(), from.whole() === 1, from.whole() === 1];
  const derived: Derived = { sheets: { a4: from.real(), letter: from.real() }, entries: from.list(from.text), plain, steps };
  return { id, ...(key === '' ? {} : { key }), files, pages: from.list(() => readPage(from)), twin, derived };
}

function writePage(out: Writer, page: Seen): void {
  for (const text of [page.url, page.file, page.redirect]) out.text(text);
  for (const texts of [page.title, page.ids, page.links, page.forms, page.assets, page.images]) out.list(texts, out.text);
  out.whole.push(page.meta.size);
  for (const [name, values] of page.meta) {
    out.text(name);
    out.list(values, out.text);
  }
  out.list(page.rels, (link) => out.joined(link, () => seam(link.rel, link.href, link.type)));
  out.list(page.addresses, (pair) => out.joined(pair, () => seam(...pair)));
  out.list(page.findings, ({ url, severity, rule, message }) => [url, severity, rule, message].forEach(out.text));
  out.list(page.statements, (hash) => out.real.push(hash));
  out.whole.push(page.runs.length);
  out.runs.append(page.runs);
}

function readPage(from: Reader): Seen {
  const [url, file, redirect] = [from.text(), from.text(), from.text()];
  const [title, ids, links, forms, assets, images] = [from.list(from.text), from.list(from.text), from.list(from.text), from.list(from.text), from.list(from.text), from.list(from.text)];
  const meta: Seen['meta'] = new Map();
  for (let left = from.whole(); left > 0; left--) meta.set(from.text(), from.list(from.text));
  const rels = from.list(from.rel);
  const addresses = from.list(from.address);
  const findings = from.list(() => ({ url: from.text(), severity: from.text() as 'error' | 'warning', rule: from.text(), message: from.text() }));
  return { url, file, redirect, title, ids, links, forms, assets, images, meta, rels, addresses, findings, statements: from.list(from.real), runs: from.runs(from.whole()) };
}

/** A row of numbers that grows. */
class Row<A extends Uint32Array | Float64Array> {
  #numbers: A;
  #end = 0;
  constructor(numbers: A) {
    this.#numbers = numbers;
  }
  push(number: number): void {
    this.#room(1);
    this.#numbers[this.#end++] = number;
  }
  append(numbers: ArrayLike<number>): void {
    this.#room(numbers.length);
    this.#numbers.set(numbers, this.#end);
    this.#end += numbers.length;
  }
  all(): A {
    return this.#numbers.slice(0, this.#end) as A;
  }
  #room(more: number): void {
    if (this.#end + more <= this.#numbers.length) return;
    const larger = new (this.#numbers.constructor as new (length: number) => A)((this.#end + more) * 2);
    larger.set(this.#numbers);
    this.#numbers = larger;
  }
}

class Writer {
  readonly places = new Map<string, number>();
  readonly whole = new Row(new Uint32Array(1024));
  readonly real = new Row(new Float64Array(1024));
  readonly runs = new Row(new Uint32Array(1024));
  text = (text: string): void => {
    let place = this.places.get(text);
    if (place === undefined) this.places.set(text, (place = this.places.size));
    this.whole.push(place);
  };
  /** A thing that many pages share is put into words once. */
  joined(thing: object, words: () => string): void {
    const place = this.#joined.get(thing);
    if (place !== undefined) return this.whole.push(place);
    const text = words();
    this.text(text);
    this.#joined.set(thing, this.places.get(text) as number);
  }
  readonly #joined = new Map<object, number>();
  list<T>(values: readonly T[], each: (value: T) => void): void {
    this.whole.push(values.length);
    for (const value of values) each(value);
  }
}

function sameAs(text: string, same: Map<string, string>): string {
  const known = same.get(text);
  if (known === undefined) same.set(text, text);
  return known ?? text;
}

class Reader {
  readonly #columns: Columns;
  readonly #texts: string[];
  /** Links and addresses that were taken apart already, by the place of their text. */
  readonly #rels = new Map<number, Seen['rels'][number]>();
  readonly #addresses = new Map<number, Seen['addresses'][number]>();
  #whole = 0;
  #real = 0;
  #runs = 0;
  constructor(columns: Columns, same: Map<string, string> | undefined) {
    this.#columns = columns;
    this.#texts = same ? columns.texts.map((text) => sameAs(text, same)) : columns.texts;
  }
  whole = (): number => this.#columns.whole[this.#whole++]!;
  real = (): number => this.#columns.real[this.#real++]!;
  text = (): string => this.#texts[this.whole()]!;
  list = <T>(each: () => T): T[] => {
    const length = this.whole();
    const values: T[] = [];
    for (let at = 0; at < length; at++) values.push(each());
    return values;
  };
  runs = (length: number): Uint32Array => this.#columns.runs.subarray(this.#runs, (this.#runs += length));
  rel = (): Seen['rels'][number] =>
    this.#apart(this.#rels, ([rel = '', href = '', type = '']) => ({ rel, href, type }));
  address = (): Seen['addresses'][number] =>
    this.#apart(this.#addresses, ([type = '', address = '']) => [type, address] as const);
  #apart<T>(known: Map<number, T>, made: (parts: string[]) => T): T {
    const place = this.whole();
    let found = known.get(place);
    if (!found) known.set(place, (found = made(this.#texts[place]!.split(SEAM))));
    return found;
  }
}
