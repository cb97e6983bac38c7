/**
 * `node scripts/harm/stock.ts FOLDER [EVERY]`: every so-manieth row of the matrix through a stock Starlight that is installed in
 * FOLDER (npm install astro @astrojs/starlight), one build each: told with its place, told, or published without a word.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { shellEnvironment } from '../built.ts';
import { ADDRESSES } from '../../src/verify/bad-input/addresses.ts';
import { BYTES } from '../../src/verify/bad-input/bytes.ts';
import { FRONTMATTER } from '../../src/verify/bad-input/frontmatter.ts';
import { MARKUP } from '../../src/verify/bad-input/markup.ts';
import { NAMES } from '../../src/verify/bad-input/names.ts';
import { GOOD, type Row } from '../../src/verify/bad-input/row.ts';

const [folder = '.', every = '12'] = process.argv.slice(2);
/** Fields that a stock site has not, and rules of this house, are left out: it cannot be asked to know them. */
const OWN = /\((?:frontmatter-(?:missing-field|value|type|unknown-field|dates|future|reviewer)|component-(?!unknown)\S+|figure-unknown|image|keep-idle|query-shared|related-\S+|title-shared|heading-level|word-long|id-shared|not-imported)\)$/;
const tables: Readonly<Record<string, readonly Row[]>> = { bytes: BYTES, frontmatter: FRONTMATTER, markup: MARKUP, addresses: ADDRESSES, names: NAMES };

writeFileSync(join(folder, 'astro.config.mjs'), "import { defineConfig } from 'astro/config';\nimport starlight from '@astrojs/starlight';\nexport default defineConfig({ integrations: [starlight({ title: 'Stock', pagefind: false })] });\n");
mkdirSync(join(folder, 'src'), { recursive: true });
writeFileSync(join(folder, 'src', 'content.config.ts'), "import { defineCollection } from 'astro:content';\nimport { docsLoader } from '@astrojs/starlight/loaders';\nimport { docsSchema } from '@astrojs/starlight/schema';\nexport const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n");
const docs = join(folder, 'src', 'content', 'docs');

const counts: Record<string, [rows: number, placed: number, told: number, silent: number]> = {};
for (const [table, rows] of Object.entries(tables)) {
  const asked = rows.filter(({ told }) => !told.every((line) => OWN.test(line)) && !told.some((line) => line.startsWith('and '))).filter((_, at) => at % Number(every) === 0);
  const count = (counts[table] = [asked.length, 0, 0, 0]);
  for (const { name, files } of asked) {
    for (const old of [docs, join(folder, 'dist'), join(folder, 'node_modules', '.astro'), join(folder, '.astro')]) rmSync(old, { recursive: true, force: true });
    for (const [path, content] of Object.entries({ 'good.mdx': GOOD, ...files })) {
      mkdirSync(dirname(join(docs, path)), { recursive: true });
      writeFileSync(join(docs, path), content);
    }
    const { status, stdout, stderr } = spawnSync(process.execPath, [join('node_modules', 'astro', 'bin', 'astro.mjs'), 'build'], { cwd: folder, encoding: 'utf8', timeout: 180_000, env: { ...shellEnvironment, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' } });
    const said = `${stdout}${stderr}`;
    const [path = ''] = Object.keys(files);
    const placed = /:(?!0:0)[1-9]\d*:\d+/.test(said.replace(/node_modules\S*:\d+:\d+|\d\d:\d\d:\d\d/g, ''));
    const kind = status === 0 ? 3 : placed && said.includes(path) ? 1 : 2;
    count[kind]++;
    console.log(`${table}: ${name}: ${['', 'told with its place', `told${status === null ? ' (hung)' : ''}`, 'published'][kind]}`);
  }
}
console.log(JSON.stringify(counts));
