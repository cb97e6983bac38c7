/** Word documents written by hand, part by part, so that a test says all that is in them. Used by tests only. */

/** A ZIP archive without compression: what a .docx is. */
export function zip(files: Record<string, string>): Uint8Array {
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

const NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';
export const paragraph = (text: string, style = '') => `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}${text.startsWith('<') ? text : `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`}</w:p>`;
export const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
/** An item of the document's bullets or steps. */
export const item = (text: string, list: 'bullet' | 'step') => `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list === 'bullet' ? 1 : 2}"/></w:numPr></w:pPr>${text.startsWith('<') ? text : run(text)}</w:p>`;
/** The document's picture with words, or none, to stand for it. */
export const picture = (words: string) => `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="${words}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:embed="r5"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
export const table = (rows: string[][]) => `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${cell.startsWith('<') ? cell : paragraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
export const link = (text: string) => `<w:hyperlink r:id="r6">${run(text)}</w:hyperlink>`;
export const footnote = '<w:r><w:footnoteReference w:id="1"/></w:r>';
export const changed = (was: string, is: string) => `<w:del w:id="5" w:author="x"><w:r><w:delText>${was}</w:delText></w:r></w:del><w:ins w:id="6" w:author="x">${run(is)}</w:ins>`;
const relation = (id: string, kind: string, target: string) => `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`;
const relations = (...all: string[]) => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
export const documentOf = (body: string, more: Readonly<Record<string, string>> = {}) =>
  zip({
    ...more,
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': relations(relation('r1', 'officeDocument', 'word/document.xml')),
    'word/_rels/document.xml.rels': relations(relation('r2', 'footnotes', 'footnotes.xml'), relation('r3', 'styles', 'styles.xml'), relation('r4', 'numbering', 'numbering.xml'), relation('r5', 'image', 'media/image1.png'), relation('r7', 'endnotes', 'endnotes.xml'), `<Relationship Id="r6" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://a.bc/manual" TargetMode="External"/>`),
    'word/media/image1.png': 'not really a picture',
    'word/numbering.xml': `<w:numbering ${NAMES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
    'word/styles.xml': `<w:styles ${NAMES}><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style><w:style w:type="paragraph" w:styleId="Odd"><w:name w:val="Of our house"/></w:style></w:styles>`,
    'word/footnotes.xml': `<w:footnotes ${NAMES}><w:footnote w:id="1">${paragraph('Only once.')}</w:footnote></w:footnotes>`,
    'word/endnotes.xml': `<w:endnotes ${NAMES}><w:endnote w:id="1">${paragraph('At the end.')}</w:endnote></w:endnotes>`,
    'word/document.xml': `<w:document ${NAMES}><w:body>${body}</w:body></w:document>`,
  });
