/** Every shipped article on both papers, read back as a PDF reader and a screen reader get it. */
import jsQR from 'jsqr';
import { getDocument, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { readContent } from '../kb/disk.ts';
import { run } from '../kb/pipeline.ts';
import { absolute, articlePath } from '../seo/addresses.ts';
import { site } from '../site.ts';
import { arrangements, browserArrangement, SIZES } from './arrange.ts';
import { sheetIssues } from './issues.ts';
import { packPdf, sheetPdf } from './pdf.ts';
import { qrCode } from './qr.ts';
import { makeSheet, type Paper, papers, type Printed } from './sheet.ts';

const { sources, issues } = readContent('content');
const outcome = run(sources, { ...site.dedupe, publishing: true }, undefined, issues);
const printed: Printed[] = outcome.articles.map(({ article, text, moved }) => ({ id: article.id, data: article.data, text, moved }));
const POINTS: Readonly<Record<Paper, [number, number]>> = { a4: [595, 842], letter: [612, 792] };

const open = (pdf: Buffer) => getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 }).promise;
const folded = (text: string) => text.replace(/[\u200b\u00ad]/g, '').replace(/\s+/g, ' ').trim();

interface Node {
  role?: string;
  type?: string;
  id?: string;
  alt?: string;
  children?: Node[];
}

/** The text of a page in the order of its tags, one line for each tag that holds text, with its role. */
async function tagged(page: PDFPageProxy): Promise<Array<{ role: string; text: string }>> {
  const content = await page.getTextContent({ includeMarkedContent: true });
  const texts = new Map<string, string>();
  const open: string[] = [];
  for (const item of content.items) {
    if ('str' in item) {
      const id = open.findLast((each) => each !== '');
      if (id) texts.set(id, (texts.get(id) ?? '') + item.str + (item.hasEOL ? ' ' : ''));
    } else if (item.type === 'endMarkedContent') open.pop();
    else open.push(item.id ?? '');
  }
  const found: Array<{ role: string; text: string }> = [];
  const walk = (node: Node, role: string) => {
    if (node.type === 'content') found.push({ role, text: texts.get(node.id as string) ?? '' });
    if (node.alt) found.push({ role: node.role as string, text: node.alt });
    for (const child of node.children ?? []) walk(child, node.role ?? role);
  };
  walk((await page.getStructTree()) as Node, '');
  return found;
}

describe.each(papers)('on %s', (paper) => {
  test.each(printed.map((each) => [each.id, each] as const))('%s', async (_id, each) => {
    const made = await sheetPdf(each, paper);
    expect(made, 'it fits').toBeDefined();
    expect(SIZES).toContain(made!.fit!.size);
    expect(made!.pdf.length).toBeLessThanOrEqual(50_000);
    // What the standard asks a file to say of itself; the compiler refuses to write it when the rest does not hold.
    expect(made!.pdf.toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>');
    const document = await open(made!.pdf);
    const sheet = makeSheet(each);
    expect(document.numPages).toBe(1);
    const { info } = await document.getMetadata();
    expect(info).toMatchObject({ Title: `${each.data.title}: checklist`, Author: site.name, Language: 'en', Subject: each.data.description });
    expect((await document.getMarkInfo()) as unknown as Map<string, boolean>).toEqual(new Map([['Marked', true], ['UserProperties', false], ['Suspects', false]]));
    const outline = (await document.getOutline()) ?? [];
    expect(outline.map(({ title }) => title)).toEqual([sheet.title]);
    expect(outline[0]!.items.map(({ title }) => title)).toEqual([...sheet.groups.map(({ title }) => title).filter(Boolean).map((title, at) => `${at + 1} ${title}`), ...(sheet.reminders.length > 0 ? ['Keep in mind'] : [])]);
    const page = await document.getPage(1);
    expect(page.view.slice(2).map(Math.round)).toEqual(POINTS[paper]);
    const read = folded((await tagged(page)).map(({ text }) => text).join(' '));
    const steps = sheet.groups.flatMap(({ steps }) => steps).map((runs) => folded(runs.map(({ text }) => text).join('')));
    expect(steps.length).toBeGreaterThan(10);
    // Tags may part a step where its weight changes: compared without spaces.
    const bare = (text: string) => text.replace(/\s+/g, '');
    let from = 0;
    for (const step of [sheet.title, sheet.when, ...steps, ...sheet.reminders.map((runs) => runs[0]!.text), 'Done:', `Version ${sheet.version}`].map(folded)) {
      const at = bare(read).indexOf(bare(step), from);
      expect(at, `“${step}” after what comes before it`).toBeGreaterThanOrEqual(0);
      from = at + bare(step).length;
    }
    // The order above found each; now each is there once, what other steps quote aside.
    for (const step of steps) if (steps.filter((other) => bare(other).includes(bare(step))).length === 1) expect(bare(read).split(bare(step)), step).toHaveLength(2);
    expect((await tagged(page)).filter(({ role, text }) => role === 'Figure' && text !== '').map(({ text }) => text)).toEqual([`QR code of the address ${sheet.url}`]);
    await document.loadingTask.destroy();
  });
});

test('none has an issue, every article was read', async () => {
  expect(printed.length).toBe(sources.length);
  expect(printed.length).toBeGreaterThanOrEqual(26);
  for (const { article, text, moved } of outcome.articles) expect(await sheetIssues(article, { id: article.id, data: article.data, text, moved })).toEqual([]);
});

test('the reckoning is right at the first try nine times in ten, which is what a sheet costs', async () => {
  let [right, all] = [0, 0];
  for (const each of printed) {
    for (const paper of papers) {
      const [first] = arrangements(makeSheet(each), paper);
      all++;
      if (first?.size === (await sheetPdf(each, paper))?.fit?.size) right++;
    }
  }
  expect(right / all).toBeGreaterThanOrEqual(0.9);
});

test('a browser gets smaller letters than the compiler, and the same columns in the same order', () => {
  for (const each of printed) {
    const sheet = makeSheet(each);
    const { size, flowing, columns, turn } = browserArrangement(sheet);
    expect(flowing, each.id).toBe(false);
    expect(size).toBeGreaterThanOrEqual(8);
    expect(size).toBeLessThanOrEqual(12);
    expect(columns.flat().flatMap((block) => (block.kind === 'steps' ? block.items : []))).toEqual(sheet.groups.flatMap(({ steps }) => steps));
    const before = sheet.groups.slice(0, turn!.group).reduce((sum, { steps }) => sum + steps.length, 0) + turn!.step;
    expect(columns[0]!.flatMap((block) => (block.kind === 'steps' ? block.items : []))).toHaveLength(before);
  }
});

test.each([12, 40, 300])('the QR code of an address of %i characters more is read back', (length) => {
  const url = absolute(articlePath('a'.repeat(length)));
  const { size, modules } = qrCode(url);
  const scale = 4;
  const pixels = new Uint8ClampedArray(size * scale * size * scale * 4);
  for (let y = 0; y < size * scale; y++) for (let x = 0; x < size * scale; x++) pixels.set([0, 0, 0].fill(modules[Math.floor(y / scale) * size + Math.floor(x / scale)] === '1' ? 0 : 255).concat(255), (y * size * scale + x) * 4);
  expect(jsQR(pixels, size * scale, size * scale)?.data).toBe(url);
});

describe('the QR code in the file', () => {
  let pixels: { data: Uint8ClampedArray; width: number };
  const each = printed.find(({ id }) => id === 'icloud-photos-not-syncing') as Printed;
  beforeAll(async () => {
    const document = await open((await sheetPdf(each, 'a4'))!.pdf);
    const page = await document.getPage(1);
    const { fnArray, argsArray } = await page.getOperatorList();
    const at = fnArray.findIndex((code) => code === OPS.paintImageXObject);
    const image = (await new Promise((resolve) => page.objs.get(argsArray[at][0], resolve))) as { width: number; height: number; data: Uint8Array };
    const channels = Math.max(1, Math.floor(image.data.length / (image.width * image.height)));
    const scale = 4;
    const width = image.width * scale;
    const data = new Uint8ClampedArray(width * width * 4);
    for (let y = 0; y < width; y++) for (let x = 0; x < width; x++) data.set([...Array(3).fill(image.data[(Math.floor(y / scale) * image.width + Math.floor(x / scale)) * channels]), 255], (y * width + x) * 4);
    pixels = { data, width };
  });
  test('leads to the article', () => expect(jsQR(pixels.data, pixels.width, pixels.width)?.data).toBe(absolute(articlePath(each.id))));
});

describe('a pack', () => {
  const three = printed.slice(0, 3);
  test('has a cover, contents with page numbers that are right, and the sheets', async () => {
    const made = await packPdf({ title: 'Three', text: 'Three of them.', path: '/topics/icloud/' }, three, 'letter');
    const document = await open(made.pdf);
    expect(document.numPages).toBe(5);
    const contents = folded((await tagged(await document.getPage(2))).map(({ text }) => text).join(' '));
    for (const [at, { data }] of three.entries()) {
      expect(contents).toMatch(new RegExp(`${data.title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}[ .]*${at + 3}`));
      expect(folded((await tagged(await document.getPage(at + 3))).map(({ text }) => text).join(' '))).toContain(data.title);
    }
    expect(folded((await tagged(await document.getPage(1))).map(({ text }) => text).join(' '))).toContain('Three of them. 3 checklists');
    await document.loadingTask.destroy();
  });
});
