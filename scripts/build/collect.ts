/**
 * Garbage, collected when a build knows that there is much of it: V8 waits until there is several times what is in use, and on a machine with much
 * memory a build of ten thousand articles would take twice what it needs.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc') as (how: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void;

/** With fewer articles there is little to collect. */
export const MANY = 1000;

/** Everything that nobody needs any more, and what V8 keeps in reserve, goes back to the machine. */
export const collect = (): void => gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });

/** From now on it is collected when a third has been added. */
export const collectEarly = (): void => setFlagsFromString('--heap-growing-percent=33');
