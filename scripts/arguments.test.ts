import { parseArgs } from 'node:util';
import { expect, test } from 'vitest';
import { keptByNpm, misread } from './arguments.ts';

const OPTIONS = { format: { type: 'string' }, fix: { type: 'boolean' } } as const;
const said = (...args: string[]) => {
  try {
    parseArgs({ args, options: OPTIONS });
    return undefined;
  } catch (error) {
    return misread(error as Error, Object.keys(OPTIONS));
  }
};

// What the message is made of is Node's own error, so that a change of it is noticed here.
const CALLS: ReadonlyArray<[args: string[], message: string | undefined]> = [
  [['--format', 'json', '--fix'], undefined],
  [['--fromat', 'json'], 'There is no --fromat. Did you mean --format?'],
  [['--Fix'], 'There is no --Fix. Did you mean --fix?'],
  [['--zebra'], 'There is no --zebra.'],
  [['-x'], 'There is no -x.'],
  [['--format'], '--format needs a value after it.'],
  [['--format', '--fix'], '--format needs a value after it.'],
  [['--fix=yes'], '--fix stands alone; nothing comes after it.'],
  [['docs'], '“docs” is not expected here.'],
];
const ELSEWHERE: ReadonlyArray<[known: string[], message: string]> = [[['content', 'out'], '“docs” is not expected here. Did you mean --content docs?'], [['out'], '“docs” is not expected here. Did you mean --out docs?']];
test('each wrong call is told in plain words', () => {
  for (const [args, message] of CALLS) expect([args, said(...args)]).toEqual([args, message]);
  expect(CALLS.length).toBe(9);
  const stray = Object.assign(new Error("Unexpected argument 'docs'."), { code: 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL' });
  for (const [known, message] of ELSEWHERE) expect(misread(stray, known)).toBe(message);
  expect(misread(new Error('something else'), [])).toBe('something else');
});

test('flags that npm took are named, and only those', () => {
  const npm = { npm_lifecycle_event: 'check', npm_config_fix: 'true', npm_config_cache: '/x' };
  expect(keptByNpm(['format', 'fix'], [], npm)).toEqual(['fix']);
  expect(keptByNpm(['format', 'fix'], ['lids'], npm)).toEqual(['fix']);
  expect(keptByNpm(['format', 'fix'], ['--fix'], npm)).toEqual([]);
  expect(keptByNpm(['format'], [], npm)).toEqual([]);
  expect(keptByNpm(['fix'], [], { npm_config_fix: 'true' })).toEqual([]);
});
