/** Days that have not come yet -> issues: nobody can have published, changed, reviewed or read something tomorrow. A draft may plan ahead. */
import { type Issue, pointAt } from './issue.ts';
import type { Entry } from './verdict.ts';

/** A field that names a day, and the day. */
const DAYS = /(?<![\w-])["']?(published|updated|reviewed|checked)["']?[ \t]*:[ \t]*["']?(\d{4}-\d\d-\d\d)/g;

/** `latest`: the last day that has begun anywhere on earth; without it nothing is said. */
export function futureDates(entries: readonly Entry[], latest: string | undefined): Issue[] {
  if (latest === undefined) return [];
  return entries.flatMap(({ article: { path, text, bodyStart, data, lines } }): Issue[] => {
    const named = new Set([data.published, data.updated, data.reviewed, ...data.sources.map(({ checked }) => checked)]);
    if (data.draft || [...named].every((day) => day === undefined || day <= latest)) return [];
    const found = [...text.slice(0, bodyStart).matchAll(DAYS)].flatMap(({ index, 0: whole, 1: field, 2: day = '' }) => {
      if (day <= latest || !named.has(day)) return [];
      return [{ start: index + whole.length - day.length, message: `${field} (${day}) is in the future` }];
    });
    // Written in escapes, a day is not found as it reads.
    const places = found.length > 0 ? found : [{ start: 0, message: 'the frontmatter names a day in the future' }];
    return places.map(({ start, message }) => ({ path, ...pointAt(lines, start), severity: 'error', rule: 'frontmatter-future', message: `${message}; today is ${latest} at the latest`, hint: 'Correct the day, or keep the article a draft until then: draft: true.' }));
  });
}
