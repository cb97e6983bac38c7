/**
 * `npm run bench -- print [--out DIR] [--quick]`: what a printed sheet costs, beside pdfkit and a browser that print the same; how many pages
 * an article takes, beside Starlight. Reads `content/` and the site that was built from it.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { readContent } from '../../src/kb/disk.ts';
import { run } from '../../src/kb/pipeline.ts';
import { arrange, type Fit } from '../../src/print/arrange.ts';
import { makePdf } from '../../src/print/pdf.ts';
import { makeSheet, type Paper, papers, type Printed, type Sheet } from '../../src/print/sheet.ts';
import { site } from '../../src/site.ts';
import { launch } from '../chromium.ts';
import { type StaticServer, serveFolder } from '../static-server.ts';
import { options } from '../terminal.ts';
import { childrenCpu, ownCpu } from './cpu.ts';
import { buildStarlight, installPeers, pdfKitIn } from './print-peers.ts';

const USAGE = `Usage: npm run bench -- print [--out DIR] [--quick]
  --out    folder of the built site (dist)
  --quick  nothing is installed: no pdfkit, no Starlight`;

/** The article whose pages are counted. */
const FLAGSHIP = 'icloud-photos-not-syncing';
/** Each sheet is made so often; the first time is what a build pays, the middle one what it costs. */
const ROUNDS = 3;

interface Cost {
  id: string;
  paper: Paper;
  cpu: number[];
  wall: number[];
  bytes: number;
  pages: number;
  /** Every round gave the same bytes. */
  same: boolean;
}
type Make = (printed: Printed, paper: Paper) => Buffer | Promise<Buffer>;

export async function bench(args: readonly string[]): Promise<void> {
  const { values: { out, quick } } = options({ args: [...args], options: { out: { type: 'string', default: 'dist' }, quick: { type: 'boolean', default: false } } }, USAGE);
  const printed = await articles();
  const fits = new Map<string, Fit>();
  const sheetOf = rememberLast();
  const ours = await measure(printed, ownCpu, (each, paper) => {
    const made = makePdf(sheetOf(each), paper);
    if (!made?.fit) throw new Error(`the checklist of ${each.id} does not fit`);
    fits.set(`${each.id} ${paper}`, made.fit);
    return made.pdf;
  });
  console.log(eachSheet(ours, fits));
  const folder = mkdtempSync(join(tmpdir(), 'winnow-peers-'));
  const browser = await launch();
  const server = await serveFolder(resolve(out));
  try {
    const rows: Array<[string, Cost[]]> = [['Winnow (Typst)', ours]];
    const pages: Array<[string, number[]]> = [['Winnow, the article', await pagesOf(browser, server, `/${FLAGSHIP}/`)], ['Winnow, its checklist', await pagesOf(browser, server, `/${FLAGSHIP}/checklist/`)]];
    if (!quick) {
      installPeers(folder);
      const make = pdfKitIn(folder);
      rows.push(['pdfkit', await measure(printed, ownCpu, (each, paper) => {
        const sheet = sheetOf(each);
        return make(sheet, paper, arrange(sheet, paper, fits.get(`${each.id} ${paper}`) as Fit));
      })]);
    }
    rows.push(['Chromium, the HTML checklist', await browserSheets(browser, server, printed)]);
    console.log(summary(rows));
    if (!quick) pages.push(['Starlight 0.42, the article', await starlight(browser, folder, resolve(out))]);
    console.log(markdown(['pages printed', 'A4', 'Letter'], pages.map(([name, counts]) => [name, ...counts.map(String)])));
  } finally {
    await server.close();
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The articles as a build has them. */
async function articles(): Promise<Printed[]> {
  const { sources, images, ledger, issues } = readContent('content');
  const outcome = run(sources, { ...site.dedupe, publishing: true, images, ledger }, undefined, issues);
  return outcome.articles.map(({ article, text, moved }) => ({ id: article.id, data: article.data, text, moved }));
}

/** What a sheet says is found once for both papers, as a build does; its cost is counted with the first. */
function rememberLast(): (printed: Printed) => Sheet {
  let last: { printed: Printed; sheet: Sheet } | undefined;
  return (printed) => (last?.printed === printed ? last : (last = { printed, sheet: makeSheet(printed) })).sheet;
}

/** Every article on every paper, once a round. */
async function measure(printed: readonly Printed[], cpu: () => number, make: Make, rounds = ROUNDS): Promise<Cost[]> {
  const costs = new Map<string, Cost & { first: Buffer }>();
  for (let round = 0; round < rounds; round++) {
    for (const each of printed) {
      for (const paper of papers) {
        const [start, begun] = [performance.now(), cpu()];
        const pdf = await make(each, paper);
        const [spent, took] = [cpu() - begun, performance.now() - start];
        const key = `${each.id} ${paper}`;
        const cost = costs.get(key) ?? { id: each.id, paper, cpu: [], wall: [], bytes: pdf.length, pages: countPages(pdf), same: true, first: pdf };
        cost.cpu.push(spent);
        cost.wall.push(took);
        cost.same &&= cost.first.equals(pdf);
        costs.set(key, cost);
      }
    }
  }
  return [...costs.values()];
}

/** The same through a browser that is running and warm. */
async function browserSheets(browser: Browser, server: StaticServer, printed: readonly Printed[]): Promise<Cost[]> {
  const page = await browser.newPage();
  const costs = await measure(printed, () => ownCpu() + childrenCpu(), async ({ id }, paper) => {
    await page.goto(`${server.origin}/${id}/checklist/`);
    return page.pdf({ format: FORMATS[paper], tagged: true });
  }, 2);
  await page.close();
  return costs;
}

const FORMATS: Readonly<Record<Paper, string>> = { a4: 'A4', letter: 'Letter' };

async function pagesOf(browser: Browser, { origin }: StaticServer, path: string): Promise<number[]> {
  const page = await browser.newPage();
  await page.goto(origin + path);
  const counts: number[] = [];
  for (const paper of papers) counts.push(countPages(await page.pdf({ format: FORMATS[paper] })));
  await page.close();
  return counts;
}

async function starlight(browser: Browser, folder: string, out: string): Promise<number[]> {
  const server = await serveFolder(buildStarlight(folder, FLAGSHIP, readFileSync(join(out, `${FLAGSHIP}.md`), 'utf8')));
  try {
    return await pagesOf(browser, server, `/${FLAGSHIP}/`);
  } finally {
    await server.close();
  }
}

const countPages = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
const middle = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] as number;
const ms = (time: number) => (Number.isNaN(time) ? '–' : time.toFixed(1));
const kilo = (bytes: number) => (bytes / 1000).toFixed(1);

function eachSheet(costs: readonly Cost[], fits: ReadonlyMap<string, Fit>): string {
  const rows = costs.map(({ id, paper, cpu, wall, bytes, pages }) => [id, FORMATS[paper], String(fits.get(`${id} ${paper}`)?.size), ms(middle(cpu)), ms(middle(wall)), kilo(bytes), String(pages)]);
  return markdown(['article', 'paper', 'points', 'CPU ms', 'wall ms', 'KB', 'pages'], rows);
}

function summary(rows: ReadonlyArray<readonly [string, readonly Cost[]]>): string {
  return markdown(
    [`${rows[0]?.[1].length} sheets`, 'CPU ms, first', 'CPU ms, middle', 'wall ms, middle', 'KB, mean', 'KB, most', 'one page', 'same bytes again'],
    rows.map(([name, costs]) => [name, ms(mean(costs.map(({ cpu }) => cpu[0] as number))), ms(mean(costs.map(({ cpu }) => middle(cpu)))), ms(mean(costs.map(({ wall }) => middle(wall)))), kilo(mean(costs.map(({ bytes }) => bytes))), kilo(Math.max(...costs.map(({ bytes }) => bytes))), String(costs.filter(({ pages }) => pages === 1).length), costs.every(({ same }) => same) ? 'yes' : 'no']),
  );
}

/** Rows as a table of Markdown, as the documentation holds it. */
function markdown(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line), ''].join('\n');
}
