/**
 * Old addresses of `redirects.yaml` and of `src/site.ts`, and the articles there are -> one table of what leads where, and every
 * issue: nothing leads in a circle, over another redirect, to nothing, or away from a page that is there.
 */
import type { Source } from './article.ts';
import type { Issue } from './issue.ts';
import { nearest } from './nearest.ts';
import { idOf } from './parse.ts';
import { SITE_IDS } from './policy.ts';
import { bare, redirectIssue, type RedirectLine, type Redirects } from './redirects.ts';

export interface Forwarding {
  /** Old address, as written -> path of the page that answers now. Whatever is drafted or wrong is not in it. */
  table: Readonly<Record<string, string>>;
  issues: Issue[];
}

interface Place {
  /** Of `src/site.ts`, whose owner may name any page. */
  own: boolean;
  from: string;
  to: string;
  tell: (rule: string, message: string, hint: string, severity?: Issue['severity']) => void;
}

/** Every article there is, a broken one too, and whether it is published. */
export function statesOf(sources: readonly Source[], published: readonly string[]): Map<string, boolean> {
  return new Map([...sources.map(({ path }) => [idOf(path), false] as const), ...published.map((id) => [id, true] as const)]);
}

/** `articles`: every id, and whether it is published; `own`: the table of `src/site.ts`. */
export function forward({ text, lines, issues: found }: Redirects, own: Readonly<Record<string, string>>, articles: ReadonlyMap<string, boolean>): Forwarding {
  const issues = [...found];
  const places = new Map<string, Place>();
  for (const [from, to] of Object.entries(own)) places.set(bare(from), { own: true, from, to, tell: (rule, message, hint, severity = 'error') => issues.push({ path: 'src/site.ts', line: 1, column: 1, severity, rule, message: `redirects: ${message}`, hint }) });
  for (const line of lines) {
    const place = placeOf(line, text, issues);
    if (places.has(bare(line.from))) place.tell('redirects', `src/site.ts has a redirect of ${line.from} already`, 'Keep one of the two.');
    else places.set(bare(line.from), place);
  }
  const table: Record<string, string> = {};
  for (const [address, place] of places) {
    if (taken(address, articles)) {
      place.tell('redirect-taken', `${place.from} is the address of a page that is there`, 'Take the line out, or rename the article.');
      continue;
    }
    const last = follow(place, places);
    if (!last) {
      place.tell('redirect-loop', `${place.from} leads in a circle and never to a page`, 'Name the article that answers there.');
      continue;
    }
    const end = last.to;
    const id = /^\/([^/#?]+)\/?(?:[#?]|$)/.exec(end)?.[1];
    const ours = id !== undefined && articles.has(id);
    if (!ours && !last.own) {
      const meant = nearest(id as string, [...articles.keys()]);
      place.tell('redirect-target', `there is no article “${id}”`, meant ? `Did you mean ${meant}?` : 'Name an article that is there, or take the line out.');
      continue;
    }
    if (last !== place) place.tell('redirect-chain', `${place.from} leads to ${place.to}, which leads on to ${end}`, `The built site goes there at once; ${place.own ? `write ${end}` : ours ? `write ${id}` : `write it into src/site.ts, to ${end}`}.`, 'warning');
    // An article that is not published yet has no page to lead to.
    if (!ours || articles.get(id)) table[place.from] = end;
  }
  return { table, issues };
}

function placeOf({ from, to, fromAt, toAt }: RedirectLine, text: string, issues: Issue[]): Place {
  return { own: false, from, to: `/${to}/`, tell: (rule, message, hint, severity) => issues.push(redirectIssue(text, /^redirect-(?:target|chain|loop)$/.test(rule) ? toAt : fromAt, rule, message, hint, severity)) };
}

/** The last of the redirects that an address leads over; undefined when there is none. */
function follow(place: Place, places: ReadonlyMap<string, Place>): Place | undefined {
  const seen = new Set([place]);
  let last = place;
  for (let next = places.get(bare(last.to)); next; next = places.get(bare(last.to))) {
    if (seen.has(next)) return undefined;
    seen.add(next);
    last = next;
  }
  return last;
}

/** Does the site itself answer there? */
function taken(address: string, articles: ReadonlyMap<string, boolean>): boolean {
  const [id = '', ...rest] = address.slice(1).split('/');
  const below = rest.join('/');
  if (articles.has(id)) return below === '' || below === 'checklist';
  return SITE_IDS.includes(id) && below === '';
}
