/**
 * Preloaded into a command (`node --import`), it makes one file call fail, or ends the process there as SIGKILL does:
 * WINNOW_FAULT=NUMBER:WHAT:CALL:PATH, where WHAT is KILL or an error's code and CALL the function's name, without Sync, or `*`; calls on paths
 * that begin with PATH are counted, or, when PATH begins with `=`, those on just that path.
 * WINNOW_FAULT_COUNT names a file for the number of calls.
 */
import sync, { writeFileSync } from 'node:fs';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

const [at = '0', what = 'EIO', only = '*', place = ''] = (process.env['WINNOW_FAULT'] ?? '').split(':');
let calls = 0;
const meant = (path: unknown) => (typeof path === 'string' || path instanceof URL) && (place.startsWith('=') ? String(path) === place.slice(1) : String(path).replace(/^file:\/\//, '').startsWith(place));

const NAMES = ['copyFile', 'link', 'lstat', 'mkdir', 'open', 'readdir', 'readFile', 'rename', 'rm', 'stat', 'writeFile'] as const;
const interfere = (name: string, given: readonly unknown[]) => {
  if ((only !== '*' && only !== name) || !given.slice(0, 2).some(meant) || ++calls !== Number(at)) return;
  if (what === 'KILL') process.kill(process.pid, 'SIGKILL');
  throw Object.assign(new Error(`${what}: injected, ${name} '${String(given[0])}'`), { code: what, syscall: name, path: String(given[0]) });
};

type Call = (...given: unknown[]) => unknown;
const [waiting, waited] = [fs, sync] as unknown as [Record<string, Call>, Record<string, Call>];
for (const name of NAMES) {
  const [later, now] = [waiting[name]!, waited[`${name}Sync`]!];
  waiting[name] = async (...given) => (interfere(name, given), later(...given));
  waited[`${name}Sync`] = (...given) => (interfere(name, given), now(...given));
}
syncBuiltinESMExports();

const count = process.env['WINNOW_FAULT_COUNT'];
if (count) process.on('exit', () => writeFileSync(count, String(calls)));
