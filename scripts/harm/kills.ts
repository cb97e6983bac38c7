/** A build is ended by SIGKILL in the middle of its work, again and again: what stands in the place of the site after each. */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { repairSwap } from '../../src/kb/disk.ts';
import { build, digest, smallContent } from './small.ts';

/** When: a share of the time that a build takes, the first sight of a file, the nth file call on the site's folders, or before a certain one. */
export type When = { share: number } | { sight: string } | { call: number } | { before: string; of: string; nth?: number };

export interface Tally {
  kills: number;
  /** The process had ended before it was killed. */
  late: number;
  old: number;
  fresh: number;
  /** The old site stood aside, between the two renames, until the repair that every command begins with. */
  aside: number;
  /** Neither: must stay empty. */
  lost: string[];
}

export interface Ground {
  folder: string;
  site: string;
  content: string;
  old: string;
  fresh: string;
  /** Milliseconds that a build takes here. */
  time: number;
  /** File calls of a build on the site's folders. */
  calls: number;
}

/** The calls that put the new site in the place of the old one, and those around them. */
export const PUBLISHING: readonly When[] = [
  { before: 'rename', of: '.previous' },
  { before: 'rename', of: '.next' },
  { before: 'rename', of: '.previous', nth: 2 },
  { before: 'rm', of: '.previous' },
  { before: 'rm', of: '.lock' },
];

/** The new site stands after so many of these. */
export const PUBLISHED = PUBLISHING.length - 2;

/** Builds the old site and, to know its digest, the new one. */
export async function prepareGround(folder: string): Promise<Ground> {
  const site = join(folder, 'site');
  const before = await build(smallContent(join(folder, 'one'), 'one'), site).ended;
  if (before.code !== 0) throw new Error(before.err);
  cpSync(site, join(folder, 'kept'), { recursive: true });
  const content = smallContent(join(folder, 'two'), 'two');
  const counted = join(folder, 'count');
  const after = await build(content, site, { node: ['--import', './scripts/harm/fault.ts'], env: { WINNOW_FAULT: `0:EIO:*:${site}`, WINNOW_FAULT_COUNT: counted } }).ended;
  if (after.code !== 0) throw new Error(after.err);
  const ground = { folder, site, content, old: digest(join(folder, 'kept')), fresh: digest(site), time: after.time, calls: Number(readFileSync(counted, 'utf8')) };
  restore(ground);
  return ground;
}

function restore({ folder, site }: Ground): void {
  rmSync(site, { recursive: true, force: true });
  cpSync(join(folder, 'kept'), site, { recursive: true });
}

export async function killAll(ground: Ground, plan: readonly When[]): Promise<Tally> {
  const tally: Tally = { kills: 0, late: 0, old: 0, fresh: 0, aside: 0, lost: [] };
  let { time } = ground;
  const left = [...plan];
  let again = plan.length;
  for (let when = left.shift(); when; when = left.shift()) {
    const fault = 'call' in when ? `${when.call}:KILL:*:${ground.site}` : 'before' in when ? `${when.nth ?? 1}:KILL:${when.before}:=${ground.site}${when.of}` : undefined;
    const { child, ended } = build(ground.content, ground.site, fault ? { node: ['--import', './scripts/harm/fault.ts'], env: { WINNOW_FAULT: fault } } : {});
    if ('share' in when) {
      await Promise.race([wait(when.share * time), ended]);
      child.kill('SIGKILL');
    } else if ('sight' in when) {
      while (child.exitCode === null && child.signalCode === null && !existsSync(`${ground.site}${when.sight}`)) await wait(1);
      child.kill('SIGKILL');
    }
    const { signal, time: took } = await ended;
    // A build is as quick as the machine is free: one that was over too soon tells how long it takes now, and another is killed.
    if ('share' in when && signal !== 'SIGKILL' && again-- > 0) {
      time = took;
      left.push(when);
      if (digest(ground.site) !== ground.fresh) tally.lost.push(JSON.stringify(when));
      restore(ground);
      continue;
    }
    if (signal === 'SIGKILL') tally.kills++;
    else tally.late++;
    if (!existsSync(ground.site)) tally.aside++;
    await repairSwap(ground.site);
    const stands = digest(ground.site);
    if (stands === ground.old) tally.old++;
    else if (stands === ground.fresh) {
      tally.fresh++;
      restore(ground);
    } else {
      tally.lost.push(JSON.stringify(when));
      restore(ground);
    }
  }
  return tally;
}

/** The next build after all that: it succeeds, and nothing is left beside the site. */
export async function buildAfter({ site, content, folder, fresh }: Ground): Promise<{ code: number | null; whole: boolean; left: string[] }> {
  const { code } = await build(content, site).ended;
  return { code, whole: digest(site) === fresh, left: readdirSync(folder).filter((name) => name.startsWith('site') && name !== 'site') };
}

