/** GET /sw.js: the worker of readers who asked for one, or, once `offline` is off, the one that takes it away again. No page registers it by itself. */
import retire from '../offline/retire.js?raw';
import serve from '../offline/serve.js?raw';
import { site } from '../site.ts';

export const GET = () => new Response(site.offline ? serve : retire, { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } });
