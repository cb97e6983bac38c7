/**
 * A content folder as read -> every issue of it that can be known before anything is built and without a network: of files,
 * articles, what they say of each other, drawings, the lists beside them, the house style and the printed sheets. What
 * `npm run check` says. No issue hides another, but for those of a file that cannot be read at all.
 */
import type { Article } from '../kb/article.ts';
import type { CheckSettings } from '../kb/check/rule.ts';
import { checkRules } from '../kb/check/rules.ts';
import type { Content } from '../kb/disk.ts';
import { forward, statesOf } from '../kb/forwarding.ts';
import { type Issue, sortIssues } from '../kb/issue.ts';
import { withTree } from '../kb/parse.ts';
import { type Outcome, run } from '../kb/pipeline.ts';
import { REDIRECTS_FILE, redirectsOf } from '../kb/redirects.ts';
import { outline } from '../kb/statements.ts';
import type { Entry } from '../kb/verdict.ts';
import { sheetIssues } from '../print/issues.ts';
import { searchRecord, searchText } from '../search/record.ts';
import { readSynonyms, SYNONYMS_PATH } from '../search/synonym-list.ts';
import { site } from '../site.ts';

export interface Checked {
  /** Sorted by path and place. */
  issues: Issue[];
  /** Text of every file that could be read, for code frames. */
  texts: ReadonlyMap<string, string>;
  /** Those without errors of their own. */
  articles: Article[];
}

/** What the world adds to the folder. */
export interface Days {
  /** By which reviews are fresh, YYYY-MM-DD. */
  today: string;
  /** After which no day can have been; without it, any may be named. */
  latest?: string | undefined;
}

/** How far it is: what is being done, and to how many articles of how many. */
export type Tell = (doing: 'Comparing articles' | 'Reading articles by the rules' | 'Fitting sheets', done: number, all: number) => void;

export async function checkContent(content: Content, { today, latest }: Days, tell: Tell = () => undefined): Promise<Checked> {
  const { sources, ledger, images, redirects, issues: found } = content;
  tell('Comparing articles', 0, sources.length);
  const outcome = run(sources, { ...site.dedupe, publishing: false, lookalikes: true, ledger, images, redirects, latestDay: latest }, undefined, found);
  const articles = outcome.articles.map(({ article }) => article);
  const settings: CheckSettings = { today, reviewEveryMonths: site.reviewEveryMonths, language: site.language, url: site.url, off: site.check.off };
  // An article that could not be read may show the drawing that nobody else does.
  const style = checkRules(onePass(articles, (done) => tell('Reading articles by the rules', done, articles.length)), { ...settings, ...(articles.length < sources.length ? {} : { images: images.map(({ path }) => path) }) });
  const lists = [checkRedirects(content, outcome), checkSynonyms(content, outcome)];
  const issues = [...outcome.issues, ...style, ...lists.flatMap((list) => list.issues)];
  for (const [done, { article, text, moved }] of outcome.articles.entries()) {
    if (done % STEP === 0) tell('Fitting sheets', done, articles.length);
    issues.push(...(await sheetIssues(article, { id: article.id, data: article.data, text, moved }, true)));
  }
  return { issues: sortIssues(issues), texts: new Map([...outcome.texts, ...lists.flatMap(({ path, text }) => (text === undefined ? [] : [[path, text] as const]))]), articles };
}

/** Articles from word to word about how far it is. */
const STEP = 100;

/** Entries one after the other: trees and outlines of all articles at once would be most of a large folder's memory. */
export function* onePass(articles: readonly Article[], tell: (done: number) => void = () => undefined): Generator<Entry> {
  for (const [done, known] of articles.entries()) {
    if (done % STEP === 0) tell(done);
    const article = withTree(known);
    yield { article, outline: outline(article) };
  }
}

/** A list beside the articles; the ledger is one too, which the engine reads itself. */
interface List {
  path: string;
  text?: string;
  issues: readonly Issue[];
}

function checkRedirects({ sources, redirects }: Content, { articles }: Outcome): List {
  const old = redirectsOf(redirects);
  const published = articles.filter(({ article }) => !article.data.draft).map(({ article }) => article.id);
  return { path: REDIRECTS_FILE, text: old.text, issues: forward(old, site.redirects, statesOf(sources, published)).issues };
}

function checkSynonyms({ companions }: Content, { articles }: Outcome): List {
  const path = SYNONYMS_PATH;
  const source = companions.get(path);
  if (!source) return { path, issues: [] };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(source.bytes);
    return { path, text, issues: readSynonyms(text, articles.map(({ article: { id, data }, text: body }) => searchText(searchRecord({ id, data, text: body })))).issues };
  } catch {
    return { path, issues: [{ path, line: 1, column: 1, severity: 'error', rule: 'encoding', message: 'the file is not valid UTF-8', hint: 'Save it again as UTF-8.' }] };
  }
}
