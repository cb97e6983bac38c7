/**
 * The site's files as Astro makes them by itself, every one anew: for a version of Astro whose compiled pages the quick way does not know,
 * and to hold the two ways to the same bytes.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Issue } from '../../src/kb/issue.ts';
import { countSteps, makeChecklist } from '../../src/kb/checklist.ts';
import { clearDead, moveFolder } from '../../src/kb/disk.ts';
import { type Derived, hand, type Handed } from '../../src/press/handed.ts';
import { sheetIssues, sheetsOf } from '../../src/print/issues.ts';
import { ownPolicy } from '../../src/seo/csp.ts';
import { tell } from '../terminal.ts';
import type { Checked } from './checked.ts';
import { articleAgain } from './lean.ts';
import type { Pressed } from './pressed.ts';
import { indexFiles } from './search.ts';
import type { Phases } from './summary.ts';

/** Outside the project, Astro would put its working files where every other build puts them too. */
const WORKSHOPS = resolve('node_modules', '.cache', 'winnow', 'ordinary');

/** Undefined after telling the author what cannot be made. The next build will know nothing of these files. */
export async function ordinary(outcome: Checked, given: Omit<Handed, 'derived'>, next: string, phase: Phases['phase']): Promise<Pressed | undefined> {
  const derived = await phase('Sheets', () => derive(outcome));
  if (!derived) return undefined;
  hand({ ...given, derived });
  const workshop = join(WORKSHOPS, String(process.pid));
  try {
    await clearDead(WORKSHOPS);
    await phase('Pages', () => render(workshop));
    await moveFolder(join(workshop, 'site'), next);
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
  await phase('Search', async () => void (await indexFiles(outcome, next)));
  return { state: { articles: new Map() }, made: derived.size, kept: [], lying: undefined };
}

async function render(workshop: string): Promise<void> {
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const { build } = await import('astro');
  const outDir = join(workshop, 'site');
  await build({ outDir, cacheDir: join(workshop, 'cache'), logLevel: 'warn' });
  for (const entry of readdirSync(outDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.html')) continue;
    const file = join(entry.parentPath, entry.name);
    writeFileSync(file, ownPolicy(readFileSync(file)));
  }
}

/** What pages ask of all articles before any is rendered. */
async function derive({ content, articles }: Checked): Promise<Map<string, Derived> | undefined> {
  const derived = new Map<string, Derived>();
  const issues: Issue[] = [];
  const texts = new Map<string, string>();
  for (const { article: { id, path, data }, text, moved } of articles) {
    const printed = { id, data, text, moved };
    const { made, plain } = await sheetsOf(printed);
    if (!plain) {
      const article = articleAgain(content, path);
      texts.set(path, article.text);
      issues.push(...(await sheetIssues(article, printed)));
    }
    if (made) derived.set(id, { sheets: made.bytes, entries: made.entries, plain, steps: countSteps(makeChecklist(text, moved)) });
  }
  if (!tell(issues, texts)) return derived;
  console.error('Nothing was published.');
  return undefined;
}
