/** A content folder of one article, so that a build is quick; builds of it, and what stands in a folder afterwards. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { shellEnvironment } from '../built.ts';

/** Writes the folder; another `mark` gives another site. */
export function smallContent(folder: string, mark: string): string {
  const given = readFileSync('content/icloud-phishing.mdx', 'utf8');
  const text = given.replace(/^related:\n(?: {2}- .*\n)+/m, '').replace(/\[([^\]]*)\]\(\/[^)]*\)/g, '$1');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'icloud-phishing.mdx'), `${text.trimEnd()}\n\nThis is the edition called ${mark}.\n`);
  return folder;
}

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  out: string;
  err: string;
  /** Milliseconds. */
  time: number;
}

export interface Started {
  child: ChildProcess;
  ended: Promise<Ended>;
}

/** Starts `node scripts/NAME.ts ...args`; `node` are arguments of Node itself. */
export function start(name: string, args: readonly string[], { env = {}, node = [], uid, cwd }: { env?: Record<string, string>; node?: string[]; uid?: number; cwd?: string } = {}): Started {
  const from = performance.now();
  const child = spawn(process.execPath, [...node, `scripts/${name}.ts`, ...args], { env: { ...shellEnvironment, CI: '1', ...env }, stdio: ['ignore', 'pipe', 'pipe'], ...(cwd ? { cwd } : {}), ...(uid ? { uid, gid: uid } : {}) });
  let [out, err] = ['', ''];
  child.stdout?.on('data', (part: Buffer) => (out += part.toString()));
  child.stderr?.on('data', (part: Buffer) => (err += part.toString()));
  return { child, ended: new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, out, err, time: performance.now() - from }))) };
}

export const build = (content: string, out: string, more: Parameters<typeof start>[2] = {}) => start('build', ['--content', content, '--out', out], more);

/** One value for every path and byte below a folder; '' when it is not there. */
export function digest(folder: string): string {
  if (!existsSync(folder)) return '';
  const hash = createHash('sha256');
  for (const path of pathsOf(folder)) hash.update(path).update(readFileSync(join(folder, path)));
  return hash.digest('hex');
}

export const pathsOf = (folder: string) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort();
