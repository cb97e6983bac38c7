import { expect, test } from 'vitest';
import { readDocx } from './docx.ts';
import { makeDraft } from './draft.ts';
import { IMPORT_LIMITS } from './page.ts';
import { changed, documentOf, item, link, paragraph, picture, run, table, zip } from './word-made.ts';
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

test('pictures, remarks, text boxes and what else Word knows', async () => {
  const remark = (id: number) => `<w:r><w:commentReference w:id="${id}"/></w:r>`;
  const moved = `<w:moveFrom w:id="7" w:author="x"><w:r><w:t>early</w:t></w:r></w:moveFrom><w:del w:id="8" w:author="x"><w:r><w:delText></w:delText></w:r></w:del>`;
  const body = [
    paragraph(`${run('Lift it ')}${changed('seven times', 'twice')}${moved}${remark(1)}${remark(2)}${remark(2)}`),
    paragraph(`${run('Ask ')}${link('the maker')}`, 'Odd'),
    paragraph(`${run('Look.')}<w:ins w:id="9" w:author="x">${run(' Again.')}</w:ins>`),
    item('A cloth', 'bullet'),
    item(run('Warm it'), 'step'),
    paragraph(picture('A jar')),
    paragraph(picture('')),
    table([['a', paragraph('b')]]),
    '<w:strange/>',
    paragraph('<w:pict><w:txbxContent></w:txbxContent></w:pict>'),
  ].join('');
  const { title, body: text, told } = await bring(documentOf(body));
  expect(title).toBe('A');
  expect(text).toBe('Lift it twice\n\nAsk [the maker](https://a.bc/manual)\n\nLook. Again.\n\n- A cloth\n\n1. Warm it\n\n*A jar*\n\n| a | b |\n| - | - |');
  expect(told).toEqual([
    'import-docx: what Word calls w:strange is left out',
    'import-tracked: a tracked deletion is taken as accepted: “seven times” is left out',
    'import-tracked: a tracked deletion is taken as accepted: “early” is left out',
    'import-tracked: 2 tracked insertions are taken as accepted',
    'import-tracked: 2 remarks in the margin are left out',
    'import-docx: the document has text boxes; their order may differ from what Word shows',
    'import-image: in “A”, after “Warm it”: the image of the document becomes its words “A jar”',
    'import-image: in “A”, after “Warm it”: the image of the document has no words to stand for it and is left out',
  ]);
  expect((await bring(documentOf(paragraph(`${run('x')}${remark(1)}`)))).told).toEqual(['import-tracked: 1 remark in the margin is left out']);
});

test('an archive that says it holds more than anybody may unpack is not opened', async () => {
  const bytes = documentOf(paragraph('Words.'));
  const view = new DataView(bytes.buffer);
  const entry = bytes.findIndex((_, at) => at + 4 <= bytes.length && view.getUint32(at, true) === 0x02014b50);
  view.setUint32(entry + 24, 0xffffffff, true);
  expect((await bring(bytes)).told).toEqual(['import-docx: the file is not a Word document']);
});
test('what is no document', async () => {
  expect((await bring(documentOf(''))).told).toEqual(['empty-file: the document is empty']);
  expect((await bring(zip({ 'a.txt': 'x' }))).told).toEqual(['import-docx: the file is not a Word document']);
  expect((await bring(zip({ 'word/document.xml': '<a' }))).told[0]).toMatch(/^import-docx: the Word document cannot be read/);
  expect((await bring(documentOf(paragraph('a\u202eb')))).told[0]).toMatch(/^bidi-control: /);
  expect((await bring(documentOf(Array.from({ length: 300 }).reduce<string>((inner) => table([[inner]]), paragraph('x'))))).told).toEqual(['nesting: lists, quotes, marks or tags are nested too deeply']);
  expect((await bring(new Uint8Array(IMPORT_LIMITS.archive + 1))).told).toEqual(['file-size: the file is larger than 64 MiB']);
  expect((await bring(new Uint8Array(100))).told).toEqual(['import-docx: the file is not a Word document']);
});

test('an archive is read within its limit', async () => {
  const archive = zip({ a: 'x'.repeat(100), 'b.xml': 'é' });
  expect(unpackedSize(archive)).toBe(102);
  expect([await entryOf(archive, 'b.xml', 10), await entryOf(archive, 'c', 10)]).toEqual(['é', undefined]);
});

test('what the converter passes over is missed, and named', async () => {
  const math = (text: string) => `<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>${text}</m:t></m:r></m:oMath>`;
  const body = [
    paragraph(picture('A lid')),
    paragraph(`${run('Force is ')}${math('mass times g')}`),
    paragraph(`<w:r><w:ruby><w:rt>${run('kan')}</w:rt><w:rubyBase>${run('lid')}</w:rubyBase></w:ruby></w:r>`),
    paragraph('<w:r><w:sym w:font="Oddfont" w:char="F0E1"/></w:r>'),
    paragraph('<w:r><w:rPr><w:vanish/></w:rPr><w:t>For the editor.</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> For all.</w:t></w:r>'),
    paragraph(`${run('10')}<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>6</w:t></w:r>`),
    '<w:altChunk r:id="r9"/>',
    paragraph(picture('Gone').replace(' r:embed="r5"', '')),
    paragraph(`${run('a')}<w:r><w:br w:type="odd"/></w:r>`),
  ].join('');
  const { body: text, told } = await bring(documentOf(body, { 'word/header1.xml': `<w:hdr>${paragraph('Of the house')}${paragraph('7')}</w:hdr>` }));
  expect(text).toBe('*A lid*\n\nForce is\n\nFor the editor. For all.\n\n10⁶\n\na');
  expect(told).toEqual([
    'import-docx: equations are left out',
    'import-docx: words with their reading above them are left out',
    'import-docx: a symbol of the typeface Oddfont is left out',
    'import-docx: a file that is packed into the document is left out',
    'import-docx: a picture of the document cannot be found in it',
    'import-docx: Word’s file holds something that is not read: Unsupported break type: odd',
    'import-docx: hidden text is in the draft: “For the editor.”',
    'import-frame: the header of the pages is left out: “Of the house”',
    'import-image: in “A”, at its beginning: the image of the document becomes its words “A lid”',
    'import-lost: this is not in the draft: “Force is mass times g”',
    'import-lost: this is not in the draft: “kanlid”',
  ]);
});

test('steps keep their numbers, notes of both kinds their places, typed marks make lists', async () => {
  const note = (kind: string) => `<w:r><w:${kind}Reference w:id="1"/></w:r>`;
  const body = [item('Open', 'step'), paragraph(picture('A lid')), item('Turn', 'step'), item('Lift', 'step'), paragraph('Wait.'), item('Close', 'step'), paragraph('☐ Dry it'), paragraph('☑ Warm it'), paragraph('• A cloth'), paragraph(`${run('Foot')}${note('footnote')}${run(' and end')}${note('endnote')}`)].join('');
  const { body: text, told } = await bring(documentOf(body));
  expect(text).toBe('1. Open\n\n*A lid*\n\n2. Turn\n3. Lift\n\nWait.\n\n4. Close\n\n- [ ] Dry it\n- [x] Warm it\n\n* A cloth\n\nFoot[^1] and end[^1-2]\n\n[^1]: Only once.\n\n[^1-2]: At the end.');
  expect(told.map((line) => line.split(':')[0])).toEqual(['import-image']);
});
