/** A Zendesk Help Center export (`{"articles": [{"title", "body", "section_id", ...}]}`) -> its Pages. */
import { type Issue, lineStarts, pointAt } from '../issue.ts';
import { day, pathOf } from './fields.ts';
import { innerPage } from './html.ts';
import { forbiddenAt, IMPORT_LIMITS, notes, type Page, readText, refuseDeep } from './page.ts';

type Fields = Record<string, unknown>;

export function readZendesk(path: string, bytes: Uint8Array): { pages: Page[]; issues: Issue[] } {
  const read = readText(path, bytes, IMPORT_LIMITS.archive);
  if (read.issue) return { pages: [], issues: [read.issue] };
  const issues: Issue[] = [...read.told];
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
    if (bad) return tell(bad.rule, `in “${title}”: ${bad.message}`), [];
    const deep = refuseDeep(path, body, line);
    if (deep) return tell(deep.rule, `in “${title}”: ${deep.message}`), [];
    const page = innerPage(path, line, title, body);
    const number = text(article['id']);
    const url = text(article['html_url']);
    const known = { published: day(article['created_at']), updated: day(article['edited_at']) ?? day(article['updated_at']) };
    return [{ ...page, addresses: [...pathOf(url), ...(number ? [`/hc/articles/${number}`] : [])], names: [url, number].filter(Boolean), ...(known.published ? { published: known.published } : {}), ...(known.updated ? { updated: known.updated } : {}) }];
  });
  const sections = namesOf(data as Fields, list as Fields[]);
  if (sections.length > 1) note('import-field', `the articles stood in ${sections.length} sections (${sections.slice(0, 6).join(', ')}${sections.length > 6 ? ', …' : ''}); here they all get the topic of this import`, { hint: 'Export one section at a time, or change topic: in the drafts.' });
  return { pages, issues };
}

/** Sections by name where the export has their names, else by number. */
function namesOf(data: Fields, articles: readonly Fields[]): string[] {
  const known = new Map(Array.isArray(data['sections']) ? (data['sections'] as Fields[]).map((section) => [text(section?.['id']), text(section?.['name'])] as const) : []);
  const nameOf = (article: Fields | null) => {
    const section = article?.['section'];
    return typeof section === 'object' && section !== null ? text((section as Fields)['name']) : text(section) || known.get(text(article?.['section_id'])) || text(article?.['section_id']);
  };
  return [...new Set(articles.map(nameOf).filter(Boolean))];
}

const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '');
