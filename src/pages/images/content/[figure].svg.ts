/** GET /images/content/name.svg: the drawings that articles show, as the engine checked them. */
import type { APIRoute } from 'astro';
import { allFigures } from '../../../library.ts';

export const getStaticPaths = async () => [...(await allFigures())].map(([name, { svg }]) => ({ params: { figure: name.replace(/\.svg$/, '') }, props: { svg } }));

export const GET: APIRoute<{ svg: string }> = ({ props: { svg } }) => new Response(svg, { headers: { 'Content-Type': 'image/svg+xml' } });
