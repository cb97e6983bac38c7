/** GET /review.json: when each article is to be reviewed again, by whom. */
import { allArticles } from '../library.ts';
import { reviewJson } from '../seo/reviews.ts';

export const GET = async () => new Response(reviewJson(await allArticles()), { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
