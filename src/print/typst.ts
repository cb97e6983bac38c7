/**
 * JSON -> PDF with the Typst compiler: tagged, PDF/UA-1 or nothing, the same bytes for the same data. Fonts are the package's only; no clock,
 * no network. A diagnostic of the compiler is a bug of the template, so it throws.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { site } from '../site.ts';
import type { Arrangement } from './arrange.ts';
import { fonts } from './fonts.ts';
import { qrCode, qrPixels } from './qr.ts';
import { type Paper, PAPERS, type Sheet } from './sheet.ts';

/** Pages before the sheets of a pack. */
export interface Cover {
  house: string;
  kind: string;
  title: string;
  text: string;
  count: string;
  contents: string;
  url: string;
  address: string;
  alt: string;
  imprint: string;
}

export interface DocumentData {
  title: string;
  description: string;
  /** Of the last update, YYYY-MM-DD: the only date in the file. */
  day: string;
  paper: Paper;
  sheets: ReadonlyArray<Omit<Sheet, 'groups' | 'reminders'> & Arrangement>;
  cover?: Cover;
}

export interface Compiled {
  pages: number;
  /** Note lines that fit on each sheet. */
  room: number[];
  pdf: () => Buffer;
}

/** Commands run in the project's folder: a bundled route has no place of its own to find the template by. */
const TEMPLATES = join(process.cwd(), 'src', 'print');
const MAIN = join(TEMPLATES, 'document.typ');

/** After so many documents what none of them used is forgotten. Looking for it takes a while, so it is not done after each. */
const REMEMBER = 4;

let compiler: NodeCompiler | undefined;
let written = 0;

/** With the code that leads to its address, as the template draws it. */
function withCode<T extends { url: string }>(part: T): T & { qr: { size: number; pixels: number[] } } {
  const code = qrCode(part.url);
  return { ...part, qr: { size: code.size, pixels: qrPixels(code) } };
}

export function compile({ day, paper, sheets, cover, ...data }: DocumentData): Compiled {
  compiler ??= NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontBlobs: [...fonts()] }] });
  const [year, month, date] = day.split('-').map(Number);
  const json = JSON.stringify({ ...data, sheets: sheets.map(withCode), ...(cover && { cover: withCode(cover) }), paper: PAPERS[paper], author: site.name, language: site.language.split('-')[0], date: { year, month, day: date } });
  // A file that exists in memory only: inputs of the system would make the compiler set up its library anew.
  compiler.mapShadow(join(TEMPLATES, 'data.json'), Buffer.from(json));
  const made = compiler.compile({ mainFilePath: MAIN, resetRead: import.meta.env?.DEV === true });
  const { result } = made;
  if (!result) throw new Error(`the template of the sheets does not compile: ${told(made.takeError()?.shortDiagnostics)}`);
  const warnings = made.takeWarnings()?.shortDiagnostics;
  if (warnings?.length) throw new Error(`the template of the sheets has a fault: ${told(warnings)}`);
  const room = compiler.query(result, { selector: '<room>', field: 'value' }) as number[];
  return { pages: result.numOfPages, room, pdf: () => toPdf(compiler as NodeCompiler, result) };
}

function toPdf(by: NodeCompiler, document: NodeTypstDocument): Buffer {
  const pdf = by.pdf(document, { pdfStandard: 'ua-1' });
  if (++written % REMEMBER === 0) by.evictCache(1);
  return pdf;
}

const told = (diagnostics: Array<{ message?: string }> | undefined) => (diagnostics ?? []).map(({ message }) => message).join('; ');

let key: string | undefined;

/** Names everything but the data that a PDF depends on: templates, fonts, compiler. Read once, but in dev, where templates change. */
export function makersKey(): string {
  if (key && import.meta.env?.DEV !== true) return key;
  const require = createRequire(join(process.cwd(), 'package.json'));
  const { version } = require('@myriaddreamin/typst-ts-node-compiler/package.json') as { version: string };
  const hash = createHash('sha256').update(version);
  for (const file of ['sheet.typ', 'document.typ', 'qr.ts', 'mask.ts']) hash.update(readFileSync(join(TEMPLATES, file)));
  // The first bytes of a font hold the checksums of all its tables.
  for (const font of fonts()) hash.update(font.subarray(0, 4096)).update(String(font.length));
  return (key = hash.digest('hex'));
}
