/** Every rendered page passes here: its content security policy is cut to what it needs. While developing, old addresses lead on and articles get their notes. */
import { defineMiddleware } from 'astro:middleware';
import { ownPolicy } from './seo/csp.ts';

export const onRequest = defineMiddleware(async ({ url, redirect }, next) => {
  if (import.meta.env.DEV) return (await import('./dev/pages.ts')).onPage(url.pathname, redirect, next);
  const response = await next();
  if (!response.headers.get('Content-Type')?.startsWith('text/html')) return response;
  return new Response(ownPolicy(await response.text()), response);
});
