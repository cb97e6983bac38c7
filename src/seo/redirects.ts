/**
 * Addresses that are gone -> what leads on from them: a page for hosts that know no redirects, and the table for those that do.
 * They stand in `src/site.ts`, and in `redirects.yaml` beside the articles, which the importer writes.
 */
import { escape } from '../html.ts';
import { readRedirects, REDIRECTS_FILE } from '../kb/import/redirects.ts';
import type { Issue } from '../kb/issue.ts';
import { site } from '../site.ts';
import { absolute, articlePath } from './addresses.ts';

export type Redirects = Readonly<Record<string, string>>;

/** `text`: of `redirects.yaml`. A line that names an article which is not published leads nowhere yet and waits. */
export function redirectsOf(text: string, published: ReadonlySet<string>, own: Redirects = site.redirects): { redirects: Redirects; issues: Issue[] } {
  const { entries, issues } = readRedirects(text);
  const led = [...entries].filter(([, id]) => published.has(id)).map(([from, id]) => [from, articlePath(id)] as const);
  return { redirects: { ...Object.fromEntries(led), ...own }, issues };
}

/** '/old/' and '/old' -> 'old/index.html', '/old.html' -> 'old.html' */
export const redirectFile = (from: string) => (/\.\w+$/.test(from) ? from.slice(1) : `${from.replace(/^\/|\/$/g, '')}/index.html`);

/** An address whose file is there already would hide a page. */
export const takenIssue = (from: string): Issue => ({ path: REDIRECTS_FILE, line: 1, column: 1, severity: 'error', rule: 'redirects', message: `${from} is the address of a page`, hint: 'An address either leads on or has a page. Remove the line.' });

export function redirectPage(to: string): string {
  const title = `This page is now at ${to}`;
  return `<!doctype html><html lang="${escape(site.language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)}</title><meta http-equiv="refresh" content="0; url=${escape(to)}"><meta name="robots" content="noindex"><link rel="canonical" href="${escape(absolute(to))}"></head><body><p><a href="${escape(to)}">${escape(title)}</a></p></body></html>\n`;
}
