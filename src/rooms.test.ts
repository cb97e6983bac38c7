/** The rooms of the house: who may import whom. */
import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';

/** From the ground up; a file imports its own floor and those below. `html.ts` is on the engine's floor, but the engine does without it. */
const FLOORS: readonly RegExp[] = [/^src\/site(?:\.fixture)?\.ts$/, /^src\/(?:kb\/|html\.ts$)/, /^src\/(?:seo|print|image|search|offline|verify|press)\/|^src\/(?:library|live)\.ts$/, /^src\/(?:pages|layouts|components|dev|styles)\/|^src\/(?:middleware|content\.config)\.ts$|^public\//, /^scripts\//];
const floorOf = (path: string) => FLOORS.findIndex((floor) => floor.test(path));

const files = globSync('{src,scripts}/**/*.{ts,astro,mdx}').map((path) => path.replaceAll('\\', '/')).filter((path) => !/\.test\.ts$|^src\/env\.d\.ts$/.test(path)).sort();
const texts = new Map(files.map((path) => [path, readFileSync(path, 'utf8')]));
const imports = [...texts].flatMap(([path, text]) =>
  [...text.matchAll(/^\s*(?:import|export)\b(?:[^;'"]*\bfrom\s*|\s*)['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm)].map((found) => {
    const name = (found[1] ?? found[2]) as string;
    return { from: path, to: name.startsWith('.') ? posix.join(posix.dirname(path), name.replace(/\?.*$/, '')) : name };
  }),
);
const local = imports.filter(({ to }) => /^(?:src|scripts|public)\//.test(to));
const said = (list: typeof imports) => list.map(({ from, to }) => `${from} -> ${to}`);

test('every file stands on a floor', () => expect(files.filter((path) => floorOf(path) < 0)).toEqual([]));
test('imports point down', () => expect(said(local.filter(({ from, to }) => floorOf(to) > floorOf(from) || floorOf(to) < 0))).toEqual([]));
test('site.ts imports nothing', () => expect(said(imports.filter(({ from }) => from === 'src/site.ts'))).toEqual([]));
test('the engine imports itself, site.ts and packages; only its disk files read and write', () => {
  const engine = imports.filter(({ from }) => from.startsWith('src/kb/'));
  expect(said(engine.filter(({ to }) => /^(?:src|scripts)\//.test(to) && !/^src\/(?:kb\/|site\.ts$)/.test(to)))).toEqual([]);
  expect(said(engine.filter(({ from, to }) => /^(?:node|astro|virtual):|^astro(?:$|\/)/.test(to) && !/^src\/kb\/disk(?:-\w+)?\.ts$/.test(from)))).toEqual([]);
});
test('the engine has no clock, chance or locale', () => {
  const code = (text: string) => text.replace(/\/\*[^]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const ASKED = /\bDate\.now\b|\bnew Date\b|\bMath\.random\b|\bIntl\.|\.toLocale|\.localeCompare\b|\bperformance\.|\bprocess\.(?!pid\b|kill\(pid, 0\))|\bcrypto\./;
  expect([...texts].filter(([path, text]) => path.startsWith('src/kb/') && ASKED.test(code(text))).map(([path]) => path)).toEqual([]);
});
test('CONTRIBUTING.md names every file of the engine, and none that is gone', () => {
  const names = files.filter((path) => /^src\/kb\/[^/]+\.ts$/.test(path)).map((path) => posix.basename(path));
  const rows = readFileSync('CONTRIBUTING.md', 'utf8').split('| in `src/kb` | does |')[1]!.split('\n\n')[0] as string;
  expect([...rows.matchAll(/`([\w-]+\.ts)`/g)].map(([, name]) => name as string).sort()).toEqual(names.filter((name) => name !== 'pages-made.ts'));
});
test('the house was found', () => {
  expect(files.length).toBeGreaterThan(30);
  expect(local.length).toBeGreaterThan(60);
  expect(FLOORS.every((floor) => files.some((path) => floor.test(path)))).toBe(true);
});
