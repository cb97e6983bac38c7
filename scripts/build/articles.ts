/** The files of the articles that have changed: sheets first, since the pages tell their sizes, then pages, then images. */
import type { Issue } from '../../src/kb/issue.ts';
import type { Handed } from '../../src/press/handed.ts';
import type { Pool } from '../../src/press/pool.ts';
import type { Made } from '../../src/press/work.ts';
import { sheetIssues } from '../../src/print/issues.ts';
import { tell } from '../terminal.ts';
import type { Checked } from './checked.ts';
import { articleAgain } from './lean.ts';
import type { Phases } from './summary.ts';

/** Undefined after telling the author which sheets cannot be made. */
export async function makeArticles(outcome: Checked, pool: Pool, { parts }: Handed, phase: Phases['phase']): Promise<Made[] | undefined> {
  const withSheets = parts.includes('sheets');
  if (withSheets && (await phase('Sheets', () => troubles(outcome, pool)))) return undefined;
  const made = await phase('Pages', () => pool.make(withSheets ? ['pages', 'sheets'] : ['pages']));
  if (!parts.includes('images')) return made;
  const images = new Map((await phase('Images', () => pool.make(['images']))).map(({ id, files }) => [id, files]));
  return made.map((article) => ({ ...article, files: [...article.files, ...(images.get(article.id) ?? [])] }));
}

/** Makes the sheets; true after telling what is wrong with some of them. */
async function troubles({ content, articles }: Checked, pool: Pool): Promise<boolean> {
  const byId = new Map(articles.map((finished) => [finished.article.id, finished]));
  const issues: Issue[] = [];
  const texts = new Map<string, string>();
  for (const [id, plain] of await pool.sheets()) {
    if (plain) continue;
    const { article: { path, data }, text, moved } = byId.get(id)!;
    const article = articleAgain(content, path);
    texts.set(path, article.text);
    issues.push(...(await sheetIssues(article, { id, data, text, moved })));
  }
  if (!tell(issues, texts)) return false;
  console.error('Nothing was published.');
  return true;
}
