/**
 * The sources of the pages -> a folder with them compiled: `client` goes to the site as it is, `server` is the code that renders.
 * Compiling is what takes Astro its time, so it is done once for the same sources, settings and packages, in a process of its own,
 * while the engine works.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join, resolve } from 'node:path';

export interface Templates {
  /** Names everything that the compiled pages depend on. */
  key: string;
  client: string;
  server: string;
}

/** Inside node_modules, where `npm ci` clears it and the compiled pages find their packages. */
const FOLDER = resolve('node_modules', '.cache', 'winnow', 'templates');
/** How many sets are kept: going back and forth between two branches compiles nothing. */
const KEPT = 4;

/** Nobody compiles for this long: whoever began was killed. */
const ABANDONED_MS = 3_600_000;

export async function templates(): Promise<Templates> {
  const key = templatesKey();
  const folder = join(FOLDER, key);
  const found = { key, client: join(folder, 'client'), server: join(folder, 'server') };
  if (existsSync(folder)) {
    await utimes(folder, new Date(), new Date());
    return found;
  }
  const making = `${folder}.${process.pid}.tmp`;
  try {
    await compile(making);
    // Somebody else may have been quicker; what they made is the same.
    await rename(making, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  await prune();
  return found;
}

function compile(folder: string): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('compile.ts', import.meta.url)), folder], { stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', failed);
    child.once('exit', (code) => (code === 0 ? done() : failed(new Error('the pages cannot be compiled'))));
  });
}

/** A digest of all that the compiled pages depend on. Tests and content are no part of it. */
function templatesKey(): string {
  const files = [...globSync('{src,public}/**/*', { exclude: ['**/*.test.ts'] }).map((path) => path.replaceAll('\\', '/')).filter((path) => /\.\w+$/.test(path)).sort(), 'astro.config.mjs', 'package-lock.json', 'package.json'];
  const hash = createHash('sha256').update(process.version);
  for (const file of files) {
    const bytes = readFileSync(file);
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex').slice(0, 32);
}

async function prune(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const found = await Promise.all((await readdir(FOLDER)).map(async (name) => ({ name, path: join(FOLDER, name), used: (await stat(join(FOLDER, name)).catch(() => undefined))?.mtimeMs ?? 0 })));
  const sets = found.filter(({ name }) => !name.endsWith('.tmp')).sort((a, b) => b.used - a.used).slice(KEPT);
  const left = found.filter(({ name, used }) => name.endsWith('.tmp') && used < Date.now() - ABANDONED_MS);
  for (const { path } of [...sets, ...left]) await rm(path, { recursive: true, force: true });
}
