/**
 * What a page may load and run, as Astro's `security.csp` takes it, and the inline script whose hash it has to name.
 * Astro adds the hashes of what it bundles. What a meta element cannot say (frame-ancestors) is in headers.ts.
 */
import { createHash } from 'node:crypto';
import { SIZINGS } from '../print/sizing.ts';

/** The reader's colours, before the first paint. */
export const THEME = "try{const theme=localStorage.getItem('theme');if(theme)document.documentElement.dataset.theme=theme}catch{}";

/** A source expression for one inline script or style. */
export const hash = (text: string | Uint8Array) => `sha256-${createHash('sha256').update(text).digest('base64')}` as const;

export const contentSecurityPolicy = () => ({
  directives: ["default-src 'self'", "base-uri 'none'", "object-src 'none'", "form-action 'self'", "worker-src 'self'"] as const,
  scriptDirective: { resources: ["'self'"], hashes: [hash(THEME)] },
  styleDirective: { resources: ["'self'"], hashes: SIZINGS.map(hash) },
});

const [META, META_END] = ['<meta http-equiv="content-security-policy" content="', '">'];

/** The policy that a rendered page carries, and where its element begins and ends. */
export function findPolicy(html: string): { policy: string; at: number; end: number } | undefined {
  const at = html.indexOf(META);
  const close = at < 0 ? -1 : html.indexOf(META_END, at + META.length);
  return close < 0 ? undefined : { policy: html.slice(at + META.length, close), at, end: close + META_END.length };
}

/**
 * A page as Astro renders it -> the same with the hashes of its own inline scripts and styles only, and the policy before anything that it governs.
 * Astro names the hashes of the whole site on every page, which costs a tenth of the page's weight and allows more than the page needs.
 * The line end at the end of a style goes: one validator hashes a style without it.
 * `whole`: the policy of another page of the same route, for a page that was rendered without.
 */
export function ownPolicy(page: Buffer, whole?: string): Buffer {
  // One character for each byte: all that is looked for is ASCII.
  const html = page.toString('latin1');
  const found = findPolicy(html);
  const before = whole ?? found?.policy;
  const start = html.indexOf('<meta name="viewport"');
  if (before === undefined || start < 0) return page;
  // With the line end at its end a text has one hash, without it the other.
  const own = new Map<string, string>();
  const cuts = found ? [{ at: found.at, end: found.end, instead: NOTHING }] : [];
  for (const { at, end, runs } of inlineTexts(html)) {
    const short = html[end - 1] === '\n' ? end - 1 : end;
    if (runs) own.set(hashOf(html, at, end), hashOf(html, at, short));
    if (short < end) cuts.push({ at: short, end, instead: NOTHING });
  }
  const policy = before.replace(/ ('sha256-[^']*')/g, (_all, source: string) => (own.has(source) ? ` ${own.get(source)}` : ''));
  cuts.push({ at: start, end: start, instead: Buffer.from(`${META}${policy}${META_END}`) });
  const parts: Buffer[] = [];
  let next = 0;
  for (const { at, end, instead } of cuts.sort((a, b) => a.at - b.at)) {
    parts.push(page.subarray(next, at), instead);
    next = end;
  }
  parts.push(page.subarray(next));
  return Buffer.concat(parts);
}
const NOTHING = Buffer.alloc(0);

/** Where the texts of scripts and styles begin and end; data in a script runs nothing and needs no hash. */
function inlineTexts(html: string): Array<{ at: number; end: number; runs: boolean }> {
  const found: Array<{ at: number; end: number; runs: boolean }> = [];
  for (let from = html.indexOf('<s'); from >= 0; from = html.indexOf('<s', from + 1)) {
    OPENING.lastIndex = from;
    const tag = OPENING.exec(html);
    if (!tag) continue;
    const at = OPENING.lastIndex;
    const end = html.indexOf(`</${tag[1]}>`, at);
    if (end < 0) break;
    found.push({ at, end, runs: !tag[0].includes('type="application/ld+json"') });
    from = end;
  }
  return found;
}
const OPENING = /<(script|style)(?: [^>]*)?>/y;

/** The same few scripts and styles stand on thousands of pages: comparing is quicker than looking up by a text of that length. */
const known: Array<{ text: string; source: string }> = [];
const MOST_KNOWN = 50;

/** Source expression of a part of a page, whose characters are bytes. */
function hashOf(html: string, start: number, end: number): string {
  const own = html.slice(start, end);
  const found = known.find(({ text }) => text === own);
  if (found) return found.source;
  const bytes = Buffer.from(own, 'latin1');
  const source = `'${hash(bytes)}'`;
  // A copy, for a part of a page's text would hold on to all of it.
  if (known.length < MOST_KNOWN) known.push({ text: bytes.toString('latin1'), source });
  return source;
}
