/**
 * The header table: what a host should send with which files, and the forms in which hosts want to be told. Two of them hold the redirects too.
 * `*` at the end of a path stands for anything; `:id` and `:topic` for the name of an article or a topic, and in a value for what it was.
 */
import { site } from '../site.ts';
import { nginxRedirects, type RedirectTable, vercelRedirects } from './redirects.ts';

export interface HeaderRule {
  path: string;
  headers: Readonly<Record<string, string>>;
}

const PAPERS = ['a4', 'letter'] as const;
const canonical = (path: string) => ({ Link: `<${site.url}${path}>; rel="canonical"` });
const YEAR = 'public, max-age=31536000, immutable';

export const HEADERS: readonly HeaderRule[] = [
  {
    path: '/*',
    headers: {
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      // What a meta element cannot say; the rest of the policy stands in each page.
      'Content-Security-Policy': "frame-ancestors 'none'",
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
    },
  },
  // A reader's browser has to hear at once of a worker that is taken back.
  { path: '/sw.js', headers: { 'Cache-Control': 'no-cache' } },
  { path: '/_assets/*', headers: { 'Cache-Control': YEAR } },
  { path: '/:id.md', headers: { 'Content-Type': 'text/markdown; charset=utf-8', 'X-Robots-Tag': 'noindex', ...canonical('/:id/') } },
  ...PAPERS.flatMap((paper) => [
    { path: `/:id/checklist-${paper}.pdf`, headers: canonical('/:id/') },
    { path: `/topics/:topic/checklists-${paper}.pdf`, headers: canonical('/topics/:topic/') },
    { path: `/checklists/all-${paper}.pdf`, headers: canonical('/checklists/') },
  ]),
];

/** What the site has published, by the name that stands for it in a rule. */
export type Names = Readonly<Record<'id' | 'topic', readonly string[]>>;

/** A rule for each file in the place of one for all: Netlify takes `:id.md` for any segment, and puts nothing into a value. */
export function spelledOut(names: Names, rules = HEADERS): HeaderRule[] {
  return rules.flatMap((rule) => {
    const placeholder = /:(id|topic)/.exec(rule.path)?.[1] as keyof Names | undefined;
    if (!placeholder) return rule;
    const put = (text: string, name: string) => text.replaceAll(`:${placeholder}`, name);
    return names[placeholder].map((name) => ({ path: put(rule.path, name), headers: Object.fromEntries(Object.entries(rule.headers).map(([key, value]) => [key, put(value, name)])) }));
  });
}

/** `_headers`, as Netlify and Cloudflare Pages read it. With placeholders left in it is for Cloudflare Pages alone, which reads 100 rules and no more. */
export function hostHeaders(rules: readonly HeaderRule[]): string {
  return `${rules.map(block).join('\n\n')}\n`;
}

/** One rule as its lines. */
export const block = ({ path, headers }: HeaderRule) => [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');

/** A piece for the `server` block of nginx. It repeats the headers of wider rules, since a location of nginx inherits none once it adds one. */
export function nginx(rules = HEADERS, redirects: RedirectTable = {}): string {
  const line = (name: string, value: string) => `  add_header ${name} "${value.replaceAll('"', '\\"')}" always;`;
  const blocks = rules.map(({ path, headers }) => {
    const all = Object.assign({}, ...rules.filter((rule) => covers(rule.path, path)).map((rule) => rule.headers), headers) as Record<string, string>;
    const { 'Content-Type': type, ...rest } = all;
    const lines = Object.entries(rest).map(([name, value]) => line(name, value.replace(/:(?:id|topic)/g, '$1')));
    return `location ${path === '/*' ? '/' : `~ ^${path.replaceAll('.', '\\.').replace(/:(?:id|topic)/, '([^/]+)').replace(/\*$/, '')}${path.endsWith('*') ? '' : '$'}`} {\n${type ? `  types { }\n  default_type "${type}";\n` : ''}${lines.join('\n')}\n}`;
  });
  return `${nginxRedirects(redirects)}${blocks.join('\n')}\n`;
}

const covers = (wide: string, narrow: string) => wide.endsWith('*') && narrow.startsWith(wide.slice(0, -1));

/** `vercel.json`. */
export function vercel(rules = HEADERS, redirects: RedirectTable = {}): string {
  return `${JSON.stringify(
    {
      trailingSlash: true,
      headers: rules.map(({ path, headers }) => ({ source: path.replace(/\*$/, '(.*)'), headers: Object.entries(headers).map(([key, value]) => ({ key, value })) })),
      redirects: vercelRedirects(redirects),
    },
    null,
    2,
  )}\n`;
}
