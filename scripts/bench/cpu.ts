/** Milliseconds of processor time: of this process, and of those it started, which only Linux tells. */
import { readdirSync, readFileSync } from 'node:fs';

export function ownCpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Of all processes below this one that are alive, and what those had waited for; NaN where it cannot be told. */
export function childrenCpu(): number {
  const parents = new Map<number, number>();
  const ticks = new Map<number, number>();
  try {
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      const told = stat(name);
      if (!told) continue;
      parents.set(Number(name), told.parent);
      ticks.set(Number(name), told.ticks);
    }
  } catch {
    return NaN;
  }
  const isBelow = (id: number): boolean => id > 1 && (parents.get(id) === process.pid || isBelow(parents.get(id) ?? 0));
  let sum = 0;
  for (const [id, own] of ticks) if (isBelow(id)) sum += own;
  return sum * TICK;
}

/** Linux counts in hundredths of a second, whatever the machine. */
const TICK = 10;

function stat(id: string): { parent: number; ticks: number } | undefined {
  try {
    // The name in brackets may hold spaces: fields are counted from its end.
    const fields = readFileSync(`/proc/${id}/stat`, 'latin1').replace(/^.*\) /s, '').split(' ').map(Number);
    return { parent: fields[1] as number, ticks: [11, 12, 13, 14].reduce((sum, at) => sum + (fields[at] as number), 0) };
  } catch {
    return undefined;
  }
}
