/** What routes need to serve PDFs: published articles as the sheets want them, packs by name, answers, sizes in words. */
import { join } from 'node:path';
import { formatIssues } from '../kb/issue.ts';
import { readText } from '../kb/disk.ts';
import { parseArticle } from '../kb/parse.ts';
import { type Article, ofTopic, type TopicId } from '../library.ts';
import { handed } from '../press/handed.ts';
import { absolute, topicPath } from '../seo/addresses.ts';
import { site } from '../site.ts';
import type { Made } from './cache.ts';
import { sheetIssues } from './issues.ts';
import { type PackName, packPdf, sheetPdf } from './pdf.ts';
import type { Paper, Printed } from './sheet.ts';

export const printedOf = ({ id, data, text }: Article): Printed => ({ id, data, text, moved: data.moved });

/** The sheet of an article. A build looked for issues before any page; while developing they are the answer. */
export async function sheetAnswer(article: Article, paper: Paper): Promise<Response> {
  if (import.meta.env.DEV) {
    const told = await issuesOf(article);
    if (told) return new Response(told, { status: 422, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
  }
  const made = await sheetPdf(printedOf(article), paper);
  if (!made) throw new Error(`the checklist of ${article.data.path} does not fit on one page`);
  return answer(made, `/${article.id}/`);
}

async function issuesOf(article: Article): Promise<string> {
  const { path } = article.data;
  const text = (await readText(join(process.env['WINNOW_CONTENT'] ?? 'content', path))) ?? '';
  const parsed = parseArticle({ path, bytes: Buffer.from(text) });
  const issues = parsed.article ? await sheetIssues(parsed.article, printedOf(article)) : [];
  return formatIssues(issues.filter(({ severity }) => severity === 'error'), new Map([[path, text]]));
}

/** More sheets than this are not put in one file: nobody prints so many, and a thousand take seven seconds and a gigabyte. */
export const MOST_IN_PACK = 200;

/** Is there a file that holds the sheets of all these articles? That of one would hold nothing else. */
export const isPacked = (articles: readonly Article[]) => articles.length > 1 && articles.length <= MOST_IN_PACK;

/** A pack of one topic, or of everything; `articles` have steps. */
export async function packAnswer(articles: readonly Article[], paper: Paper, topic?: TopicId): Promise<Response> {
  return answer(await pack(articles, paper, topic), topic ? topicPath(topic) : '/checklists/');
}

/** Articles topic by topic, as the contents page lists them. */
export function pack(articles: readonly Article[], paper: Paper, topic?: TopicId): Promise<Made> {
  const own = topic ? ofTopic(articles, topic) : (Object.keys(site.topics) as TopicId[]).flatMap((each) => ofTopic(articles, each));
  const name: PackName = topic ? { title: site.topics[topic].name, text: site.topics[topic].description, path: topicPath(topic) } : { title: 'All checklists', text: site.description, path: '/checklists/' };
  return packPdf(name, own.map(printedOf), paper);
}

/** A PDF is another form of a page: search engines are to show the page. */
function answer({ pdf }: Made, page: string): Response {
  return new Response(new Uint8Array(pdf), { headers: { 'Content-Type': 'application/pdf', Link: `<${absolute(page)}>; rel="canonical"` } });
}

/** 45,606 -> '45 KB' */
export const sizeOf = (bytes: number) => (bytes < 1_000_000 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`);

/** Bytes of an article's sheet: a build has made them all before any page, or makes the pages alone. Undefined when it cannot be made. */
export async function sheetBytes(article: Article, paper: Paper): Promise<number | undefined> {
  const derived = handed()?.derived;
  return derived ? (derived.get(article.id)?.sheets[paper] ?? 0) : (await sheetPdf(printedOf(article), paper))?.pdf.length;
}

/** Bytes of a pack. */
export async function packBytes(articles: readonly Article[], paper: Paper, topic?: TopicId): Promise<number> {
  return handed()?.parts.includes('sheets') === false ? 0 : (await pack(articles, paper, topic)).pdf.length;
}
