/**
 * Articles and the files of `images/` -> the drawings that the articles show, and every issue: a name without a file, a file
 * that is no harmless drawing. All drawings are checked, shown or not: one that waits for its article waits checked.
 */
import type { Root } from 'mdast';
import type { MdxJsxFlowElement } from 'satteri';
import type { Article, Source } from './article.ts';
import { detached } from './detached.ts';
import { decode } from './bytes.ts';
import { type Issue, pointAt } from './issue.ts';
import { nearest } from './nearest.ts';
import { located } from './parse.ts';
import { COMPONENTS } from './policy.ts';
import { startOf } from './span.ts';
import { readSvg, type Size } from './svg.ts';

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

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/** Looks at every drawing and at every `<Figure>`; at each drawing and each article once. */
export function checkFigures(articles: readonly Article[], images: readonly Source[]): Drawn {
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
    for (const { src, start } of figuresIn(article)) {
      shown.add(src);
      if (names.includes(src)) continue;
      const { path, lines } = article;
      const meant = nearest(src, names);
      const to = pointAt(lines, start + '<Figure'.length);
      issues.push({ path, ...pointAt(lines, start), endLine: to.line, endColumn: to.column, severity: 'error', rule: 'figure-unknown', message: `there is no drawing images/${src}`, hint: meant ? `Did you mean ${meant}?` : 'Put the file into the folder images of the content folder.' });
    }
  }
  return { figures: new Map([...good].filter(([name]) => shown.has(name))), issues, texts };
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
  const named = COMPONENTS['Figure']?.forms?.['src']?.test.test(name) ? [] : [{ start: 0, rule: 'file-name', message: `no <Figure> can name “${name}”`, hint: 'Name the file in lower-case letters, digits and hyphens: where-originals-live.svg.' }];
  const issues = located(path, readable, [...named, ...problems, ...drawn]);
  const drawing: Drawing = { text: readable, issues, ...(text !== undefined && size && issues.length === 0 ? { figure: { ...size, svg: text } } : {}) };
  drawings.set(image, drawing);
  return drawing;
}

export interface Named {
  src: string;
  start: number;
}
const NONE: readonly Named[] = [];
const named = new WeakMap<Article, readonly Named[]>();

/** What each `<Figure>` of an article names, and where it stands; looked up once. */
export function figuresIn(article: Article): readonly Named[] {
  let found = named.get(article);
  if (!found) named.set(article, (found = article.text.includes('<Figure') ? figuresOf(article.tree) : NONE));
  return found;
}

/** Of an article whose drawings were looked up in an earlier run. */
export const rememberFigures = (article: Article, found: readonly Named[]): void => void named.set(article, found);

/** What each `<Figure>` of a checked article names, and where it stands. */
function figuresOf(tree: Root): Named[] {
  const found: Named[] = [];
  const stack: unknown[] = [tree];
  for (let node = stack.pop() as MdxJsxFlowElement | undefined; node; node = stack.pop() as MdxJsxFlowElement | undefined) {
    if (node.type === 'mdxJsxFlowElement' && node.name === 'Figure') {
      const src = node.attributes.find((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'src');
      found.push({ src: detached(String(src?.value)), start: startOf(node) });
    }
    stack.push(...((node.children as unknown[] | undefined) ?? []));
  }
  return found;
}
