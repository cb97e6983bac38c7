/** What makes old addresses lead on and hosts send the right headers: a page at each old address, and the files that the common hosts read. */
import { join } from 'node:path';
import { writeNew, writeWhole } from '../../src/kb/disk.ts';
import type { Issue } from '../../src/kb/issue.ts';
import { REDIRECTS_FILE } from '../../src/kb/redirects.ts';
import { HEADERS, hostHeaders, nginx, spelledOut, vercel } from '../../src/seo/headers.ts';
import { hostRedirects, redirectFile, redirectPage, takenIssue } from '../../src/seo/redirects.ts';
import { tell } from '../terminal.ts';
import type { Checked } from './checked.ts';

/** Headers and redirects, in the forms of the common hosts. */
export async function hostFiles(folder: string, { articles, redirects }: Checked): Promise<void> {
  const names = { id: articles.map(({ article }) => article.id), topic: [...new Set(articles.map(({ article }) => article.data.topic))] };
  for (const [name, text] of [['_headers', hostHeaders(spelledOut(names))], ['_headers.cloudflare', hostHeaders(HEADERS)], ['_redirects', hostRedirects(redirects)], ['_nginx.conf', nginx(HEADERS, redirects)], ['vercel.json', vercel(HEADERS, redirects)]] as const) await writeWhole(join(folder, name), text);
}

/** A page at each old address, never in the place of another; false after telling which ones would be. */
export async function redirectPages(folder: string, { redirects, old }: Checked): Promise<boolean> {
  const issues: Issue[] = [];
  for (const [from, to] of Object.entries(redirects)) if (!(await writeNew(join(folder, redirectFile(from)), redirectPage(to)))) issues.push(takenIssue(from, old));
  if (!tell(issues, new Map([[REDIRECTS_FILE, old.text]]))) return true;
  console.error('Nothing was published.');
  return false;
}
