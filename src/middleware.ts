/** Every rendered page passes here: its content security policy is cut to what it needs. */
import { defineMiddleware } from 'astro:middleware';
import { ownPolicy } from './seo/csp.ts';

export const onRequest = defineMiddleware(async (_context, next) => {
  const response = await next();
  if (!response.headers.get('Content-Type')?.startsWith('text/html') || import.meta.env.DEV) return response;
  return new Response(ownPolicy(await response.text()), response);
});
