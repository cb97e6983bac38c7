/** Other systems that turn the same articles into pages: what they are made of, how each is set up with the fewest files, how it is run. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Generated, plainFile } from './articles.ts';

export interface Peer {
  name: string;
  /** npm packages, with their versions; none for a program that has to be on the PATH. */
  packages: readonly string[];
  /** Files beside the articles. */
  files: Readonly<Record<string, string>>;
  /** Where an article lies. */
  article: (id: string) => string;
  command: readonly string[];
  out: string;
  /** Folders that a build keeps for the next one. */
  caches: readonly string[];
}

const ASTRO = 'astro@7.3.5';
const LAYOUT = (title: string, body: string) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><main><h1>${title}</h1>${body}</main></body></html>\n`;

export const PEERS: readonly Peer[] = [
  {
    name: 'Starlight',
    packages: [ASTRO, '@astrojs/starlight@0.42'],
    files: {
      'astro.config.mjs': `import { defineConfig } from 'astro/config';\nimport starlight from '@astrojs/starlight';\nexport default defineConfig({ integrations: [starlight({ title: 'Bench', pagefind: false, sidebar: [{ label: 'Home', link: '/' }] })] });\n`,
      'src/content.config.ts': `import { defineCollection } from 'astro:content';\nimport { docsLoader } from '@astrojs/starlight/loaders';\nimport { docsSchema } from '@astrojs/starlight/schema';\nexport const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n`,
      'src/content/docs/index.mdx': '---\ntitle: Home\n---\n\nHome.\n',
    },
    article: (id) => `src/content/docs/${id}.mdx`,
    command: ['node_modules/.bin/astro', 'build', '--silent'],
    out: 'dist',
    caches: ['node_modules/.astro', 'node_modules/.vite', '.astro'],
  },
  {
    name: 'Astro MDX',
    packages: [ASTRO, '@astrojs/mdx@8.0.2'],
    files: {
      'astro.config.mjs': `import { defineConfig } from 'astro/config';\nimport mdx from '@astrojs/mdx';\nexport default defineConfig({ integrations: [mdx()] });\n`,
      'src/content.config.ts': `import { defineCollection } from 'astro:content';\nimport { glob } from 'astro/loaders';\nexport const collections = { docs: defineCollection({ loader: glob({ pattern: '**/*.mdx', base: './src/docs' }) }) };\n`,
      'src/pages/[id].astro': `---\nimport { getCollection, render } from 'astro:content';\nexport const getStaticPaths = async () => (await getCollection('docs')).map((entry) => ({ params: { id: entry.id }, props: { entry } }));\nconst { entry } = Astro.props;\nconst { Content } = await render(entry);\n---\n${LAYOUT('{entry.data.title}', '<Content />')}`,
    },
    article: (id) => `src/docs/${id}.mdx`,
    command: ['node_modules/.bin/astro', 'build', '--silent'],
    out: 'dist',
    caches: ['node_modules/.astro', 'node_modules/.vite', '.astro'],
  },
  {
    name: 'VitePress',
    packages: ['vitepress@1'],
    files: { '.vitepress/config.mjs': `export default { title: 'Bench', srcDir: './docs', themeConfig: { nav: [] } };\n`, 'docs/index.md': '# Home\n' },
    article: (id) => `docs/${id}.md`,
    command: ['node_modules/.bin/vitepress', 'build'],
    out: '.vitepress/dist',
    caches: ['.vitepress/cache'],
  },
  {
    name: 'Eleventy',
    packages: ['@11ty/eleventy@3'],
    files: { 'eleventy.config.mjs': `export default (config) => ({ dir: { input: 'docs' } });\n`, 'docs/docs.json': '{ "layout": "base.njk" }\n', 'docs/_includes/base.njk': LAYOUT('{{ title }}', '{{ content | safe }}') },
    article: (id) => `docs/${id}.md`,
    command: ['node_modules/.bin/eleventy', '--quiet'],
    out: '_site',
    caches: [],
  },
  {
    name: 'Hugo',
    packages: [],
    files: { 'hugo.toml': `baseURL = 'https://bench.example/'\ntitle = 'Bench'\ndisableKinds = ['taxonomy', 'term', 'RSS', 'sitemap']\n`, 'layouts/_default/single.html': LAYOUT('{{ .Title }}', '{{ .Content }}'), 'layouts/index.html': LAYOUT('Home', '') },
    article: (id) => `content/${id}.md`,
    command: ['hugo', '--quiet'],
    out: 'public',
    caches: ['resources'],
  },
];

/** Installs what a peer is made of into `folder`; false when it needs a program that is not there. */
export function install({ packages, command }: Peer, folder: string): boolean {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  if (packages.length === 0) return spawnSync(command[0] as string, ['version']).status === 0;
  const { status, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...packages], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm cannot install ${packages.join(' ')}: ${stderr.slice(0, 500)}`);
  return true;
}

/** The version that was installed, as the program itself or its package says. */
export function versionOf({ packages, command }: Peer, folder: string): string {
  if (packages.length === 0) return /v?(\d+\.\d+\.\d+)/.exec(spawnSync(command[0] as string, ['version'], { encoding: 'utf8' }).stdout)?.[1] ?? '?';
  const name = (packages.at(-1) as string).replace(/@[\d.]+$/, '');
  return JSON.parse(spawnSync('npm', ['ls', name, '--json', '--depth=0'], { cwd: folder, encoding: 'utf8' }).stdout).dependencies?.[name]?.version ?? '?';
}

export function write({ files, article }: Peer, folder: string, articles: Iterable<Generated>): void {
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(files)) put(path, text);
  for (const each of articles) put(article(each.id), plainFile(each));
}
