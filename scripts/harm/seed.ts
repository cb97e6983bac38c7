/**
 * Chance, the same each time: what a change has to pass and what a coverage run reaches must not depend on luck.
 * `WINNOW_SEED=NUMBER npm test` draws otherwise, and `npm run test:long` draws anew each time; a seed that fails becomes a row.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['WINNOW_SEED'] ?? 20260615) });
