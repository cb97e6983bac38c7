/** GET /og.png: the image of every page that is no article. */
import { drawImage } from '../image/og.ts';
import { site } from '../site.ts';

export const GET = async () => new Response(await drawImage({ topic: 'getting-help', variant: 0, title: site.tagline }, 'og'), { headers: { 'Content-Type': 'image/png' } });
