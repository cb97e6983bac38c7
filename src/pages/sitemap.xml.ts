/** GET /sitemap.xml */
import { allArticles } from '../library.ts';
import { sitemap } from '../seo/sitemap.ts';

export const GET = async () => new Response(sitemap(await allArticles()), { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
