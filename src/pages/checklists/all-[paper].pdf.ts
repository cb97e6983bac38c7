/** GET /checklists/all-a4.pdf and -letter.pdf: one of every checklist with a cover and contents, where they are not too many. */
import type { APIRoute } from 'astro';
import { allArticles, withSteps } from '../../library.ts';
import { isPacked, packAnswer } from '../../print/published.ts';
import { type Paper, papers } from '../../print/sheet.ts';

export const getStaticPaths = async () => (isPacked(withSteps(await allArticles())) ? papers.map((paper) => ({ params: { paper } })) : []);

export const GET: APIRoute = async ({ params }) => packAnswer(withSteps(await allArticles()), params['paper'] as Paper);
