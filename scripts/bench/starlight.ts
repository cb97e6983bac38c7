/** An article as Markdown -> the same article as the one page of a site that Starlight builds, in a folder of its own outside of this project. */
import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What its own guide sets up, at one version. */
const PACKAGES = { astro: '7.3.5', '@astrojs/starlight': '0.42.4' };
const CONFIG = (name: string) => `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
export default defineConfig({ site: 'https://peer.example', integrations: [starlight({ title: ${JSON.stringify(name)} })] });
`;
const COLLECTION = `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;

export interface Peer {
  name: string;
  /** Folder of the built site. */
  out: string;
  /** To remove when done. */
  work: string;
}

/** Needs the network for npm; throws with what npm or Astro said. `twin`: the article's Markdown form, which has the title as its first line. */
export async function buildStarlight(twin: string, slug: string, description: string, siteName: string): Promise<Peer> {
  const work = await mkdtemp(join(tmpdir(), 'winnow-starlight-'));
  const docs = join(work, 'src/content/docs');
  await mkdir(docs, { recursive: true });
  await mkdir(join(work, 'public'));
  const [title = '', ...body] = (await readFile(twin, 'utf8')).split('\n');
  const frontmatter = `---\ntitle: ${JSON.stringify(title.replace(/^# /, ''))}\ndescription: ${JSON.stringify(description)}\n---\n`;
  await Promise.all([
    writeFile(join(work, 'package.json'), JSON.stringify({ name: 'peer', private: true, type: 'module', dependencies: PACKAGES })),
    copyFile('.npmrc', join(work, '.npmrc')),
    copyFile('public/favicon.svg', join(work, 'public/favicon.svg')),
    writeFile(join(work, 'astro.config.mjs'), CONFIG(siteName)),
    writeFile(join(work, 'src/content.config.ts'), COLLECTION),
    writeFile(join(docs, `${slug}.md`), frontmatter + body.join('\n')),
    writeFile(join(docs, 'index.md'), `---\ntitle: ${JSON.stringify(siteName)}\n---\n[${slug}](/${slug}/)\n`),
  ]);
  const run = (command: string, ...args: string[]) => {
    const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: work, encoding: 'utf8', env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } });
    if (status !== 0) throw new Error(`${command} ${args.join(' ')} in ${work}: ${error?.message ?? `${stdout}${stderr}`.slice(-2000)}`);
  };
  // Scripts of other people's packages do not run.
  run('npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund');
  run(process.execPath, join(work, 'node_modules/astro/bin/astro.mjs'), 'build');
  return { name: `Starlight ${PACKAGES['@astrojs/starlight']}`, out: join(work, 'dist'), work };
}
