import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { setShowAnew } from './src/live.ts';
import { contentSecurityPolicy } from './src/seo/csp.ts';
import { site } from './src/site.ts';

/** Pages that exist only while `npm run dev` runs: the report and the index that search needs before any build. */
const devPages = {
  name: 'winnow:dev-pages',
  hooks: {
    'astro:config:setup': ({ command, injectRoute }) => {
      if (command === 'dev') injectRoute({ pattern: '/_report', entrypoint: './src/dev/report.astro' });
    },
    // As Astro does itself when its store of the collections is on disk again, half a second and more after an edit.
    'astro:server:setup': ({ server }) =>
      setShowAnew(() => {
        for (const { name, hot } of Object.values(server.environments)) if (name !== 'client') hot.send('astro:content-changed', {});
        server.environments.client.hot.send({ type: 'full-reload', path: '*' });
      }),
  },
};

/**
 * Search is a module of its own at a fixed address, so that the listeners that load it on intent can stand in the pages:
 * a script that names another file is never put inline.
 */
const searchModule = {
  name: 'winnow:search-module',
  apply: 'build',
  buildStart() {
    if (this.environment.name === 'client') this.emitFile({ type: 'chunk', id: 'src/components/search.ts', fileName: 'search/search.js', preserveSignature: 'strict' });
  },
};

export default defineConfig({
  site: site.url,
  trailingSlash: 'always',
  compressHTML: true,
  devToolbar: { enabled: false },
  prerenderConflictBehavior: 'error',
  // Editors complete and explain the frontmatter by the schema of the collection.
  experimental: { contentIntellisense: true },
  build: { format: 'directory', inlineStylesheets: 'always', assets: '_assets' },
  // Colours in code need inline styles, which the policy forbids.
  markdown: { syntaxHighlight: false },
  security: { csp: contentSecurityPolicy() },
  integrations: [mdx(), devPages],
  vite: {
    plugins: [searchModule],
    build: { cssMinify: 'esbuild', rollupOptions: { onwarn: (warning, warn) => warning.code !== 'MODULE_LEVEL_DIRECTIVE' && warn(warning) } },
  },
});
