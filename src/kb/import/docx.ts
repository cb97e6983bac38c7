/**
 * A Word document -> a Page, by way of mammoth's HTML. Footnotes and tables stay; a picture gives its description; tracked
 * changes are taken as accepted and each deletion is told of.
 */
import mammoth from 'mammoth';
import type { Issue } from '../issue.ts';
import { innerPage } from './html.ts';
import { nameOf, fileNames } from './markdown.ts';
import { forbiddenAt, IMPORT_LIMITS, type Note, notes, type Page, refuseDeep } from './page.ts';
import { entryOf, unpackedSize } from './zip.ts';

const STYLES = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh", "p[style-name='Code'] => pre:separator('\\n')", "r[style-name='Code'] => code", "p[style-name='Quote'] => blockquote:fresh"];

export async function readDocx(path: string, bytes: Uint8Array): Promise<{ pages: Page[]; issues: Issue[] }> {
  const issues: Issue[] = [];
  const note = notes(path, issues);
  const refuse = (rule: string, message: string, hint: string) => (note(rule, message, { hint, severity: 'error' }), { pages: [], issues });
  if (bytes.length > IMPORT_LIMITS.archive) return refuse('file-size', `the file is larger than ${IMPORT_LIMITS.archive / 2 ** 20} MiB`, 'Take the pictures out of it.');
  const xml = await documentIn(bytes);
  if (xml === undefined) return refuse('import-docx', 'the file is not a Word document', 'Save it again as .docx.');
  let html: string;
  try {
    const result = await mammoth.convertToHtml({ buffer: bytes as never }, { styleMap: STYLES, externalFileAccess: false, convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: 'of the document' })) });
    html = result.value;
    for (const { message } of new Map(result.messages.map((told) => [told.message, told])).values()) if (!/^Unrecognised (?:paragraph|run|table) style/.test(message)) note('import-docx', `Word’s file holds something that is not read: ${message}`);
  } catch (error) {
    return refuse('import-docx', `the Word document cannot be read: ${(error as Error).message}`, 'Open it and save it again.');
  }
  if (html.trim() === '') return refuse('empty-file', 'the document is empty', 'Write the article, or leave the file out.');
  const bad = forbiddenAt(html);
  if (bad) return refuse(bad.rule, bad.message, bad.hint);
  const deep = refuseDeep(path, html, 2);
  if (deep) return refuse(deep.rule, deep.message, deep.hint as string);
  tracked(xml, note);
  // One block a line, so that a place can be named and each line accounted for.
  const broken = html.replace(/(<\/(?:p|h[1-6]|li|tr|table|ul|ol|blockquote|pre)>)/g, '$1\n');
  const title = (/<h1[^>]*>([^]*?)<\/h1>/.exec(html)?.[1] ?? '').replace(/<[^>]*>/g, '').replace(/&amp;/g, '&').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/\s+/g, ' ').trim() || nameOf(path);
  const page = innerPage(path, 1, title, broken);
  return { pages: [{ ...page, names: fileNames(path), issues: [...issues, ...page.issues], lines: page.lines.filter(({ text }) => !/^(?:\[\d+\])?\s*↑?$/.test(text)).map(({ line, text }) => ({ line, text: text.replace(/\[\d+\]/g, ' ').replace(/↑/g, '') })) }], issues: [] };
}

/** The text of the document; undefined when there is none, or the archive says that it holds more than is ever unpacked. */
async function documentIn(bytes: Uint8Array): Promise<string | undefined> {
  const size = unpackedSize(bytes);
  return size === undefined || size > 4 * IMPORT_LIMITS.archive ? undefined : entryOf(bytes, 'word/document.xml', IMPORT_LIMITS.archive);
}

/** What Word remembers of changes and remarks. */
function tracked(xml: string, note: Note): void {
  const words = (part: string, tag: string) => [...part.matchAll(new RegExp(`<w:${tag}(?:\\s[^>]*)?>([^<]*)</w:${tag}>`, 'g'))].map(([, text]) => text).join('').trim();
  for (const [whole] of xml.matchAll(/<w:(del|moveFrom)\s[^>]*>[^]*?<\/w:\1>/g)) {
    const said = words(whole, 'delText') || words(whole, 't');
    if (said) note('import-tracked', `a tracked deletion is taken as accepted: “${said.slice(0, 80)}” is left out`, { hint: 'Reject the change in Word and import again if it should stay.' });
  }
  const inserted = [...xml.matchAll(/<w:(ins|moveTo)\s[^>]*>[^]*?<\/w:\1>/g)].filter(([whole]) => words(whole, 't')).length;
  if (inserted > 0) note('import-tracked', `${inserted} tracked ${inserted === 1 ? 'insertion is' : 'insertions are'} taken as accepted`);
  const remarks = new Set([...xml.matchAll(/<w:commentReference\s[^>]*w:id="(\d+)"/g)].map(([, id]) => id)).size;
  if (remarks > 0) note('import-tracked', `${remarks} ${remarks === 1 ? 'remark' : 'remarks'} in the margin ${remarks === 1 ? 'is' : 'are'} left out`);
  if (/<w:txbxContent>/.test(xml)) note('import-docx', 'the document has text boxes; their order may differ from what Word shows');
}
