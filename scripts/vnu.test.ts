/**
 * Every page before the Nu Html Checker, which the W3C uses: markup, styles and the security policy of each.
 * It is a Java program: a machine without Java skips it and says so.
 */
import { execFile, spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';

interface Message {
  type: string;
  subType?: string;
  url?: string;
  message: string;
  extract?: string;
  lastLine?: number;
  lastColumn?: number;
}

/** Where the checker is wrong, and why. A row that explains nothing any more fails the test. */
const MISTAKEN: ReadonlyArray<[why: string, is: (said: Message) => boolean]> = [
  ['its list of properties is older than the part of a page that is being read', ({ message }) => /“scroll-target-group”.* doesn't exist/.test(message)],
  ['the same for the pseudo-class', ({ message }) => message.includes('“:target-current”')],
  ['a block of data is never run, so no policy applies to it', ({ message, extract }) => message.startsWith('Inline script violates Content Security Policy') && (extract ?? '').includes('application/ld+json')],
  ['from a folder, where no page has a site, an image of the same site is one of another', ({ message }) => /^Resource violates Content Security Policy .*image “\/images\//.test(message)],
];

const JAR = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
const out = inject('built');
const noJava = spawnSync('java', ['-version']).error !== undefined;
if (noJava) console.warn('SKIPPED: the Nu Html Checker, for this machine has no Java (apt-get install default-jre-headless)');

async function check(...files: string[]): Promise<Message[]> {
  const { stdout } = await promisify(execFile)('java', ['-jar', JAR, '--format', 'json', '--stdout', '--exit-zero-always', ...files], { maxBuffer: 2 ** 28 });
  return (JSON.parse(stdout) as { messages: Message[] }).messages;
}

const told = ({ type, subType, url, lastLine, lastColumn, message, extract }: Message) => `${url}:${lastLine}:${lastColumn}  ${subType ?? type}: ${message} ${JSON.stringify(extract ?? '')}`;

test.skipIf(noJava)(`the Nu Html Checker finds no error and no warning${noJava ? ' (skipped: this machine has no Java)' : ''}`, async () => {
  const files = globSync('**/*.html', { cwd: out }).map((file) => join(out, file)).sort();
  const messages = await check(...files);
  expect(messages.filter((said) => !MISTAKEN.some(([, is]) => is(said))).map(told)).toEqual([]);
  expect(MISTAKEN.filter(([, is]) => !messages.some(is)).map(([why]) => why)).toEqual([]);
  expect(files.length).toBeGreaterThan(60);
}, 240_000);

test.skipIf(noJava)('and finds what is wrong with a page that is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-vnu-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><html lang="en"><title>x</title><style>p{colour:red}</style><p><div>x</p></div><img src="a.png">');
  const messages = await check(join(folder, 'index.html'));
  rmSync(folder, { recursive: true });
  expect(messages.filter(({ type }) => type === 'error').length).toBeGreaterThanOrEqual(3);
}, 60_000);
