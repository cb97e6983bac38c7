import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // A busy machine is slow; no test asserts speed.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
    exclude: ['node_modules/**', 'dist*/**'],
  },
});
