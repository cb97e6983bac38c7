/** The engine as the browser runs it: opened once, its files fetched once each; what failed is tried again when it is next needed. */
import { HEAD_PATH, openEngine, WORDS } from '../engine.ts';

/** An answer that never comes would leave the reader waiting. */
const PATIENCE_MS = 10_000;
/** The full text exists once the site has been built. */
const HAS_TEXT = !import.meta.env.DEV;

/** Keeps what `load` gives; forgets a failure. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | undefined;
  return () => (kept ??= load().catch((error: unknown) => {
    kept = undefined;
    throw error;
  }));
}

declare global {
  /** Asked for by the listeners that load search, beside its module. */
  var searchHead: Promise<Response> | undefined;
}

/** What the listeners have asked for is taken once: a file that failed is fetched afresh. */
let taken = false;
function early(path: string): Promise<Response> | undefined {
  if (path !== HEAD_PATH || taken) return undefined;
  taken = true;
  return globalThis.searchHead;
}

async function json(path: string): Promise<unknown> {
  const answer = await (early(path) ?? fetch(path, { signal: AbortSignal.timeout(PATIENCE_MS) }));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

const files = new Map<string, () => Promise<unknown>>();
function load(path: string): Promise<unknown> {
  const file = files.get(path) ?? once(() => json(path));
  files.set(path, file);
  return file();
}

export const engine = once(() => openEngine(load, HAS_TEXT));

/** Fetches what the first answer needs, before it is asked. */
export const warm = (): Promise<unknown> => Promise.all([engine(), load(WORDS)]);
