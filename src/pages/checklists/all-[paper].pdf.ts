/** GET /checklists/all-a4.pdf and -letter.pdf: one of every checklist with a cover and contents. */
import type { APIRoute } from 'astro';
import { allArticles } from '../../library.ts';
import { packAnswer } from '../../print/published.ts';
import { type Paper, papers } from '../../print/sheet.ts';

export const getStaticPaths = () => papers.map((paper) => ({ params: { paper } }));

export const GET: APIRoute = async ({ params }) => packAnswer(await allArticles(), params['paper'] as Paper);
