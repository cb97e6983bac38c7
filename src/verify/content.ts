/**
 * A content folder -> every issue that can be known of it before anything is built: of the folder, of each file, between them,
 * of the lists beside them, and of the house style. What `npm run check` says; nothing that is wrong in one place hides another.
 */
import { checkRules } from '../kb/check/rules.ts';
import { type Content, readContent } from '../kb/disk.ts';
import { readRedirects, REDIRECTS_FILE } from '../kb/import/redirects.ts';
import { type Issue, sortIssues } from '../kb/issue.ts';
import { idOf } from '../kb/parse.ts';
import { type Outcome, run } from '../kb/pipeline.ts';
import { outline } from '../kb/statements.ts';
import type { Entry } from '../kb/verdict.ts';
import { searchRecord, searchText } from '../search/record.ts';
import { readSynonyms, SYNONYMS_PATH } from '../search/synonym-list.ts';
import { site } from '../site.ts';

export interface Checked {
  /** Sorted by path and place. */
  issues: Issue[];
  /** Text of every file that could be read, for code frames. */
  texts: ReadonlyMap<string, string>;
  /** The articles without errors of their own. */
  entries: Entry[];
  /** How many articles the folder has, broken ones included. */
  count: number;
}

/** `today`: the day by which reviews are fresh; `latest`: after which no day can have been. */
export async function checkContent(folder: string, { today, latest }: { today: string; latest: string | undefined }): Promise<Checked> {
  const content = await readContent(folder);
  const { sources, ledger, images, issues: found } = content;
  const outcome = run(sources, { ...site.dedupe, publishing: false, lookalikes: true, ledger, images, latestDay: latest }, new Map(), found);
  const entries = outcome.articles.map(({ article }) => ({ article, outline: outline(article) }));
  const style = checkRules(entries, { today, reviewEveryMonths: site.reviewEveryMonths, language: site.language, url: site.url, off: site.check.off });
  const lists = checkLists(content, outcome);
  return { issues: sortIssues([...outcome.issues, ...style, ...lists.issues]), texts: new Map([...outcome.texts, ...lists.texts]), entries, count: sources.length };
}

/** The lists beside the articles, but for the ledger, which the engine reads itself. */
function checkLists({ companions, sources }: Content, { articles }: Outcome): { issues: Issue[]; texts: Map<string, string> } {
  const texts = new Map<string, string>();
  const issues: Issue[] = [];
  for (const [path, read] of [
    [REDIRECTS_FILE, (text: string) => readRedirects(text, new Set(sources.map(({ path }) => idOf(path))))],
    [SYNONYMS_PATH, (text: string) => readSynonyms(text, articles.map(({ article: { id, data }, text: body }) => searchText(searchRecord({ id, data, text: body }))))],
  ] as const) {
    const source = companions.get(path);
    if (!source) continue;
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(source.bytes);
      texts.set(path, text);
      issues.push(...read(text).issues);
    } catch {
      issues.push({ path, line: 1, column: 1, severity: 'error', rule: 'encoding', message: 'the list is not valid UTF-8', hint: 'Save it again as UTF-8.' });
    }
  }
  return { issues, texts };
}
