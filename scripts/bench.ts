/** `npm run bench -- NAME [options]`: quality, bytes and time, measured. */
import { main, usage } from './terminal.ts';

const BENCHES: Readonly<Record<string, () => Promise<{ bench: (args: readonly string[]) => void | Promise<void> }>>> = {
  build: () => import('./bench/build.ts'),
  dedupe: () => import('./bench/dedupe.ts'),
  pages: () => import('./bench/pages.ts'),
  print: () => import('./bench/print.ts'),
  search: () => import('./bench/search.ts'),
};

const [name = '', ...args] = process.argv.slice(2);
await main(async () => {
  const load = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
  if (!load) return usage(name && !name.startsWith('-') ? `There is no bench ${name}` : 'Name a bench', `Usage: npm run bench -- ${Object.keys(BENCHES).join('|')} [options]`);
  await (await load()).bench(args);
});
