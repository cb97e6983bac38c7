/** GET /slug.md: the article as Markdown. The header table tells search engines not to list it. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { type Article, allArticles } from '../library.ts';
import { twin } from '../seo/twin.ts';

export const getStaticPaths = (async () => (await allArticles()).map((article) => ({ params: { id: article.id }, props: { article } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ article: Article }> = ({ props }) => new Response(twin(props.article), { headers: { 'Content-Type': 'text/markdown; charset=utf-8', 'X-Robots-Tag': 'noindex' } });
