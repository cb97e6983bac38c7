import { expect, test } from 'vitest';
import { readDocx } from './docx.ts';
import { makeDraft } from './draft.ts';
import { documentOf, paragraph, run, zip } from './word-made.ts';
import { entryOf, unpackedSize } from './zip.ts';

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
    `<w:tbl><w:tr><w:tc>${paragraph('a')}</w:tc><w:tc>${paragraph('b')}</w:tc></w:tr><w:tr><w:tc>${paragraph('c')}</w:tc><w:tc>${paragraph('d') + paragraph('e')}</w:tc></w:tr></w:tbl>`,
  ].join('');
  const { title, body: text, told } = await bring(documentOf(body));
  expect(title).toBe('Open the lid');
  expect(text).toBe('Lift it[^1] slowly.\n\n## Then\n\nPress once.\n\n| a | b   |\n| - | --- |\n| c | d e |\n\n[^1]: Only once.');
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
