/**
 * What is made of one article, part by part: its printed sheets, its pages, its image. Written where the site is being built;
 * what comes back is small: where each file lies, and what the rules about the whole site want to know of the pages.
 */
import { closeSync, fstatSync, openSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ArticleData } from '../library.ts';
import { sheetsOf } from '../print/issues.ts';
import { readPage } from '../verify/rules.ts';
import { twinTroubles } from '../verify/twin.ts';
import type { Seen } from '../verify/seen.ts';
import { contentDigest } from '../kb/disk-cache.ts';
import { type Derived, hand, type Handed } from './handed.ts';
import { makeFolder } from './folders.ts';
import { openPress, type Page, type Press } from './press.ts';

/** A file as it lies: below the site's root, bytes, time of its last change, digest. Another size or time means that somebody changed it. */
export type Stamp = readonly [file: string, size: number, changed: number, digest: string];

export interface Made {
  id: string;
  files: readonly Stamp[];
  pages: Seen[];
  /** Its Markdown form is right. */
  twin: boolean;
  derived: Derived;
}

const CHECKLIST = '/[id]/checklist';
const TWIN = '/[id].md';

/** The parts of an article, each with its routes; `sheets` come before the pages, which tell their sizes. */
const ROUTES: Readonly<Record<'pages' | 'sheets' | 'images', ReadonlyArray<readonly [route: string, path: (id: string) => string]>>> = {
  pages: [[CHECKLIST, (id) => `/${id}/checklist/`], ['/[id]', (id) => `/${id}/`], [TWIN, (id) => `/${id}.md`]],
  sheets: [['/[id]/checklist-[paper].pdf', (id) => `/${id}/checklist-a4.pdf`], ['/[id]/checklist-[paper].pdf', (id) => `/${id}/checklist-letter.pdf`]],
  images: [['/[id]/og.png', (id) => `/${id}/og.png`]],
};
export type ArticlePart = keyof typeof ROUTES;

/** Routes that belong to one article; all others show the site. */
export const isOfArticle = (route: string) => route.startsWith('/[id]');

export interface Workshop {
  /** Makes an article's sheets; true when there is nothing to tell about them. */
  sheets: (id: string) => Promise<boolean>;
  make: (id: string, parts: readonly ArticlePart[]) => Promise<Made>;
  /** Makes pages that show the site, of which `handed` has all articles. */
  print: (handed: Handed, pages: readonly Page[]) => Promise<void>;
}

/** `folder`: where the site is being built; `server`: the compiled pages. */
export async function openWorkshop(folder: string, server: string, handed: Handed): Promise<Workshop> {
  const derived = new Map(handed.derived);
  const articles = new Map(handed.entries.flatMap(({ id, data, body }) => (data.state === 'ready' ? [[id, { data: data as ArticleData, text: body }] as const] : [])));
  hand({ ...handed, derived });
  const press = await openPress(server);
  const of = (id: string) => articles.get(id) as { data: ArticleData; text: string };
  return {
    async sheets(id) {
      const { data, text } = of(id);
      const told = await sheetsOf({ id, data, text, moved: data.moved });
      if (told.made) derived.set(id, { steps: 0, sheets: told.made.bytes, entries: told.made.entries, plain: told.plain });
      return told.plain;
    },
    async make(id, parts) {
      const files: Stamp[] = [];
      const pages: Seen[] = [];
      let [steps, twin] = [0, false];
      for (const part of parts) {
        for (const [route, path] of ROUTES[part]) {
          const printed = await press.one(route, path(id));
          files.push(put(folder, printed));
          if (route === TWIN) twin = twinTroubles(printed.bytes.toString(), `/${id}/`).length === 0;
          if (!printed.file.endsWith('.html')) continue;
          const html = printed.bytes.toString();
          pages.push(readPage(printed.file, html, printed.bytes));
          if (route === CHECKLIST) steps = stepsOn(html);
        }
      }
      const { sheets, entries, plain } = derived.get(id) ?? NONE;
      return { id, files, pages, twin, derived: { sheets, entries, plain, steps } };
    },
    async print(site, wanted) {
      hand(site);
      await printInto(folder, press, wanted);
    },
  };
}

/** Makes them, one after the other; returns how each file lies. */
export async function printInto(folder: string, press: Press, pages: readonly Page[]): Promise<Stamp[]> {
  const files: Stamp[] = [];
  for (const [route, path] of pages) files.push(put(folder, await press.one(route, path)));
  return files;
}

/** Steps of a checklist, as its page tells a reader: they are worked out there, once. */
export function stepsOn(page: string): number {
  const told = /data-progress[^>]*>(\d+) steps?</.exec(page)?.[1];
  if (told === undefined) throw new Error('the page of a checklist does not tell how many steps it has');
  return Number(told);
}

const NONE: Omit<Derived, 'steps'> = { sheets: { a4: 0, letter: 0 }, entries: [], plain: true };

/** Nobody sees the folder before it is whole, so files are written in place; never into one that is there, which the published site may have too. */
export function put(folder: string, { file, bytes }: { file: string; bytes: Uint8Array }): Stamp {
  const path = join(folder, file);
  makeFolder(dirname(path));
  const open = openSync(path, 'wx');
  try {
    writeFileSync(open, bytes);
    const { size, mtimeMs } = fstatSync(open);
    return [file, size, mtimeMs, contentDigest(bytes)];
  } catch (error) {
    // What the disk says of an open file does not name it.
    throw Object.assign(error as Error, { path });
  } finally {
    closeSync(open);
  }
}
