/**
 * `node compile.ts FOLDER`: Astro compiles the pages into FOLDER and renders none of them. The hook that adapters use to render elsewhere
 * tells when the compiled code is there; it is put aside before Astro clears it away.
 */
import { rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'astro';

const folder = resolve(process.argv[2] as string);
const client = join(folder, 'client');
process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
// Whoever asked for it may be killed: nobody wants it then.
process.on('disconnect', () => process.exit(1));

await build({
  outDir: client,
  // One of its own, so that two builds cannot mix and a damaged one is never read.
  cacheDir: join(folder, 'cache'),
  logLevel: 'warn',
  integrations: [
    {
      name: 'winnow:put-aside',
      hooks: {
        'astro:build:start': ({ setPrerenderer }) =>
          setPrerenderer({
            name: 'winnow:none',
            setup: () => rename(join(client, '.prerender'), join(folder, 'server')),
            getStaticPaths: () => Promise.resolve([]),
            render: () => Promise.reject(new Error('pages are rendered by press.ts')),
          }),
      },
    },
  ],
});
process.exit();
