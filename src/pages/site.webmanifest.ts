/** GET /site.webmanifest: name, colours and icons for a home screen. */
import { site } from '../site.ts';

const icon = (size: number) => ({ src: `/icon-${size}.png`, sizes: `${size}x${size}`, type: 'image/png' });
const MANIFEST = {
  name: `${site.name}: ${site.tagline}`,
  short_name: site.name,
  description: site.description,
  lang: site.language,
  start_url: '/',
  display: 'browser',
  background_color: '#fbfaf6',
  theme_color: '#0b5d56',
  icons: [icon(192), icon(512)],
};

export const GET = () => new Response(JSON.stringify(MANIFEST), { headers: { 'Content-Type': 'application/manifest+json' } });
