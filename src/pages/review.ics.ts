/** GET /review.ics: the same as a calendar to subscribe to. */
import { allArticles } from '../library.ts';
import { reviewCalendar } from '../seo/reviews.ts';

export const GET = async () => new Response(reviewCalendar(await allArticles()), { headers: { 'Content-Type': 'text/calendar; charset=utf-8' } });
