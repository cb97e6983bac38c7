/**
 * The header table: what a host should send with which files, and the forms in which hosts want to be told. Two of them hold the redirects too.
 * `*` at the end of a path stands for anything; `:id` for one segment, and in a value for what it was.
 */
import { site } from '../site.ts';
import { nginxRedirects, type RedirectTable, vercelRedirects } from './redirects.ts';

export interface HeaderRule {
  path: string;
  headers: Readonly<Record<string, string>>;
}

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
  { path: '/:id.md', headers: { 'Content-Type': 'text/markdown; charset=utf-8', 'X-Robots-Tag': 'noindex', Link: `<${site.url}/:id/>; rel="canonical"` } },
  { path: '/:id/checklist-a4.pdf', headers: { Link: `<${site.url}/:id/>; rel="canonical"` } },
  { path: '/:id/checklist-letter.pdf', headers: { Link: `<${site.url}/:id/>; rel="canonical"` } },
];

/** `_headers`, as Cloudflare Pages and Netlify read it. */
export function hostHeaders(rules = HEADERS): string {
  return `${rules.map(({ path, headers }) => [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n')).join('\n\n')}\n`;
}

/** A piece for the `server` block of nginx. It repeats the headers of wider rules, since a location of nginx inherits none once it adds one. */
export function nginx(rules = HEADERS, redirects: RedirectTable = {}): string {
  const line = (name: string, value: string) => `  add_header ${name} "${value.replaceAll('"', '\\"')}" always;`;
  const blocks = rules.map(({ path, headers }) => {
    const all = Object.assign({}, ...rules.filter((rule) => covers(rule.path, path)).map((rule) => rule.headers), headers) as Record<string, string>;
    const { 'Content-Type': type, ...rest } = all;
    const lines = Object.entries(rest).map(([name, value]) => line(name, value.replaceAll(':id', '$1')));
    return `location ${path === '/*' ? '/' : `~ ^${path.replaceAll('.', '\\.').replace(':id', '([^/]+)').replace(/\*$/, '')}${path.endsWith('*') ? '' : '$'}`} {\n${type ? `  types { }\n  default_type "${type}";\n` : ''}${lines.join('\n')}\n}`;
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
