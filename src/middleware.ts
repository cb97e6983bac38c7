/**
 * Every page passes here while it is rendered. While developing, old addresses lead on and articles get their notes. A build cuts the content
 * security policy of a page to what it needs as it writes it; see press.ts.
 */
import { defineMiddleware } from 'astro:middleware';

export const onRequest = defineMiddleware(async ({ url, redirect }, next) => (import.meta.env.DEV ? (await import('./dev/pages.ts')).onPage(url.pathname, redirect, next) : next()));
