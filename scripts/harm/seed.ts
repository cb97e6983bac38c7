/** Chance, the same each time: what a coverage run reaches must not depend on its luck. `npm test` draws anew. */
import fc from 'fast-check';

fc.configureGlobal({ seed: 20260615 });
