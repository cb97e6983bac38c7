/** What a build tells of itself: what goes on, how long each phase took, what was published. */
import type { Report } from '../../src/kb/report.ts';
import type { BuiltSite, Finding } from '../../src/verify/rules.ts';
import { count, group, progress } from '../terminal.ts';

export interface Built extends BuiltSite {
  findings: readonly Finding[];
  bytes: number;
  indexBytes: number;
}

export interface Phases {
  phase: <T>(name: string, work: () => T | Promise<T>) => Promise<T>;
  /** Milliseconds that went by, and that the processors worked. */
  times: Array<[name: string, wall: number, cpu: number]>;
}

export function phases(): Phases {
  const times: Phases['times'] = [];
  return {
    times,
    async phase(name, work) {
      progress(name);
      const [start, used] = [performance.now(), process.cpuUsage()];
      const result = await work();
      const { user, system } = process.cpuUsage(used);
      times.push([name, performance.now() - start, (user + system) / 1000]);
      return result;
    },
  };
}

export function summary(totals: Report['totals'], closed: ReadonlyMap<string, readonly string[]>, lost: readonly string[], built: Built, made: number, out: string, times: Phases['times']): void {
  const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;
  const size = (bytes: number) => `${group(Math.round(bytes / 1024))} KiB`;
  console.log(
    [
      `${count(totals.articles, 'article')}, ${count(totals.statements, 'statement')}: ${group(totals.removed - totals.moved)} removed, ${group(totals.moved)} moved, ${count(totals.keptRepeats, 'repeat')} kept with a reason`,
      `${count(built.pages.length, 'page')}, ${size(built.bytes)}, of which search index ${size(built.indexBytes)}; ${made === totals.articles ? 'every article' : count(made, 'article')} made anew`,
      ...(closed.size > 0 ? [`${count(closed.size, 'article')} published noindex:`, ...[...closed].map(([id, reasons]) => `  /${id}/ ${reasons.join('; ')}`)] : []),
      ...(lost.length > 0 ? [`${count(lost.length, 'page')} gone without a line in redirects.yaml:`, ...lost.map((url) => `  ${url}`)] : []),
      ...(built.findings.length > 0 ? [`${count(built.findings.length, 'warning')} on the pages; npm run verify lists them`] : []),
      `${times.map(([name, time]) => `${name.toLowerCase()} ${seconds(time)}`).join(', ')}; ${seconds(times.reduce((sum, [, time]) => sum + time, 0))} in all`,
      `Published to ${out}`,
    ].join('\n'),
  );
}
