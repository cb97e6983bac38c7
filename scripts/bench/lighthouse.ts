/** One page under Lighthouse's mobile settings, several times over -> the median run, what it took, and every audit that is not full marks. */
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import lighthouse, { type Result } from 'lighthouse';
import type { Served, StaticServer } from '../static-server.ts';

/** The categories that a table shows; others that Lighthouse has are left out. */
export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
/** For one run, on a machine that is busy with other things. */
const PATIENCE = 180_000;
const ATTEMPTS = 3;
export type Category = (typeof CATEGORIES)[number];

export interface Fault {
  category: Category;
  audit: string;
  /** What Lighthouse says of it, its first finding included. */
  says: string;
}

export interface Measured {
  version: string;
  browser: string;
  /** Lighthouse's measure of the machine: a figure below 1,000 makes every time look worse than it is. */
  benchmark: number;
  scores: Record<Category, number>;
  /** The same without the audits that the caller excuses. */
  excused: Record<Category, number>;
  lcpMs: number;
  cls: number;
  tbtMs: number;
  /** Of one visit with nothing cached, counted at the server. */
  bytes: number;
  requests: number;
  scriptBytes: number;
  faults: Fault[];
}

/** A port that nobody listens at, for the browser's debugger. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** `port`: where the browser listens for its debugger. `excuses`: audits that this page fails by design. Of categories that are left out, scores and times are 0 or NaN. */
export async function measure(server: StaticServer, path: string, port: number, runs: number, excuses: readonly string[], categories: readonly Category[] = CATEGORIES): Promise<Measured> {
  const results: Array<Awaited<ReturnType<typeof attempt>>> = [];
  for (let run = 0; run < runs; run++) {
    results.push(await attempt(server, path, port, categories));
  }
  const performance = ({ lhr }: { lhr: Result }) => scoreOf(lhr, 'performance', []);
  results.sort((a, b) => performance(a) - performance(b) || time(b.lhr, 'largest-contentful-paint') - time(a.lhr, 'largest-contentful-paint'));
  const { lhr, taken } = results[Math.floor(runs / 2)]!;
  const scores = (without: readonly string[]) => Object.fromEntries(CATEGORIES.map((category) => [category, scoreOf(lhr, category, without)])) as Record<Category, number>;
  return {
    version: lhr.lighthouseVersion,
    browser: /Chrome\/[\d.]+/.exec(lhr.environment.hostUserAgent)?.[0] ?? lhr.environment.hostUserAgent,
    benchmark: lhr.environment.benchmarkIndex,
    scores: scores([]),
    excused: scores(excuses),
    lcpMs: time(lhr, 'largest-contentful-paint'),
    cls: time(lhr, 'cumulative-layout-shift'),
    tbtMs: time(lhr, 'total-blocking-time'),
    bytes: taken.reduce((sum, { bytes }) => sum + bytes, 0),
    requests: taken.length,
    scriptBytes: taken.filter(({ type }) => type.includes('javascript')).reduce((sum, { bytes }) => sum + bytes, 0),
    faults: faultsOf(lhr),
  };
}

/** One run. On a busy machine a recording is lost now and then, and Lighthouse asks to be run again. */
async function attempt(server: StaticServer, path: string, port: number, categories: readonly Category[], left = ATTEMPTS): Promise<{ lhr: Result; taken: Served[] }> {
  server.taken();
  const result = await Promise.race([lighthouse(server.origin + path, { port, logLevel: 'silent', onlyCategories: [...categories] }), tooLong()]);
  if (result && !result.lhr.runtimeError) return { lhr: result.lhr, taken: firstVisit(server.taken()) };
  if (result && left > 1) return attempt(server, path, port, categories, left - 1);
  throw new Error(`Lighthouse could not load ${path}: ${result?.lhr.runtimeError?.message ?? 'no answer'}`);
}

/** A browser that has died answers nothing, and Lighthouse waits for it for ever. */
const tooLong = () => wait(PATIENCE, undefined, { ref: false });

const time = (lhr: Result, audit: string) => lhr.audits[audit]?.numericValue ?? NaN;

/** Lighthouse's own mean of weights, of 100; an audit that does not apply has no score and no weight. */
function scoreOf(lhr: Result, category: Category, without: readonly string[]): number {
  let [sum, weights] = [0, 0];
  for (const { id, weight } of lhr.categories[category]?.auditRefs ?? []) {
    const score = lhr.audits[id]?.score;
    if (typeof score !== 'number' || without.includes(id)) continue;
    sum += score * weight;
    weights += weight;
  }
  return Math.round((100 * sum) / (weights || 1));
}

function faultsOf(lhr: Result): Fault[] {
  return CATEGORIES.flatMap((category) =>
    (lhr.categories[category]?.auditRefs ?? []).flatMap(({ id, weight }) => {
      const audit = lhr.audits[id];
      if (!audit || weight === 0 || audit.score === null || audit.score === 1) return [];
      return [{ category, audit: id, says: [audit.title, audit.displayValue].filter(Boolean).join(' ') }];
    }),
  );
}

/** Lighthouse asks for a few files of its own accord, which no visit does: they are no part of it. */
const firstVisit = (taken: readonly Served[]) => taken.filter(({ path }) => !/^\/(?:robots|llms)\.txt$|\.webmanifest$/.test(path));
