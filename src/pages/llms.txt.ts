/** GET /llms.txt */
import { allArticles } from '../library.ts';
import { llms } from '../seo/llms.ts';

export const GET = async () => new Response(llms(await allArticles()), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
