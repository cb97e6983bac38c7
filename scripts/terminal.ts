/**
 * What commands say and how they end: progress only on a terminal, issues as a list of places, exit code 1 for any error.
 */
import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { reason } from '../src/kb/disk.ts';
import { formatIssues, type Issue } from '../src/kb/issue.ts';
import { keptByNpm, misread } from './arguments.ts';

const live = Boolean(process.stderr.isTTY) && !process.env['CI'];

/** A line that is overwritten while work goes on; silent in a pipe. Cut to the terminal, for of a line that wraps only the end could be overwritten. */
export function progress(text: string): void {
  const most = (process.stderr.columns || 80) - 1;
  if (live) process.stderr.write(`\r\u001b[2K${text.length > most ? `${text.slice(0, most - 1)}…` : text}`);
}

/** Clears the progress line. */
export function progressDone(): void {
  if (live) process.stderr.write('\r\u001b[2K');
}

/** Tells of every issue on standard error and sets the exit code. Returns true when one of them is an error. */
export function tell(issues: readonly Issue[], texts: ReadonlyMap<string, string>): boolean {
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  if (issues.length === 0) return false;
  progressDone();
  console.error(`${formatIssues(issues, texts)}\n`);
  const warnings = issues.length - errors;
  const counts = [errors > 0 ? count(errors, 'issue') : '', warnings > 0 ? count(warnings, 'warning') : ''].filter(Boolean).join(' and ');
  const files = new Set(issues.map(({ path }) => path)).size;
  console.error(`${counts} in ${count(files, 'file')}.${issues.length > MANY ? ` ${byRule(issues)}` : ''}`);
  if (errors > 0) process.exitCode = 1;
  return errors > 0;
}

/** From so many issues on nobody counts them. */
const MANY = 20;

/** What they are about, most frequent first: where to begin. */
function byRule(issues: readonly Issue[]): string {
  const counts = new Map<string, number>();
  for (const { rule } of issues) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return `By rule: ${[...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([rule, times]) => `${rule} ${group(times)}`).join(', ')}.`;
}

/** “1 article”, “3 articles”, thousands grouped. */
export function count(number: number, noun: string): string {
  return `${group(number)} ${noun}${number === 1 ? '' : 's'}`;
}

export const group = (number: number) => String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** Ends the command with a message for a wrong call; exit code 2. */
export function usage(message: string, lines: string): never {
  console.error(`${message}\n\n${lines}`);
  process.exit(2);
}

/** The arguments of a command by `node:util`'s parseArgs; `--help` ends with the usage, a wrong call with the usage and exit code 2. */
export function options<const T extends ParseArgsConfig>(config: T, lines: string): ReturnType<typeof parseArgs<T>> {
  const given = config.args ?? process.argv.slice(2);
  if (given.some((word) => word === '--help' || word === '-h')) {
    console.log(lines);
    process.exit(0);
  }
  const known = Object.keys(config.options ?? {});
  const kept = keptByNpm(known, given, process.env).map((name) => `--${name}`);
  if (kept.length > 0) usage(`npm kept ${kept.join(' and ')} for itself: write -- before the flags, as in npm run ${process.env['npm_lifecycle_event']} -- ${kept[0]} …`, lines);
  try {
    return parseArgs(config);
  } catch (error) {
    return usage(misread(error as Error, known), lines);
  }
}

/** The port that was asked for; anything else is a wrong call. */
export function portOf(text: string, lines: string): number {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : usage(`${text} is no port: write a number up to 65535`, lines);
}

/** The folder of a built site, as an absolute path. */
export function siteFolder(out: string): string {
  if (!existsSync(out)) throw new Error(`there is no built site in ${out}; npm run build makes one`);
  return resolve(out);
}

/** Runs a command. What the disk refuses is an issue with its path; anything else that is thrown is a fault of the program. */
export async function main(command: () => Promise<void>): Promise<void> {
  // Who reads may stop reading: `npm run check | head`.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ({ code }: NodeJS.ErrnoException) => code === 'EPIPE' || process.exit(1));
  try {
    await command();
  } catch (error) {
    progressDone();
    const { code, path } = error as NodeJS.ErrnoException;
    if (code && path && !process.env['DEBUG']) {
      tell([{ path: relative('', path) || '.', line: 1, column: 1, severity: 'error', rule: 'disk', message: `the disk does not let this be read or written: ${reason(error)}`, hint: 'Look at the free space and at the rights on the folder; nothing was published or replaced.' }], new Map());
      return;
    }
    console.error(error instanceof Error && process.env['DEBUG'] ? error.stack : `Failed: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
