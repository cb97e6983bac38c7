import { defineConfig } from 'vitest/config';

const exclude = ['node_modules/**', 'dist*/**'];

export default defineConfig({
  test: {
    // A busy machine is slow; no test asserts speed.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'unit', include: ['src/**/*.test.ts'], exclude } },
      // Builds share Astro's cache folder, so these files run one after the other; the site that they look at is built once.
      { extends: true, test: { name: 'site', include: ['scripts/**/*.test.ts'], exclude, fileParallelism: false, globalSetup: ['scripts/built.ts'], sequence: { groupOrder: 1 } } },
    ],
  },
});
