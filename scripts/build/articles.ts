/** The files of the articles that have changed: sheets first, since the pages tell their sizes, then pages, then images. */
import type { Issue } from '../../src/kb/issue.ts';
import type { Handed } from '../../src/press/handed.ts';
import type { Pool } from '../../src/press/pool.ts';
import type { Made } from '../../src/press/work.ts';
import { sheetIssues } from '../../src/print/issues.ts';
import { tell } from '../terminal.ts';
import type { Checked } from './checked.ts';
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
async function troubles({ articles, texts }: Checked, pool: Pool): Promise<boolean> {
  const byId = new Map(articles.map((finished) => [finished.article.id, finished]));
  const issues: Issue[] = [];
  for (const [id, plain] of await pool.sheets()) {
    const { article, text, moved } = byId.get(id)!;
    if (!plain) issues.push(...(await sheetIssues(article, { id, data: article.data, text, moved })));
  }
  if (!tell(issues, texts)) return false;
  console.error('Nothing was published.');
  return true;
}
