import { defineConfig } from 'vitest/config';
import { withSiteOfTests } from './vitest.site.ts';

/** The tables that stand for the four files that are mutated; `npm run mutation`. Laws and large inputs are left out: they would take most of the time. */
export default defineConfig({
  ...withSiteOfTests,
  test: { include: ['src/html.test.ts', 'src/kb/{canonical,canonical-keys,cut,dedupe,placement,repair,residue}.test.ts'], env: { WINNOW_MUTATION: '1' }, testTimeout: 60_000 },
});
