/** Rules about the frontmatter: lengths that search results have room for, who stands behind the text, how fresh it is. */
import type { Article } from '../article.ts';
import type { Rule } from './rule.ts';

/** Room in a search result, in characters. */
const TITLE = { least: 12, most: 60 };
const DESCRIPTION = { least: 70, most: 160 };
const SOURCES_LEAST = 2;

export const FIELD_RULES: Readonly<Record<string, Rule>> = {
  'title-length': {
    severity: 'warning',
    what: `A title has ${TITLE.least} to ${TITLE.most} characters.`,
    hint: 'Say the problem in the reader’s words; a search result cuts the rest off.',
    find: ({ article }) => length(article, 'title', TITLE),
  },
  'description-length': {
    severity: 'warning',
    what: `A description has ${DESCRIPTION.least} to ${DESCRIPTION.most} characters.`,
    hint: 'One or two sentences: what goes wrong, and what the page does about it.',
    find: ({ article }) => length(article, 'description', DESCRIPTION),
  },
  'sources-missing': {
    severity: 'warning',
    what: `A published article names at least ${SOURCES_LEAST} sources.`,
    hint: 'Name the maker’s pages that the facts come from, each with the day you checked it.',
    published: true,
    find: ({ article }) => (article.data.sources.length < SOURCES_LEAST ? [{ ...placeOf(article, 'sources'), message: article.data.sources.length === 0 ? 'the article names no source' : 'the article names one source only' }] : []),
  },
  'reviewer-missing': {
    severity: 'warning',
    what: 'A published article was checked by a reviewer, on a day that is named.',
    hint: 'Let somebody else follow the steps; then write reviewer: and reviewed:.',
    published: true,
    find: ({ article }) => {
      const { reviewer, reviewed } = article.data;
      if (!reviewer) return [{ ...placeOf(article, 'author'), message: 'nobody has reviewed the article' }];
      return reviewed ? [] : [{ ...placeOf(article, 'reviewer'), message: 'the day of the review is missing' }];
    },
  },
  'review-stale': {
    severity: 'warning',
    what: 'A review is not older than `reviewEvery` months of the article, or of the site.',
    hint: 'Follow the steps on a current system, mend what has changed, then write today’s date in reviewed:.',
    published: true,
    find: ({ article }, { today, reviewEveryMonths }) => {
      const { reviewed, reviewEvery } = article.data;
      const due = reviewed && later(reviewed, reviewEvery ?? reviewEveryMonths);
      return due && due < today ? [{ ...placeOf(article, 'reviewed'), message: `the review of ${reviewed} was due again on ${due}` }] : [];
    },
  },
};

function length(article: Article, field: 'title' | 'description', { least, most }: { least: number; most: number }): Array<{ start: number; end: number; message: string }> {
  const { length: has } = article.data[field];
  if (has >= least && has <= most) return [];
  return [{ ...placeOf(article, field), message: `the ${field} has ${has} characters; ${has < least ? `fewer than ${least} say too little` : `more than ${most} are cut off`}` }];
}

/** The value of a field, or the opening fence when the field is not there. */
export function placeOf({ text, bodyStart }: Article, field: string): { start: number; end: number } {
  const found = new RegExp(`^["']?${field}["']?[ \\t]*:[ \\t]*`, 'm').exec(text.slice(0, bodyStart));
  if (!found) return { start: 0, end: 3 };
  const start = found.index + found[0].length;
  const line = /^[^\r\n]*/.exec(text.slice(start))![0].trimEnd().length;
  return line > 0 ? { start, end: start + line } : { start: found.index, end: found.index + field.length };
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day some months later; the 31st becomes the last day of a shorter month. */
export function later(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const at = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(at / 12), at % 12];
  const leap = m === 1 && ((y % 4 === 0 && y % 100 !== 0) || y % 400 === 0) ? 1 : 0;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(y).padStart(4, '0')}-${two(m + 1)}-${two(Math.min(date, (MONTH_LENGTHS[m] as number) + leap))}`;
}
