import { defineConfig } from 'vitest/config';

/** Every line and branch of the engine and of the markup module, by the tests that stand beside them: `npm run coverage`. */
export default defineConfig({
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
      thresholds: { lines: 100, branches: 100 },
    },
  },
});
