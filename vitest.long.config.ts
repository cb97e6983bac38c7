import { defineConfig } from 'vitest/config';
import { withSiteOfTests } from './vitest.site.ts';

/** What takes too long for every change: `npm run test:long`, some 40 minutes. */
export default defineConfig({
  ...withSiteOfTests,
  test: { include: ['scripts/harm/**/*.long.ts', 'src/verify/fuzz.test.ts', 'src/kb/again.test.ts'], env: { WINNOW_FUZZ: '100' }, testTimeout: 7_200_000, hookTimeout: 600_000, fileParallelism: false },
});
