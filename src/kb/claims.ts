/**
 * What the fields of articles say of other articles: ids that are related, and a title and queries that only one article may have.
 */
import type { Article } from './article.ts';
import type { Named, Problem } from './frontmatter.ts';
import { didYouMean } from './nearest.ts';

/** The other articles. */
export interface Others {
  has: (id: string) => boolean;
  /** The id that was meant by one that is none; the one that `redirects.yaml` puts in its place. */
  meant: (id: string) => string | undefined;
  renamed: (id: string) => string | undefined;
  /** Path of the first article that has a claim. */
  first: (claim: string) => string | undefined;
}

const titleOf = (title: string) => `title ${title.toLowerCase()}`;
const queryOf = (query: string) => `query ${query.toLowerCase()}`;

/** What only one article may have: its title and its queries, in small letters. */
export const claimsOf = (named: Named | undefined): ReadonlySet<string> => new Set(named ? [...(named.title ? [titleOf(named.title)] : []), ...named.queries.map(queryOf)] : []);

/** What is wrong with `named`, which are fields of the article. */
export function fieldProblems({ id: own, path, text, bodyStart }: Pick<Article, 'id' | 'path' | 'text' | 'bodyStart'>, named: Named, others: Others): Problem[] {
  const problems: Problem[] = [];
  const say = (value: string, field: string, rule: string, message: string, hint: string) => problems.push({ ...written(value, field, text.slice(0, bodyStart)), rule, message, hint });
  for (const id of named.related) {
    if (id === own) say(id, 'related', 'related-self', 'the article names itself as related', 'Take it out of the list.');
    else if (!others.has(id)) {
      const now = others.renamed(id);
      say(id, 'related', 'related-unknown', `there is no article “${id}”`, now ? `Write ${now}: redirects.yaml leads from /${id}/ there.` : (didYouMean(others.meant(id)) ?? 'Write the name of its file without .mdx, or take it out of the list.'));
    }
  }
  const twin = others.first(titleOf(named.title)) ?? path;
  if (twin !== path) say(named.title, 'title', 'title-shared', `${twin} has the same title`, 'Say in the title what sets this article apart.');
  const listed = new Set<string>();
  for (const query of named.queries) {
    const rival = others.first(queryOf(query));
    if (rival !== path || listed.has(queryOf(query))) say(query, 'queries', 'query-shared', rival === path ? `the query “${query}” is listed twice` : `${rival} wants to answer “${query}” too`, 'Leave the query to the article that answers it best.');
    listed.add(queryOf(query));
  }
  return problems;
}

/** Place of a value in the frontmatter; that of the field’s name when the value was written in another way. */
function written(value: string, field: string, fields: string): Pick<Problem, 'start' | 'end'> {
  const from = Math.max(0, fields.search(new RegExp(`^["']?${field}["']?[ \\t]*:`, 'm')));
  const past = fields.indexOf(':', from) + 1;
  const at = fields.slice(past).search(new RegExp(`(?<![\\p{L}\\p{N}-])${value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\p{L}\\p{N}-])`, 'u'));
  return at < 0 ? { start: from, end: from + field.length } : { start: past + at, end: past + at + value.length };
}
