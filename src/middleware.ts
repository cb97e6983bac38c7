/** Every rendered page passes here: its content security policy is cut to what it needs. While developing, old addresses lead on. */
import { defineMiddleware } from 'astro:middleware';
import { ownPolicy } from './seo/csp.ts';

export const onRequest = defineMiddleware(async ({ url, redirect }, next) => {
  if (import.meta.env.DEV) {
    const to = await (await import('./dev/old-address.ts')).leadsTo(url.pathname);
    return to ? redirect(to) : next();
  }
  const response = await next();
  if (!response.headers.get('Content-Type')?.startsWith('text/html')) return response;
  return new Response(ownPolicy(await response.text()), response);
});
