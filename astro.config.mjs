import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { contentSecurityPolicy } from './src/seo/csp.ts';
import { site } from './src/site.ts';

/** Pages that exist only while `npm run dev` runs: the report and the index that search needs before any build. */
const devPages = {
  name: 'winnow:dev-pages',
  hooks: {
    'astro:config:setup': ({ command, injectRoute }) => {
      if (command === 'dev') injectRoute({ pattern: '/_report', entrypoint: './src/dev/report.astro' });
    },
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
  redirects: site.redirects,
  compressHTML: true,
  devToolbar: { enabled: false },
  prerenderConflictBehavior: 'error',
  // Pages that lead on are written by the build, which knows more of them.
  build: { format: 'directory', inlineStylesheets: 'always', assets: '_assets', redirects: false },
  // Colours in code need inline styles, which the policy forbids.
  markdown: { syntaxHighlight: false },
  security: { csp: contentSecurityPolicy() },
  integrations: [mdx(), devPages],
  vite: {
    plugins: [searchModule],
    build: { cssMinify: 'esbuild', rollupOptions: { onwarn: (warning, warn) => warning.code !== 'MODULE_LEVEL_DIRECTIVE' && warn(warning) } },
  },
});
