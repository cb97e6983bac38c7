/**
 * Articles -> when each is to be reviewed again and by whom, for programs (`review.json`) and for calendars (`review.ics`).
 * Days come from the content alone, so that a site that is built again says the same.
 */
import { compare } from '../kb/issue.ts';
import { later } from '../kb/check/fields.ts';
import type { ArticleData } from '../library.ts';
import { site } from '../site.ts';
import { absolute, articlePath } from './addresses.ts';
import { calendar } from './calendar.ts';

export interface Review {
  id: string;
  title: string;
  url: string;
  /** Who keeps it true: `owner:` of the article, else its author. */
  owner: { id: string; name: string };
  reviewer: { id: string; name: string } | null;
  /** The day of the last review; null when there was none. */
  reviewed: string | null;
  everyMonths: number;
  /** The day from which the review is stale; that of publication when there was none. */
  due: string;
}

type Reviewed = Pick<ArticleData, 'title' | 'topic' | 'author' | 'owner' | 'reviewer' | 'reviewed' | 'reviewEvery' | 'published'>;

/** By the day on which they are due. */
export function reviews(articles: ReadonlyArray<{ id: string; data: Reviewed }>): Review[] {
  return articles.map(reviewOf).sort((a, b) => compare(a.due, b.due) || compare(a.id, b.id));
}

function reviewOf({ id, data }: { id: string; data: Reviewed }): Review {
  const everyMonths = data.reviewEvery ?? site.reviewEveryMonths;
  return {
    id,
    title: data.title,
    url: absolute(articlePath(id)),
    owner: person(data.owner ?? data.author),
    reviewer: data.reviewer ? person(data.reviewer) : null,
    reviewed: data.reviewed ?? null,
    everyMonths,
    due: data.reviewed ? later(data.reviewed, everyMonths) : data.published,
  };
}

const person = (id: keyof typeof site.people) => ({ id, name: site.people[id].name });

/** What `review.json` holds; `version` changes when a field does. */
export const reviewJson = (articles: Parameters<typeof reviews>[0]): string => `${JSON.stringify({ version: 1, site: site.url, articles: reviews(articles) }, null, 2)}\n`;

/** One day in the calendar for each article. */
export function reviewCalendar(articles: Parameters<typeof reviews>[0]): string {
  const { host } = new URL(site.url);
  return calendar(
    `${site.name}: reviews`,
    reviews(articles).map(({ id, title, url, owner, reviewed, everyMonths, due }) => ({
      uid: `review-${id}@${host}`,
      day: due,
      stamp: reviewed ?? due,
      summary: `Review: ${title}`,
      description: `${reviewed ? `Last reviewed on ${reviewed}, every ${everyMonths} ${everyMonths === 1 ? 'month' : 'months'}.` : 'Never reviewed.'}\nOwner: ${owner.name}\n${url}`,
      contact: owner.name,
      url,
    })),
  );
}
