import { defineConfig } from 'vitest/config';
import { withSiteOfTests } from './vitest.site.ts';

/**
 * Lines and branches of the engine and of the markup module, by the tests that stand beside them: `npm run coverage`. All of them.
 * A branch that no test reaches is a behaviour that nobody asked for: give it a row, or take it out.
 */
export default defineConfig({
  ...withSiteOfTests,
  test: {
    include: ['src/kb/**/*.test.ts', 'src/html.test.ts', 'src/verify/content.test.ts'],
    setupFiles: ['scripts/harm/seed.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    coverage: {
      provider: 'v8',
      include: ['src/kb/**/*.ts', 'src/html.ts'],
      // Word documents and pages that tests make are tests.
      exclude: ['src/**/*.test.ts', 'src/kb/import/word-made.ts', 'src/kb/pages-made.ts'],
      reporter: ['text', 'json'],
      reportOnFailure: true,
      thresholds: { 100: true },
    },
  },
});
