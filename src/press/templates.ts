/**
 * The sources of the pages -> a folder with them compiled: `client` goes to the site as it is, `server` is the code that renders.
 * Compiling is what takes Astro its time, so it is done once for the same sources, settings and packages, in a process of its own,
 * while the engine works. What is not as it was left is compiled again.
 */
import { spawn } from 'node:child_process';
import { rm, utimes } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join, resolve } from 'node:path';
import { clearDead, moveFolder, readText, writeWhole } from '../kb/disk.ts';
import { digestOfFiles, filesBelow, keepLatest, LOCKS } from '../kb/disk-cache.ts';

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
/** Below a set, the digest of all its files: one that was cut short or changed is not used. */
const SEAL = 'seal';

/** What is being compiled, or lies there compiled; `stop` ends it when nobody wants it any more. */
export interface Compiling {
  key: string;
  made: Promise<Templates>;
  stop: () => void;
}

export function startCompiling(folder = FOLDER): Compiling {
  const stopping = new AbortController();
  const key = templatesKey();
  const made = templates(key, folder, stopping.signal);
  // Waited for later; until then the engine may have better reasons to stop.
  made.catch(() => undefined);
  return { key, made, stop: () => stopping.abort() };
}

async function templates(key: string, sets: string, signal: AbortSignal): Promise<Templates> {
  const folder = join(sets, key);
  const found = { key, client: join(folder, 'client'), server: join(folder, 'server') };
  if (await isWhole(folder)) {
    await utimes(folder, new Date(), new Date()).catch(() => undefined);
    return found;
  }
  const workshops = join(sets, 'making');
  const making = join(workshops, String(process.pid));
  try {
    await clearDead(workshops);
    await compile(making, signal);
    await writeWhole(join(making, SEAL), sealOf(making));
    await rm(folder, { recursive: true, force: true });
    // Somebody else may have been quicker; what they made is the same.
    await moveFolder(making, folder).catch(async (error: unknown) => {
      if (!(await isWhole(folder))) throw error;
    });
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  await keepLatest(sets, KEPT);
  return found;
}

/** The compiler has its own process, so that its memory is free when pages are rendered; it ends when this one does. */
function compile(folder: string, signal: AbortSignal): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('compile.ts', import.meta.url)), folder], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], signal });
    child.once('error', failed);
    child.once('exit', (code) => (code === 0 ? done() : failed(new Error('the pages cannot be compiled'))));
  });
}

/** A digest of all that the compiled pages depend on. Tests and content are no part of it. */
export function templatesKey(root = '.'): string {
  const files = [...filesBelow('{src,public}/**/*', ['**/*.test.ts'], root), ...filesBelow(LOCKS, [], root), 'astro.config.mjs', 'package.json'];
  return digestOfFiles(root, files, process.version);
}

async function isWhole(folder: string): Promise<boolean> {
  const seal = await readText(join(folder, SEAL)).catch(() => undefined);
  return seal !== undefined && seal === sealOf(folder);
}

const sealOf = (folder: string) => digestOfFiles(folder, filesBelow('{client,server}/**/*', [], folder));
