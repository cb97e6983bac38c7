import { resolve } from 'node:path';

/** Where compiled code of the commands is kept; each start, and each thread, would compile it again. */
export const CODE = resolve('node_modules', '.cache', 'winnow', 'code');
