import { defineConfig } from 'vitest/config';
import { withSiteOfTests } from './vitest.site.ts';

/** The tests that stand for the four files that are mutated; `npm run mutation`. */
export default defineConfig({
  ...withSiteOfTests,
  test: { include: ['src/html.test.ts', 'src/kb/{canonical,cut,dedupe,placement,scope,sentences,pipeline,ledger,runs}.test.ts'], testTimeout: 60_000 },
});
