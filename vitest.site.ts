import { fileURLToPath } from 'node:url';

/** For tests of modules: they get a site of their own, so that a team may change `src/site.ts` as it likes. */
export const withSiteOfTests = { resolve: { alias: [{ find: /^(?:\.\.?\/)+site\.ts$/, replacement: fileURLToPath(new URL('src/site.fixture.ts', import.meta.url)) }] } };
