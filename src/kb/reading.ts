/**
 * What is known of an article before anybody looks at the others -> plain values, which can be kept for the next run, and taken up there as
 * if the file had just been read.
 */
import type { Article, Source } from './article.ts';
import { textOf } from './bytes.ts';
import { cut } from './cut.ts';
import { figuresIn, rememberFigures, type Shown } from './figures.ts';
import type { KnownFile } from './files.ts';
import { linksIn, type Reference, rememberLinks } from './links.ts';
import { inOutline, inText, pack, type Packed, unpack } from './packed.ts';
import { releaseTree } from './parse.ts';
import { lastCut, rememberCut } from './remainder.ts';
import type { Entry } from './verdict.ts';

export interface Reading {
  /** Without its text, which the file has, and its tree, which is read again should somebody ask for it. */
  article: Omit<Article, 'text' | 'tree'>;
  outline: Packed;
  links: readonly Reference[];
  figures: readonly Shown[];
  /** Which statements were taken out of it the last time, and what was read of the rest. */
  cut?: { gone: readonly number[]; outline: Packed };
}

/** An article without issues: these are told from the file itself. */
export type Sound = KnownFile & { entry: Entry };
export const isSound = (known: KnownFile): known is Sound => known.entry !== undefined && known.issues.length === 0;

/** What is to be kept of an article; the last cut of it too, if something was taken out. */
export function readingOf({ entry }: Sound): Reading {
  // Its tree was released, and is nothing that a copy has.
  const { text, ...article } = entry.article;
  const last = lastCut(entry.outline);
  const rest = last && goneOf({ entry }) ? { cut: { gone: last.gone, outline: pack(last.left.outline, inOutline(entry.outline, last.gone)) } } : {};
  return { article, outline: pack(entry.outline, inText(text)), links: linksIn(entry.article), figures: figuresIn(entry.article), ...rest };
}

/** The statements that were taken out of an article; undefined when there are none. */
export function goneOf({ entry }: Pick<KnownFile, 'entry'>): readonly number[] | undefined {
  const last = entry && lastCut(entry.outline);
  return last && last.left.outline !== entry.outline ? last.gone : undefined;
}

/** @param source the same bytes that were read */
export function takeUp({ article: values, outline: packed, links, figures, cut: last }: Reading, { path, bytes }: Source, latestDay: string | undefined): KnownFile {
  const text = textOf(bytes);
  const article = { ...values, text } as Article;
  const outline = unpack(packed, inText(text));
  releaseTree(article);
  rememberLinks(article, links);
  rememberFigures(article, figures);
  if (last) {
    const isGone = (statement: number) => last.gone.includes(statement);
    rememberCut(outline, { gone: last.gone, left: { text: cut(article, outline, isGone), outline: unpack(last.outline, inOutline(outline, last.gone)) } });
  }
  return { path, bytes, latestDay, text, issues: [], entry: { article, outline } };
}
