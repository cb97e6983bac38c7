/** `npm run dev -- [--content DIR] [--port N]`: the live site; articles, checklists and `/_report/` follow each edit. */
import { startJudge } from '../src/dev/start.ts';
import { main, options, portOf } from './terminal.ts';

const USAGE = 'Usage: npm run dev -- [--content DIR] [--port N]';

await main(async () => {
  const { values: { content, port } } = options({ options: { content: { type: 'string', default: 'content' }, port: { type: 'string', default: '4321' } } }, USAGE);
  const asked = portOf(port, USAGE);
  process.env['WINNOW_CONTENT'] = content;
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  // Takes longest, so it begins before Astro is loaded.
  startJudge(content);
  const { dev } = await import('astro');
  await dev({ server: { port: asked } });
});
