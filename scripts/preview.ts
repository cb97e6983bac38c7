/** `npm run preview -- [--out DIR] [--port N]`: serves the built site as a static host would. */
import { resolve } from 'node:path';
import { main, options } from './terminal.ts';

const USAGE = 'Usage: npm run preview -- [--out DIR] [--port N]';

await main(async () => {
  const { values: { out, port } } = options({ options: { out: { type: 'string', default: 'dist' }, port: { type: 'string', default: '4321' } } }, USAGE);
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const { preview } = await import('astro');
  await preview({ outDir: resolve(out), server: { port: Number(port) } });
});
