/** `npm run dev -- [--content DIR] [--port N]`: the live site; articles, checklists and `/_report/` follow each edit. */
import { enableCompileCache, flushCompileCache } from 'node:module';
import { startJudge } from '../src/dev/start.ts';
import { CODE } from './code.ts';
import { main, options, portOf } from './terminal.ts';

const USAGE = 'Usage: npm run dev -- [--content DIR] [--port N]';

await main(async () => {
  const { values: { content, port } } = options({ options: { content: { type: 'string', default: 'content' }, port: { type: 'string', default: '4321' } } }, USAGE);
  const asked = portOf(port, USAGE);
  process.env['WINNOW_CONTENT'] = content;
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  enableCompileCache(CODE);
  // Takes longest, so it begins before Astro is loaded.
  startJudge(content, CODE);
  const { dev } = await import('astro');
  await dev({ server: { port: asked } });
  // Whoever stops the command ends it at once.
  flushCompileCache();
});
