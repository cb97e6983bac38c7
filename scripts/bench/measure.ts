/** One run of a command: time, processor time of all its processes, memory of the largest and of all together, as Linux tells them. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface Run {
  seconds: number;
  cpu: number;
  /** Most memory that the largest process ever had, MiB. */
  peak: number;
  /** Most memory that all processes had at one time, MiB. */
  sum: number;
}

const EVERY_MS = 40;
/** What the kernel counts processor time in. */
const TICKS = 100;

export async function measure(command: readonly string[], cwd: string, env: NodeJS.ProcessEnv = process.env): Promise<Run> {
  const used = waitedFor();
  const start = performance.now();
  const child = spawn(command[0] as string, command.slice(1), { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let told = '';
  child.stderr.on('data', (data: Buffer) => (told = (told + data.toString()).slice(-2000)));
  let [peak, sum] = [0, 0];
  const timer = setInterval(() => {
    const sizes = family(child.pid as number).map(memoryOf);
    peak = Math.max(peak, ...sizes.map(({ most }) => most));
    sum = Math.max(sum, sizes.reduce((all, { now }) => all + now, 0));
  }, EVERY_MS);
  const code = await new Promise((done) => child.once('close', done));
  clearInterval(timer);
  const seconds = (performance.now() - start) / 1000;
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}: ${told}`);
  return { seconds, cpu: waitedFor() - used, peak: peak / 1024, sum: Math.max(sum, peak) / 1024 };
}

const stat = (pid: number | 'self') => readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');

/** Processor seconds of all children that have ended, and of theirs. */
function waitedFor(): number {
  const fields = stat('self');
  return (Number(fields[13]) + Number(fields[14])) / TICKS;
}

/** A process and all below it. */
function family(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      parents.set(Number(name), Number(stat(Number(name))[1]));
    } catch {
      // It has just ended.
    }
  }
  const found = [root];
  for (const pid of found) for (const [child, parent] of parents) if (parent === pid) found.push(child);
  return found;
}

function memoryOf(pid: number): { now: number; most: number } {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const of = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    return { now: of('VmRSS'), most: of('VmHWM') };
  } catch {
    return { now: 0, most: 0 };
  }
}

export function sizeOf(folder: string): { files: number; bytes: number } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return { files: files.length, bytes: files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0) };
}
