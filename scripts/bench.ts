/** `npm run bench -- NAME`: figures of quality and speed, as tables. */
import { main, options, usage } from './terminal.ts';

const USAGE = `Usage: npm run bench -- dedupe [--data DIR] [--articles 1000,10000]
  --data      folder with labelled/ and corpora/ (../shared)
  --articles  how many generated articles, several sizes joined by commas`;

await main(async () => {
  const { values, positionals: [name] } = options({ allowPositionals: true, options: { data: { type: 'string', default: '../shared' }, articles: { type: 'string', default: '100,1000,5000' } } }, USAGE);
  if (name === 'dedupe') {
    const { benchDedupe } = await import('./bench/dedupe.ts');
    benchDedupe({ data: values.data, articles: values.articles.split(',').map(Number) });
  } else usage(name ? `There is no benchmark “${name}”.` : 'Which benchmark?', USAGE);
});
