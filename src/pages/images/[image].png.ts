/** GET /images/icloud-3-16x9.png: drawings without words that structured data names; only those that some article shows. */
import type { APIRoute } from 'astro';
import { drawImage } from '../../image/og.ts';
import { TEXTLESS, type Textless, textlessPath, variantOf } from '../../image/sizes.ts';
import { allArticles } from '../../library.ts';

interface Drawing {
  topic: string;
  variant: number;
  shape: Textless;
}

const nameOf = ({ topic, variant, shape }: Drawing) => textlessPath(topic, variant, shape).slice('/images/'.length, -'.png'.length);

export async function getStaticPaths() {
  const shown = (await allArticles()).flatMap(({ id, data }) => TEXTLESS.map((shape): Drawing => ({ topic: data.topic, variant: variantOf(id), shape })));
  return [...new Map(shown.map((drawing) => [nameOf(drawing), drawing]))].map(([image, drawing]) => ({ params: { image }, props: { drawing } }));
}

export const GET: APIRoute<{ drawing: Drawing }> = async ({ props: { drawing } }) =>
  new Response(await drawImage(drawing, drawing.shape), { headers: { 'Content-Type': 'image/png' } });
