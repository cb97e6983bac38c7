/** The site of `content/`, built once for all tests that only look at it. Asked for by `inject('built')`; gone when the tests have ended. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the built site. */
    built: string;
  }
}

/** The commands run as from a shell: what the test runner sets for itself would make Vite think that it is under test. */
export const shellEnvironment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:NODE_ENV|VITEST.*|TEST|MODE|DEV|PROD|SSR|BASE_URL)$/.test(name)));

export default function setup(project: TestProject): () => void {
  const work = mkdtempSync(join(tmpdir(), 'winnow-built-'));
  const out = join(work, 'dist');
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build.ts', '--out', out], { encoding: 'utf8', env: shellEnvironment });
  if (status !== 0) throw new Error(`the site cannot be built:\n${stderr}`);
  project.provide('built', out);
  return () => rmSync(work, { recursive: true, force: true });
}
