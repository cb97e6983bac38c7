/** A call that cannot be understood -> what is wrong with it, in the words of whoever typed it; and flags that never arrived. */
import { nearest } from '../src/kb/nearest.ts';

/** What `node:util` says of arguments -> the same for people. `known` are the names of the flags. */
export function misread(error: Error, known: readonly string[]): string {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const flag = /--?[\w-]+/.exec(quoted)?.[0] ?? quoted;
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION': {
      const meant = nearest(flag.replace(/^-+/, ''), known);
      return `There is no ${flag}.${meant ? ` Did you mean --${meant}?` : ''}`;
    }
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return `“${quoted}” is not expected here.${known.includes('content') ? ` Did you mean --content ${quoted}?` : known.includes('out') ? ` Did you mean --out ${quoted}?` : ''}`;
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return /does not take an argument/.test(error.message) ? `${flag} stands alone; nothing comes after it.` : `${flag} needs a value after it.`;
    default:
      return error.message;
  }
}

/**
 * Flags that npm took for its own, because no `--` stood before them: `npm run check --fix` calls check without any. npm
 * leaves them in the environment; a command that went on would do something else than it was asked to.
 */
export function keptByNpm(known: readonly string[], given: readonly string[], environment: Readonly<Record<string, string | undefined>>): string[] {
  if (environment['npm_lifecycle_event'] === undefined || given.some((word) => word.startsWith('--'))) return [];
  return known.filter((name) => environment[`npm_config_${name.replaceAll('-', '_')}`]);
}
