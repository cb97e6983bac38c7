/**
 * The table of old addresses -> what serves them: a page each, which any host can serve and which leads on without a program,
 * and the forms in which hosts want to be told, so that a search engine gets a 301.
 */
import { escape } from '../html.ts';
import { bare } from '../kb/redirects.ts';
import { absolute } from './addresses.ts';

export type RedirectTable = Readonly<Record<string, string>>;

/** Where the page of an old address is written: '/a' and '/a/' -> 'a/index.html', '/a/b.html' -> 'a/b.html'. */
export function redirectFile(from: string): string {
  const path = decodeURIComponent(bare(from)).slice(1);
  return /\.html?$/i.test(path) ? path : `${path}/index.html`;
}

/** A page that leads on at once, or by its link. */
export function redirectPage(to: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(to)}</title><meta http-equiv="refresh" content="0;url=${escape(to)}"><meta name="robots" content="noindex"><link rel="canonical" href="${escape(absolute(to))}"></head><body><a href="${escape(to)}">${escape(absolute(to))}</a></body></html>\n`;
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
