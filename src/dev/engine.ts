/** The thread with the engine, as it begins: compiled code that is kept has to be known before anything is imported. */
import { enableCompileCache, flushCompileCache } from 'node:module';
import { workerData } from 'node:worker_threads';

const { code } = workerData as { code?: string };
if (code) enableCompileCache(code);
await import('./judge.ts');
// Nobody ends this thread in an orderly way.
if (code) flushCompileCache();
