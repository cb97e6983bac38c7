/** Preloaded into a command (`node --import`), it ends every thread but the first one, as a lack of memory would. */
import { isMainThread } from 'node:worker_threads';

if (!isMainThread) process.exit(5);
