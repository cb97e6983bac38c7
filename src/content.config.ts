/**
 * The collection of articles. Read and watched only while `npm run dev` runs: a build hands its articles to the pages itself, so that nothing is
 * read twice, and the compiled pages are the same whatever they will show. What follows the folder is loaded when it is wanted.
 */
// What astro:content has besides, all that renders pages, would be loaded before the server listens.
import { defineCollection } from 'astro/content/config';
import type { Loader } from 'astro/loaders';
import type { z } from 'astro/zod';
import { frontmatterSchema } from './kb/article.ts';

const articles: Loader = {
  name: 'winnow',
  async load(context) {
    context.store.clear();
    if (!context.watcher) return;
    const { follow } = await import('./dev/articles.ts');
    follow(context, context.watcher);
  },
};

// The schema checks nothing here: it is what editors complete the frontmatter by.
export const collections = { articles: defineCollection({ loader: articles, schema: frontmatterSchema as unknown as z.ZodType }) };
