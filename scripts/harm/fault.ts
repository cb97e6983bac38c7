/**
 * Preloaded into a command (`node --import`), it makes one file call fail, or ends the process there as SIGKILL does:
 * WINNOW_FAULT=NUMBER:WHAT:CALL:PATH, where WHAT is KILL or an error's code and CALL the function's name or `*`; calls on paths
 * that begin with PATH are counted, or, when PATH begins with `=`, those on just that path.
 * WINNOW_FAULT_COUNT names a file for the number of calls.
 */
import { writeFileSync } from 'node:fs';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

const [at = '0', what = 'EIO', only = '*', place = ''] = (process.env['WINNOW_FAULT'] ?? '').split(':');
let calls = 0;
const meant = (path: unknown) => (typeof path === 'string' || path instanceof URL) && (place.startsWith('=') ? String(path) === place.slice(1) : String(path).replace(/^file:\/\//, '').startsWith(place));

const NAMES = ['copyFile', 'link', 'lstat', 'mkdir', 'open', 'readdir', 'readFile', 'rename', 'rm', 'stat', 'writeFile'] as const;
const mutable = fs as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>;
for (const name of NAMES) {
  const real = mutable[name]!;
  mutable[name] = async (...given) => {
    if ((only === '*' || only === name) && given.slice(0, 2).some(meant) && ++calls === Number(at)) {
      if (what === 'KILL') process.kill(process.pid, 'SIGKILL');
      throw Object.assign(new Error(`${what}: injected, ${name} '${String(given[0])}'`), { code: what, syscall: name, path: String(given[0]) });
    }
    return real(...given);
  };
}
syncBuiltinESMExports();

const count = process.env['WINNOW_FAULT_COUNT'];
if (count) process.on('exit', () => writeFileSync(count, String(calls)));
