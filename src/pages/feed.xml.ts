/** GET /feed.xml */
import { allArticles, listed } from '../library.ts';
import { feed } from '../seo/feed.ts';

export const GET = async () => new Response(feed(listed(await allArticles())), { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
