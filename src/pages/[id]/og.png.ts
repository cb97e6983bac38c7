/** GET /slug/og.png: the image of an article where somebody shares it. */
import type { APIRoute } from 'astro';
import { drawImage } from '../../image/og.ts';
import { variantOf } from '../../image/sizes.ts';
import { type Article, allArticles } from '../../library.ts';

export const getStaticPaths = async () => (await allArticles()).map((article) => ({ params: { id: article.id }, props: { article } }));

export const GET: APIRoute<{ article: Article }> = async ({ props: { article: { id, data } } }) =>
  new Response(await drawImage({ topic: data.topic, variant: variantOf(id), title: data.title }, 'og'), { headers: { 'Content-Type': 'image/png' } });
