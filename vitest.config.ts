import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { withSiteOfTests } from './vitest.site.ts';

const exclude = ['node_modules/**', 'dist*/**'];
/** Tests of `src/site.ts` and `content/`, whatever stands there; and of the knowledge base that ships, which a team replaces by its own. */
const SITE = '**/*.site.test.ts';
const SHIPPED = '**/*.shipped.test.ts';
const isShipped = existsSync('content/icloud-photos-not-syncing.mdx');

export default defineConfig({
  test: {
    // A busy machine is slow; no test asserts speed.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // The same chance each time: a change is not held up by what it did not do.
    setupFiles: ['scripts/harm/seed.ts'],
    projects: [
      { extends: true, ...withSiteOfTests, test: { name: 'unit', include: ['src/**/*.test.ts'], exclude: [...exclude, SITE, SHIPPED] } },
      { extends: true, test: { name: 'content', include: [`src/${SITE}`, ...(isShipped ? [`src/${SHIPPED}`] : [])], exclude } },
      // Builds share Astro's cache folder, so these files run one after the other; the site that they look at is built once. They walk its pages by name.
      ...(isShipped ? [{ extends: true as const, test: { name: 'site', include: ['scripts/**/*.test.ts'], exclude, fileParallelism: false, globalSetup: ['scripts/built.ts'], sequence: { groupOrder: 1 } } }] : []),
    ],
  },
});
