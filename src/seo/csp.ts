/**
 * What a page may load and run, as Astro's `security.csp` takes it, and the inline script whose hash it has to name.
 * Astro adds the hashes of what it bundles. What a meta element cannot say (frame-ancestors) is in headers.ts.
 */
import { createHash } from 'node:crypto';
import { SIZINGS } from '../print/sizing.ts';

/** The reader's colours, before the first paint. */
export const THEME = "try{const theme=localStorage.getItem('theme');if(theme)document.documentElement.dataset.theme=theme}catch{}";

/** A source expression for one inline script or style. */
export const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}` as const;

export const contentSecurityPolicy = () => ({
  directives: ["default-src 'self'", "base-uri 'none'", "object-src 'none'", "form-action 'self'", "worker-src 'self'"] as const,
  scriptDirective: { resources: ["'self'"], hashes: [hash(THEME)] },
  styleDirective: { resources: ["'self'"], hashes: SIZINGS.map(hash) },
});

const POLICY = /<meta http-equiv="content-security-policy" content="([^"]*)">/;
/** The policy that a rendered page carries. */
export const policyOf = (html: string): string | undefined => POLICY.exec(html)?.[1];

/**
 * A page as Astro renders it -> the same with the hashes of its own inline scripts and styles only, and the policy before anything that it governs.
 * Astro names the hashes of the whole site on every page, which costs a tenth of the page's weight and allows more than the page needs.
 * The line end at the end of a style goes: one validator hashes a style without it.
 * `whole`: the policy of another page of the same route, for a page that was rendered without.
 */
export function ownPolicy(html: string, whole = policyOf(html)): string {
  if (whole === undefined) return html;
  // With the line end at its end a text has one hash, without it the other.
  const own = new Map<string, string>();
  let [page, from] = ['', 0];
  for (const { start, end, runs } of inlineTexts(html)) {
    const short = html[end - 1] === '\n' ? end - 1 : end;
    if (runs) own.set(hashOf(html, start, end), hashOf(html, start, short));
    page += html.slice(from, short);
    from = end;
  }
  page += html.slice(from);
  const policy = whole.replace(/ ('sha256-[^']*')/g, (_all, source: string) => (own.has(source) ? ` ${own.get(source)}` : ''));
  return page.replace(POLICY, '').replace('<meta name="viewport"', () => `<meta http-equiv="content-security-policy" content="${policy}"><meta name="viewport"`);
}

/** Where the texts of scripts and styles begin and end; data in a script runs nothing and needs no hash. */
function* inlineTexts(html: string): Generator<{ start: number; end: number; runs: boolean }> {
  OPENING.lastIndex = 0;
  for (let tag = OPENING.exec(html); tag; tag = OPENING.exec(html)) {
    const start = OPENING.lastIndex;
    const end = html.indexOf(`</${tag[1]}>`, start);
    if (end < 0) return;
    yield { start, end, runs: !tag[0].includes('type="application/ld+json"') };
    OPENING.lastIndex = end;
  }
}
const OPENING = /<(script|style)(?: [^>]*)?>/g;

/** The same few scripts and styles stand on thousands of pages: comparing is quicker than looking up by a text of that length. */
const known: Array<{ text: string; source: string }> = [];
const MOST_KNOWN = 50;

/** Source expression of a part of a page. */
function hashOf(html: string, start: number, end: number): string {
  const found = known.find(({ text }) => text.length === end - start && html.startsWith(text, start));
  if (found) return found.source;
  const text = html.slice(start, end);
  const source = `'${hash(text)}'`;
  // A copy, for a part of a page's text would hold on to all of it.
  if (known.length < MOST_KNOWN) known.push({ text: Buffer.from(text).toString(), source });
  return source;
}
