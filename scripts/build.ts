/**
 * `npm run build -- [--content DIR] [--out DIR] [--changed FILE] [--only pages]`: content -> a published site, all or nothing.
 * Built beside the old site from what has changed and what has not, verified, then swapped in with two renames. One build at a time
 * into a folder; the build itself is told in build/site.ts.
 */
import { rm } from 'node:fs/promises';
import { enableCompileCache } from 'node:module';
import { relative, resolve } from 'node:path';
import { lockFolder } from '../src/kb/disk.ts';
import type { Compiling } from '../src/press/templates.ts';
import { CODE } from './code.ts';
import { main, options, tell, usage } from './terminal.ts';

const USAGE = `Usage: npm run build -- [--content DIR] [--out DIR] [--changed FILE] [--only pages] [--times FILE] [--shard 2/4 | --merge DIR | --ordinary]
  --content  folder of articles (content)
  --out      folder of the site (dist)
  --changed  where to write which pages changed since the site was last published, as IndexNow wants to be told
  --only     pages: without sheets, images and search; to time them, not to publish
  --times    where to write how long each phase took: [name, milliseconds, milliseconds of processor time]
  --shard    makes the files of one part of the articles into --out, for a machine of its own
  --merge    folder that holds the shards; what they made is not made again
  --ordinary lets Astro render every page itself: the same site, but slower`;

const { values } = options({ options: { content: { type: 'string', default: 'content' }, out: { type: 'string', default: 'dist' }, changed: { type: 'string' }, only: { type: 'string' }, times: { type: 'string' }, shard: { type: 'string' }, merge: { type: 'string' }, ordinary: { type: 'boolean', default: false } } }, USAGE);
if (values.only !== undefined && values.only !== 'pages') usage(`only pages can be made alone, not ${values.only}`, USAGE);
if (values.ordinary && (values.only ?? values.shard ?? values.merge) !== undefined) usage('Astro renders every page or none: --ordinary stands alone', USAGE);
const out = resolve(values.out);
const next = `${out}.next`;

await main(async () => {
  enableCompileCache(CODE);
  const { shardOf } = await import('../src/press/shard.ts');
  const shard = values.shard === undefined ? undefined : (shardOf(values.shard) ?? usage(`${values.shard} is not a part: write 2/4 for the second of four`, USAGE));
  const unlock = await lockFolder(out);
  if (typeof unlock === 'number') {
    tell([{ path: relative('', `${out}.lock`), line: 1, column: 1, severity: 'error', rule: 'busy', message: `process ${unlock} is building into the same folder`, hint: 'Wait until it has ended, or build elsewhere with --out. When there is no such build, delete this file.' }], new Map());
    return;
  }
  let compiling: Compiling | undefined;
  try {
    // Vite believes these, and with another NODE_ENV pages come out without their policy: a published site does not depend on the shell.
    for (const name of ['VITEST', 'TEST', 'MODE', 'DEV', 'PROD', 'SSR', 'BASE_URL']) delete process.env[name];
    process.env['NODE_ENV'] = 'production';
    // Takes longest, so it begins before the rest of the build is loaded.
    if (!values.ordinary) compiling = (await import('../src/press/templates.ts')).startCompiling();
    const { buildSite } = await import('./build/site.ts');
    await buildSite({ ...values, out, next, shard, compiling, pagesOnly: values.only === 'pages', shown: values.out, code: CODE });
  } finally {
    compiling?.stop();
    await rm(next, { recursive: true, force: true }).catch(() => undefined);
    await unlock();
  }
});
