/**
 * A Word document -> a Page, by way of mammoth's HTML. Footnotes and tables stay; a picture gives its description; tracked
 * changes are taken as accepted and each deletion is told of. What has to be in the draft is read from the document itself.
 */
import mammoth from 'mammoth';
import type { Issue } from '../issue.ts';
import { innerPage } from './html.ts';
import { nameOf, fileNames } from './markdown.ts';
import { forbiddenAt, IMPORT_LIMITS, type Note, notes, type Page, refuseDeep } from './page.ts';
import { short } from './prepare.ts';
import { numbered, stepsOf } from './word-steps.ts';
import { type WordParagraph, wordParagraphs } from './word-text.ts';
import { entryOf, unpackedSize } from './zip.ts';

const STYLES = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh", "p[style-name='Code'] => pre:separator('\\n')", "r[style-name='Code'] => code", "p[style-name='Quote'] => blockquote:fresh"];
/** What the converter says it passed over -> the same for people. The words that were in it are missed by the account, line by line. */
const PASSED_OVER: ReadonlyArray<[said: RegExp, plain: (found: RegExpExecArray) => string | undefined]> = [
  [/^Unrecognised (?:paragraph|run|table) style|^Image of type/, () => undefined],
  [/element was ignored: .*\boMath(?:Para)?$/, () => 'equations are left out'],
  [/element was ignored: w:ruby$/, () => 'words with their reading above them are left out'],
  [/element was ignored: w:altChunk$/, () => 'a file that is packed into the document is left out'],
  [/^A w:sym element .* in font (.*)$/, ([, font]) => `a symbol of the typeface ${font} is left out`],
  [/element was ignored: (?:\{.*\})?(.*)$/, ([, name]) => `what Word calls ${name} is left out`],
  [/image|imagedata|blip/i, () => 'a picture of the document cannot be found in it'],
  [/^(.*)$/, ([, said]) => `Word’s file holds something that is not read: ${said}`],
];

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
    for (const message of new Set(result.messages.map((told) => inPlainWords(told.message)))) if (message) note('import-docx', message, { hint: 'Bring in by hand what a reader needs of it.' });
  } catch (error) {
    return refuse('import-docx', `the Word document cannot be read: ${(error as Error).message}`, 'Open it and save it again.');
  }
  if (html.trim() === '') return refuse('empty-file', 'the document is empty', 'Write the article, or leave the file out.');
  const bad = forbiddenAt(html);
  if (bad) return refuse(bad.rule, bad.message, bad.hint);
  const deep = refuseDeep(path, html, 2);
  if (deep) return refuse(deep.rule, deep.message, deep.hint as string);
  tracked(xml, note);
  const part = async (name: string) => (await entryOf(bytes, `word/${name}.xml`, IMPORT_LIMITS.archive)) ?? '';
  const paragraphs = wordParagraphs(xml);
  html = numbered(html, stepsOf(paragraphs, await part('numbering'), await part('styles')));
  hiddenWords(paragraphs, note);
  await frame(part, note);
  // One block a line, so that a place can be named.
  const broken = html.replace(/(<\/(?:p|h[1-6]|li|tr|table|ul|ol|blockquote|pre)>)/g, '$1\n');
  const title = plain(/<h1[^>]*>([^]*?)<\/h1>/.exec(html)?.[1] ?? '') || nameOf(path);
  const page = innerPage(path, 1, title, broken, after(broken));
  const all = [...paragraphs, ...notesOf(xml, await part('footnotes'), 'footnote'), ...notesOf(xml, await part('endnotes'), 'endnote')];
  return { pages: [{ ...page, names: fileNames(path), issues: [...issues, ...page.issues], lines: all.flatMap(({ text }) => (/[\p{L}\p{N}]/u.test(text) ? [{ line: 1, text: text.trim() }] : [])) }], issues: [] };
}

const inPlainWords = (message: string) => {
  // The last row takes whatever is said.
  const [said, say] = PASSED_OVER.find(([form]) => form.test(message)) as (typeof PASSED_OVER)[number];
  return say(said.exec(message) as RegExpExecArray);
};

const plain = (html: string) => html.replace(/<[^>]*>/g, '').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&').replace(/\s+/g, ' ').trim();

/** The notes that the text refers to; Word keeps others and shows them nowhere. */
function notesOf(xml: string, part: string, kind: string): WordParagraph[] {
  const standing = xml.replace(/<w:(del|moveFrom)\s[^>]*>[^]*?<\/w:\1>/g, '');
  const shown = new Set([...standing.matchAll(new RegExp(`<w:${kind}Reference\\s[^>]*w:id="(-?\\d+)"`, 'g'))].map(([, id]) => id));
  return [...part.matchAll(new RegExp(`<w:${kind}\\s[^>]*w:id="(-?\\d+)"[^>]*>([^]*?)</w:${kind}>`, 'g'))].flatMap(([, id, note]) => (shown.has(id) ? wordParagraphs(note as string) : []));
}

/** A document has no lines that anybody could count: a place in it is named by the words before it. */
function after(html: string): (line: number) => string {
  const lines = html.split('\n');
  return (line) => {
    for (let at = line - 2; at >= 0; at--) {
      const words = plain(lines[at] as string);
      if (words) return `after “${short(words)}”`;
    }
    return 'at its beginning';
  };
}

/** What Word does not show is in the draft all the same: a reader of the page would see it. */
function hiddenWords(paragraphs: readonly WordParagraph[], note: Note): void {
  for (const { hidden } of paragraphs) if (hidden.trim()) note('import-docx', `hidden text is in the draft: “${short(hidden.trim())}”`, { hint: 'Remove it from the draft if nobody is to read it.' });
}

/** Header and footer are no part of the article. */
async function frame(part: (name: string) => Promise<string>, note: Note): Promise<void> {
  for (const kind of ['header', 'footer']) {
    const said = new Set<string>();
    for (const number of [1, 2, 3]) for (const { text } of wordParagraphs(await part(`${kind}${number}`))) if (/\p{L}/u.test(text)) said.add(text.trim());
    for (const text of said) note('import-frame', `the ${kind} of the pages is left out: “${short(text)}”`);
  }
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
