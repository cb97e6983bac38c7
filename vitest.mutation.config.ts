import { defineConfig } from 'vitest/config';
import { withSiteOfTests } from './vitest.site.ts';

/** The tables that stand for the files that are mutated (stryker.config.json); `npm run mutation`. Laws and large inputs are left out: they would take most of the time. */
export default defineConfig({
  ...withSiteOfTests,
  test: { include: ['src/html.test.ts', 'src/kb/{canonical,canonical-keys,cut,dedupe,held,layout,occurrences,placement,register,repair,residue,settle-many,sweep,titles,within-page}.test.ts'], env: { WINNOW_MUTATION: '1' }, testTimeout: 60_000 },
});
