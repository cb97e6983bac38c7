/** GET /slug/checklist-a4.pdf and /slug/checklist-letter.pdf: the checklist on one page. */
import type { APIRoute } from 'astro';
import { type Article, allArticles } from '../../library.ts';
import { sheetAnswer } from '../../print/published.ts';
import { type Paper, papers } from '../../print/sheet.ts';

export async function getStaticPaths() {
  return (await allArticles()).flatMap((article) => papers.map((paper) => ({ params: { id: article.id, paper }, props: { article } })));
}

export const GET: APIRoute = ({ params, props }) => sheetAnswer((props as { article: Article }).article, params['paper'] as Paper);
