/**
 * Articles and the files of `images/` -> the drawings that the articles show, and every issue: a name without a file, a file
 * that is no harmless drawing. All drawings are checked, shown or not: one that waits for its article waits checked.
 */
import type { Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import type { Article, Source } from './article.ts';
import { detached } from './detached.ts';
import { decode } from './bytes.ts';
import type { Issue } from './issue.ts';
import { didYouMean, nearest } from './nearest.ts';
import { located } from './parse.ts';
import { COMPONENTS } from './policy.ts';
import { startOf } from './span.ts';
import { readSvg, type Size } from './svg.ts';
import type { Unready } from './unready.ts';
import { walk } from './walk.ts';

/** A checked drawing. */
export interface Figure extends Size {
  svg: string;
}

export interface Drawn {
  /** By file name; only those that an article shows. */
  figures: ReadonlyMap<string, Figure>;
  issues: Issue[];
  /** Text of every drawing with issues, for code frames. */
  texts: ReadonlyMap<string, string>;
}

/** What `<Figure src>` can name. */
const SRC = COMPONENTS['Figure']!.forms!['src']!.test;

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/** Looks at every drawing and at every `<Figure>`; at each drawing and each article once. Of an article that is not ready is checked what it names. */
export function checkFigures(articles: readonly Article[], images: readonly Source[], unready: readonly Unready[] = []): Drawn {
  const good = new Map<string, Figure>();
  const issues: Issue[] = [];
  const texts = new Map<string, string>();
  for (const image of images) {
    const drawing = readDrawing(image);
    if (drawing.figure) good.set(nameOf(image.path), drawing.figure);
    else texts.set(image.path, drawing.text);
    issues.push(...drawing.issues);
  }
  const names = images.map(({ path }) => nameOf(path));
  const shown = new Set<string>();
  for (const article of articles) {
    const figures = figuresIn(article);
    for (const { src } of figures) shown.add(src);
    issues.push(...unknown(article, figures, names));
  }
  for (const one of unready) issues.push(...unknown(one, one.figures, names));
  return { figures: new Map([...good].filter(([name]) => shown.has(name))), issues, texts };
}

/** Drawings that an article shows and that are not there. */
function unknown({ path, text, lines }: Pick<Article, 'path' | 'text' | 'lines'>, figures: readonly Shown[], names: readonly string[]): Issue[] {
  const problems = figures.filter(({ src }) => !names.includes(src)).map(({ src, start }) => {
    const hint = didYouMean(nearest(src, names)) ?? 'Put the file into the folder images of the content folder.';
    return { start, end: start + '<Figure'.length, rule: 'figure-unknown', message: `there is no drawing images/${src}`, hint };
  });
  return located(path, text, problems, lines);
}

interface Drawing {
  /** Absent when there are issues. */
  figure?: Figure;
  text: string;
  issues: readonly Issue[];
}
const drawings = new WeakMap<Source, Drawing>();

function readDrawing(image: Source): Drawing {
  const known = drawings.get(image);
  if (known) return known;
  const { path, bytes } = image;
  const { text, readable, problems } = decode(bytes);
  const { size, problems: drawn } = text === undefined ? { problems: [] } : readSvg(text);
  const name = nameOf(path);
  const named = SRC.test(name) ? [] : [{ start: 0, rule: 'file-name', message: `no <Figure> can name “${name}”`, hint: 'Name the file in lower-case letters, digits and hyphens: where-originals-live.svg.' }];
  const issues = located(path, readable, [...named, ...problems, ...drawn]);
  const drawing: Drawing = { text: readable, issues, ...(text !== undefined && size && issues.length === 0 ? { figure: { ...size, svg: text } } : {}) };
  drawings.set(image, drawing);
  return drawing;
}

/** A drawing as an article names it, and where. */
export interface Shown {
  src: string;
  start: number;
}
const NONE: readonly Shown[] = [];
const shown = new WeakMap<Article, readonly Shown[]>();

/** What each `<Figure>` of an article names; looked up once. */
export function figuresIn(article: Article): readonly Shown[] {
  let found = shown.get(article);
  if (!found) shown.set(article, (found = article.text.includes('<Figure') ? figuresOf(article.tree) : NONE));
  return found;
}

/** Of an article whose drawings were looked up in an earlier run. */
export const rememberFigures = (article: Article, found: readonly Shown[]): void => void shown.set(article, found);

/** What each `<Figure>` names that names one drawing in the right form, in its right place or not. */
export function figuresOf(tree: Root): Shown[] {
  const found: Shown[] = [];
  walk(tree, (node) => {
    const { type, name, attributes } = node as MdxJsxFlowElement | MdxJsxTextElement;
    if (!type.startsWith('mdxJsx') || name !== 'Figure') return;
    const [src, again] = attributes.filter((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'src');
    const drawing = String(src?.value);
    if (!again && SRC.test(drawing)) found.push({ src: detached(drawing), start: startOf(node) });
  });
  return found;
}
