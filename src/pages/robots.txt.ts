/** GET /robots.txt: everything may be read; what must not be indexed says so in its own head. */
import { absolute } from '../seo/addresses.ts';

export const GET = () => new Response(`User-agent: *\nAllow: /\n\nSitemap: ${absolute('/sitemap.xml')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
