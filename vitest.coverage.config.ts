import { defineConfig } from 'vitest/config';
import { withSiteOfTests } from './vitest.site.ts';

/**
 * Lines and branches of the engine and of the markup module, by the tests that stand beside them: `npm run coverage`.
 * The goal is all of them; the thresholds are what was reached, and only ever go up.
 */
export default defineConfig({
  ...withSiteOfTests,
  test: {
    include: ['src/kb/**/*.test.ts', 'src/html.test.ts', 'src/verify/content.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    coverage: {
      provider: 'v8',
      include: ['src/kb/**/*.ts', 'src/html.ts'],
      exclude: ['src/**/*.test.ts'],
      reporter: ['text', 'json'],
      reportOnFailure: true,
      thresholds: { lines: 98.7, branches: 90.8, 'src/html.ts': { lines: 100, branches: 100 } },
    },
  },
});
