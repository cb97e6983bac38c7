/** Which reader opens which kind of file: the one table the importer goes by. */
import type { Issue } from '../issue.ts';
import { readDocx } from './docx.ts';
import { readHtml } from './html.ts';
import { readMarkdown } from './markdown.ts';
import { notes, type Page } from './page.ts';
import { readTextFile } from './plain-text.ts';
import { readWordpress } from './wordpress.ts';
import { readZendesk } from './zendesk.ts';

type Read = { pages: Page[]; issues: Issue[] };

export const READERS: ReadonlyArray<{ ending: RegExp; kind: string; read: (path: string, bytes: Uint8Array) => Read | Promise<Read> }> = [
  { ending: /\.txt$/i, kind: 'plain text: a title line, an introduction, headings, bullets, paragraphs', read: readTextFile },
  { ending: /\.(?:md|markdown|mdx)$/i, kind: 'Markdown of Docusaurus, Hugo, Jekyll, Zendesk, GitHub', read: readMarkdown },
  { ending: /\.html?$/i, kind: 'a saved web page', read: readHtml },
  { ending: /\.docx$/i, kind: 'a Word document', read: readDocx },
  { ending: /\.json$/i, kind: 'a Zendesk Help Center export', read: readZendesk },
  { ending: /\.xml$/i, kind: 'a WordPress export', read: readWordpress },
];

/** The pages of one file; a kind that is not in the table is an issue. Never throws on content. */
export async function readPages(path: string, bytes: Uint8Array): Promise<Read> {
  const reader = READERS.find(({ ending }) => ending.test(path));
  if (reader) return reader.read(path, bytes);
  const issues: Issue[] = [];
  notes(path, issues)('import-kind', 'this kind of file cannot be imported', { severity: 'error', hint: 'The importer reads .txt, .md, .mdx, .html, .docx, .json (Zendesk) and .xml (WordPress).' });
  return { pages: [], issues };
}
