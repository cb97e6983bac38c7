/** Others that make a page of paper, installed into a folder of their own: pdfkit with the same sheets, Starlight with the same article. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Arrangement } from '../../src/print/arrange.ts';
import { fonts } from '../../src/print/fonts.ts';
import { qrCode } from '../../src/print/qr.ts';
import type { Paper, Sheet } from '../../src/print/sheet.ts';

const PEERS: readonly string[] = ['@astrojs/starlight@0.42', 'astro@7.3.5', 'pdfkit@0.20'];

/** Installs what is compared with, without running what it brings. */
export function installPeers(folder: string): void {
  writeFileSync(join(folder, 'package.json'), '{ "name": "peers", "private": true, "type": "module" }\n');
  run(folder, 'npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel', 'error', ...PEERS]);
}

function run(cwd: string, command: string, args: readonly string[]): void {
  const { status, stderr, stdout } = spawnSync(command, args, { cwd, encoding: 'utf8', env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr || stdout}`);
}

/** An article as Markdown -> a site of Starlight as it comes, with that page; returns its folder. */
export function buildStarlight(folder: string, id: string, markdown: string): string {
  const [, title = id, body = ''] = /^# (.*)\n([^]*)$/.exec(markdown) ?? [];
  const docs = join(folder, 'src', 'content', 'docs');
  mkdirSync(docs, { recursive: true });
  writeFileSync(join(docs, `${id}.md`), `---\ntitle: ${JSON.stringify(title)}\n---\n${body}`);
  writeFileSync(join(docs, 'index.md'), '---\ntitle: Start\n---\nStart.\n');
  writeFileSync(join(folder, 'src', 'content.config.ts'), "import { defineCollection } from 'astro:content';\nimport { docsLoader } from '@astrojs/starlight/loaders';\nimport { docsSchema } from '@astrojs/starlight/schema';\nexport const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n");
  writeFileSync(join(folder, 'astro.config.mjs'), "import { defineConfig } from 'astro/config';\nimport starlight from '@astrojs/starlight';\nexport default defineConfig({ integrations: [starlight({ title: 'Peer', pagefind: false })] });\n");
  run(folder, process.execPath, [join('node_modules', 'astro', 'bin', 'astro.mjs'), 'build']);
  return join(folder, 'dist');
}

/** What is used of pdfkit. */
interface PdfKit {
  page: { width: number; height: number };
  y: number;
  on: (event: 'data' | 'end', heard: (chunk: Buffer) => void) => PdfKit;
  registerFont: (name: string, data: Buffer) => PdfKit;
  font: (name: string) => PdfKit;
  fontSize: (size: number) => PdfKit;
  text: (text: string, x: number, y: number, options: Record<string, unknown>) => PdfKit;
  rect: (x: number, y: number, width: number, height: number) => PdfKit;
  fill: (colour?: string) => PdfKit;
  stroke: () => PdfKit;
  heightOfString: (text: string, options: Record<string, unknown>) => number;
  moveTo: (x: number, y: number) => PdfKit;
  lineTo: (x: number, y: number) => PdfKit;
  end: () => void;
}
export type MakePdfKit = (sheet: Sheet, paper: Paper, plan: Arrangement) => Promise<Buffer>;

/** The sheet as pdfkit sets it: the same words at the same size in the same columns, untagged. */
export function pdfKitIn(folder: string): MakePdfKit {
  const Document = createRequire(join(folder, 'package.json'))('pdfkit') as new (options: Record<string, unknown>) => PdfKit;
  return (sheet, paper, plan) =>
    new Promise((resolve) => {
      const made = new Document({ size: paper.toUpperCase(), margin: 34, info: { Title: sheet.title, CreationDate: new Date(`${sheet.day}T00:00:00Z`) } });
      const chunks: Buffer[] = [];
      made.on('data', (chunk) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks)));
      made.registerFont('text', fonts()[0] as Buffer).registerFont('strong', fonts()[1] as Buffer);
      setSheet(made, sheet, plan);
      made.end();
    });
}

function setSheet(page: PdfKit, sheet: Sheet, { size, columns, advice }: Arrangement): void {
  const { width, height } = page.page;
  const [left, top, half] = [34, 34, (width - 68 - 22) / 2];
  const put = (font: 'text' | 'strong', points: number, text: string, x: number, y: number, wide: number) => {
    page.font(font).fontSize(points).text(text, x, y, { width: wide, lineGap: points * -0.13 });
    return page.y;
  };
  const black = (x: number, y: number, side: number) => page.rect(x, y, side, side);
  const qr = qrCode(sheet.url);
  const unit = 62 / qr.size;
  for (let at = 0; at < qr.modules.length; at++) if (qr.modules[at] === '1') black(width - 96 + (at % qr.size) * unit, top + Math.floor(at / qr.size) * unit, unit);
  page.fill('black');
  let y = put('strong', size * 1.65, sheet.title, left, top, width - 170);
  y = put('text', size, `${sheet.words.when} ${sheet.when}`, left, y + 4, width - 170);
  y = put('text', size, sheet.fields.join(' ____________ '), left, y + 10, width - 170) + 14;
  const said = (runs: ReadonlyArray<{ text: string }>) => runs.map(({ text }) => text).join('');
  const ends = columns.map((blocks, side) => {
    const x = left + side * (half + 22);
    let at = y;
    for (const block of blocks) {
      if (block.kind === 'title') at = put('strong', size * 1.06, block.text, x, at + 8, half);
      else if (block.kind === 'stop') at = put('text', size, `${sheet.words.stop} ${block.title} ${said(block.runs)}`, x + 6, at + 8, half - 12);
      else for (const runs of block.items) {
        page.rect(x, at + 5, size, size).stroke();
        at = put('text', size, said(runs), x + size * 1.6, at + 3, half - size * 1.6);
      }
    }
    return at;
  });
  y = put('strong', size * 1.06, sheet.words.keep, left, Math.max(...ends) + 10, half);
  const under = advice.map((list, side) => list.reduce((at, runs) => put('text', size - 2, `• ${said(runs)}`, left + side * (half + 22), at + 2, half), y));
  y = Math.min(Math.max(...under) + 30, height - 90);
  page.moveTo(left, y).lineTo(width - left, y).stroke();
  y = put('strong', size, sheet.words.done, left, y + 8, width - 68);
  put('text', 8, `${sheet.address}  ${sheet.words.version} ${sheet.version}  ${sheet.words.updated} ${sheet.updated}`, left, y + 4, width - 68);
}
