/**
 * The table of old addresses -> what serves them: a page each, which any host can serve and which leads on without a program,
 * and the forms in which hosts want to be told, so that a search engine gets a 301.
 */
import { escape } from '../html.ts';
import type { Issue } from '../kb/issue.ts';
import { bare, redirectIssue, type Redirects } from '../kb/redirects.ts';
import { site } from '../site.ts';
import { absolute } from './addresses.ts';

export type RedirectTable = Readonly<Record<string, string>>;

/** Where the page of an old address is written: '/a' and '/a/' -> 'a/index.html', '/a/b.html' -> 'a/b.html'. */
export function redirectFile(from: string): string {
  const path = decodeURIComponent(bare(from)).slice(1);
  return /\.html?$/i.test(path) ? path : `${path}/index.html`;
}

/** An address whose file is there already would hide a page. `old`: the lines of `redirects.yaml`; what is in none of them stands in `src/site.ts`. */
export function takenIssue(from: string, old: Redirects): Issue {
  const line = old.lines.find((line) => line.from === from);
  const issue = redirectIssue(old.text, line?.fromAt ?? [0, 1], 'redirect-taken', `${from} is the address of a page that is there`, 'An address either leads on or has a page: take the line out.');
  return line ? issue : { ...issue, path: 'src/site.ts', line: 1, column: 1, endLine: undefined, endColumn: undefined };
}

/** A page that leads on at once, or by its link, and says so to whoever sees it. */
export function redirectPage(to: string): string {
  const title = `This page is now at ${to}`;
  return `<!doctype html><html lang="${escape(site.language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)}</title><meta http-equiv="refresh" content="0; url=${escape(to)}"><meta name="robots" content="noindex"><link rel="canonical" href="${escape(absolute(to))}"></head><body><p><a href="${escape(to)}">${escape(title)}</a></p></body></html>\n`;
}

/** Each address in the two forms that people have it in; a file has one. */
function bothForms(table: RedirectTable): Array<[from: string, to: string]> {
  return Object.entries(table).flatMap(([from, to]): Array<[string, string]> => (/\.html?$/i.test(from) ? [[from, to]] : [[bare(from), to], [`${bare(from)}/`, to]]));
}

/** `_redirects`, for Netlify and Cloudflare. */
export const hostRedirects = (table: RedirectTable): string => bothForms(table).map(([from, to]) => `${encodeURI(decodeURI(from))} ${to} 301\n`).join('');

/** For the `server` block of nginx, which compares addresses as decoded. */
export const nginxRedirects = (table: RedirectTable): string => bothForms(table).map(([from, to]) => `location = "${decodeURIComponent(from).replace(/["\\]/g, '\\$&')}" { return 301 ${to}; }\n`).join('');

/** For `vercel.json`, whose sources are patterns. */
export const vercelRedirects = (table: RedirectTable) => bothForms(table).map(([from, to]) => ({ source: from.replace(/[():+!]/g, '\\$&'), destination: to, permanent: true }));
