/** A Zendesk Help Center export (`{"articles": [{"title", "body", "section_id", ...}]}`) -> its Pages. */
import { type Issue, lineStarts, pointAt } from '../issue.ts';
import { day, pathOf } from './fields.ts';
import { innerPage } from './html.ts';
import { forbiddenAt, IMPORT_LIMITS, notes, type Page, readText } from './page.ts';

type Fields = Record<string, unknown>;

export function readZendesk(path: string, bytes: Uint8Array): { pages: Page[]; issues: Issue[] } {
  const read = readText(path, bytes, IMPORT_LIMITS.archive);
  if (read.issue) return { pages: [], issues: [read.issue] };
  const issues: Issue[] = [];
  const note = notes(path, issues);
  let data: unknown;
  try {
    data = JSON.parse(read.text);
  } catch (error) {
    note('import-json', `the file is not JSON: ${(error as Error).message.split('\n')[0]}`, { severity: 'error', hint: 'Export it again.' });
    return { pages: [], issues };
  }
  const list: unknown = Array.isArray(data) ? data : ((data as Fields | null)?.['articles'] ?? ((data as Fields | null)?.['article'] ? [(data as Fields)['article']] : undefined));
  if (!Array.isArray(list)) {
    note('import-json', 'there is no list of articles in the file', { severity: 'error', hint: 'A Help Center export is {"articles": [{"title": "…", "body": "…"}]}.' });
    return { pages: [], issues };
  }
  const starts = lineStarts(read.text);
  let from = 0;
  const pages = (list as Fields[]).flatMap((article, at): Page[] => {
    const title = text(article?.['title']) || text(article?.['name']);
    const found = title ? read.text.indexOf(JSON.stringify(article['title'] ?? article['name']), from) : -1;
    if (found >= 0) from = found + 1;
    const { line, column } = pointAt(starts, Math.max(found, 0));
    const tell = (rule: string, message: string) => note(rule, message, { line, column, severity: 'error' });
    const body = typeof article?.['body'] === 'string' ? article['body'] : '';
    if (!title) return tell('import-json', `article ${at + 1} has no title`), [];
    if (body.trim() === '') return tell('empty-body', `“${title}” has a title but no text`), [];
    const bad = forbiddenAt(title + body);
    if (bad) return tell(bad.rule, `in “${title}”: ${bad.name} is not allowed`), [];
    const page = innerPage(path, line, title, body);
    const number = text(article['id']);
    const url = text(article['html_url']);
    const known = { published: day(article['created_at']), updated: day(article['edited_at']) ?? day(article['updated_at']) };
    return [{ ...page, addresses: [...pathOf(url), ...(number ? [`/hc/articles/${number}`] : [])], names: [url, number].filter(Boolean), ...(known.published ? { published: known.published } : {}), ...(known.updated ? { updated: known.updated } : {}) }];
  });
  return { pages, issues };
}

const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '');
