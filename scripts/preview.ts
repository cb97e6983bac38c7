/** `npm run preview -- [--out DIR] [--port N]`: serves the built site as a static host would. */
import { resolve } from 'node:path';
import { repairSwap } from '../src/kb/disk.ts';
import { main, options, portOf, siteFolder } from './terminal.ts';

const USAGE = 'Usage: npm run preview -- [--out DIR] [--port N]';

await main(async () => {
  const { values: { out, port } } = options({ options: { out: { type: 'string', default: 'dist' }, port: { type: 'string', default: '4321' } } }, USAGE);
  const asked = portOf(port, USAGE);
  // A build that was killed in the moment of publishing is finished here.
  await repairSwap(resolve(out));
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const { preview } = await import('astro');
  await preview({ outDir: siteFolder(out), server: { port: asked } });
});
