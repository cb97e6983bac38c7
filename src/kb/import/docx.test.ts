import { expect, test } from 'vitest';
import { readDocx } from './docx.ts';
import { makeDraft } from './draft.ts';
import { entryOf, unpackedSize } from './zip.ts';

/** A ZIP archive without compression: what a .docx is, written by hand so that the test says all of it. */
function zip(files: Record<string, string>): Uint8Array {
  const encode = (text: string) => new TextEncoder().encode(text);
  const [local, directory]: [number[][], number[][]] = [[], []];
  let offset = 0;
  const short = (value: number) => [value & 255, (value >> 8) & 255];
  const long = (value: number) => [...short(value & 0xffff), ...short(value >>> 16)];
  for (const [name, text] of Object.entries(files)) {
    const [title, data] = [encode(name), encode(text)];
    const shared = [...short(20), ...short(0x800), ...short(0), ...long(0), ...long(crc(data)), ...long(data.length), ...long(data.length), ...short(title.length), ...short(0)];
    const entry = [...long(0x04034b50), ...shared, ...title, ...data];
    directory.push([...long(0x02014b50), ...short(20), ...shared, ...short(0), ...short(0), ...short(0), ...long(0), ...long(offset), ...title]);
    local.push(entry);
    offset += entry.length;
  }
  const list = directory.flat();
  return new Uint8Array([...local.flat(), ...list, ...long(0x06054b50), ...short(0), ...short(0), ...short(directory.length), ...short(directory.length), ...long(list.length), ...long(offset), ...short(0)]);
}

function crc(data: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of data) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return (value ^ 0xffffffff) >>> 0;
}

const NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const paragraph = (text: string, style = '') => `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}${text.startsWith('<') ? text : `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`}</w:p>`;
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const relation = (id: string, kind: string, target: string) => `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`;
const relations = (...all: string[]) => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
const documentOf = (body: string) =>
  zip({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': relations(relation('r1', 'officeDocument', 'word/document.xml')),
    'word/_rels/document.xml.rels': relations(relation('r2', 'footnotes', 'footnotes.xml'), relation('r3', 'styles', 'styles.xml')),
    'word/styles.xml': `<w:styles ${NAMES}><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style></w:styles>`,
    'word/footnotes.xml': `<w:footnotes ${NAMES}><w:footnote w:id="1">${paragraph('Only once.')}</w:footnote></w:footnotes>`,
    'word/document.xml': `<w:document ${NAMES}><w:body>${body}</w:body></w:document>`,
  });

const bring = async (bytes: Uint8Array) => {
  const { pages, issues } = await readDocx('a.docx', bytes);
  const draft = pages[0] ? makeDraft(pages[0], 'a', { topic: 'icloud', author: 'editorial-team', today: '2025-01-01' }) : undefined;
  return { body: draft?.mdx?.split('\n---\n\n')[1]?.trimEnd(), title: pages[0]?.title, told: [...issues, ...(draft?.issues ?? [])].map(({ rule, message }) => `${rule}: ${message}`) };
};

test('headings, a note, a table, tracked changes', async () => {
  const body = [
    paragraph('Open the lid', 'Title'),
    paragraph(`${run('Lift it')}<w:r><w:footnoteReference w:id="1"/></w:r>${run(' slowly.')}`),
    paragraph('Then', 'H2'),
    paragraph(`${run('Press ')}<w:del w:id="5" w:author="x"><w:r><w:delText>never</w:delText></w:r></w:del><w:ins w:id="6" w:author="x">${run('once')}</w:ins>${run('.')}`),
    `<w:tbl><w:tr><w:tc>${paragraph('a')}</w:tc><w:tc>${paragraph('b')}</w:tc></w:tr><w:tr><w:tc>${paragraph('c')}</w:tc><w:tc>${paragraph('d')}</w:tc></w:tr></w:tbl>`,
  ].join('');
  const { title, body: text, told } = await bring(documentOf(body));
  expect(title).toBe('Open the lid');
  expect(text).toBe('Lift it[^1] slowly.\n\n## Then\n\nPress once.\n\n| a | b |\n| - | - |\n| c | d |\n\n[^1]: Only once.');
  expect(told).toEqual(['import-tracked: a tracked deletion is taken as accepted: “never” is left out', 'import-tracked: 1 tracked insertion is taken as accepted']);
});

test('what is no document', async () => {
  expect((await bring(documentOf(''))).told).toEqual(['empty-file: the document is empty']);
  expect((await bring(zip({ 'a.txt': 'x' }))).told).toEqual(['import-docx: the file is not a Word document']);
  expect((await bring(zip({ 'word/document.xml': '<a' }))).told[0]).toMatch(/^import-docx: the Word document cannot be read/);
  expect((await bring(new Uint8Array(100))).told).toEqual(['import-docx: the file is not a Word document']);
});

test('an archive is read within its limit', async () => {
  const archive = zip({ a: 'x'.repeat(100), 'b.xml': 'é' });
  expect(unpackedSize(archive)).toBe(102);
  expect([await entryOf(archive, 'b.xml', 10), await entryOf(archive, 'c', 10)]).toEqual(['é', undefined]);
});
