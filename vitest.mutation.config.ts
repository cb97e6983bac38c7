import { defineConfig } from 'vitest/config';

/** The tests that stand for the four files that are mutated; `npm run mutation`. */
export default defineConfig({
  test: { include: ['src/html.test.ts', 'src/kb/{canonical,cut,dedupe,placement,scope,sentences,pipeline,ledger,runs}.test.ts'], testTimeout: 60_000 },
});
