/** Every page passes here while it is rendered. A build cuts its content security policy to what it needs as it writes it; see press.ts. */
import { defineMiddleware } from 'astro:middleware';

export const onRequest = defineMiddleware((_context, next) => next());
