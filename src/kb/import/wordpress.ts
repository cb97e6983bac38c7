/** A WordPress export (WXR: an RSS feed with `<content:encoded>`) -> its posts and pages. Blank lines are paragraphs, as WordPress shows them. */
import { type Issue, lineStarts, pointAt } from '../issue.ts';
import { day, pathOf } from './fields.ts';
import { innerPage } from './html.ts';
import { IMPORT_LIMITS, notes, type Page, readText, refuseDeep } from './page.ts';

/** Kinds of items that are text for readers. */
const KINDS = ['post', 'page', 'article', 'docs', 'doc', 'knowledgebase', 'faq', 'kb', 'help', 'ht_kb', 'epkb_post_type_1'];
const BLOCK = /^\s*<\/?(?:p|div|h[1-6]|ul|ol|li|table|thead|tbody|tr|td|th|blockquote|pre|figure|figcaption|section|details|summary|aside|hr|dl|dt|dd|!--)\b/i;

export function readWordpress(path: string, bytes: Uint8Array): { pages: Page[]; issues: Issue[] } {
  const read = readText(path, bytes, IMPORT_LIMITS.archive);
  if (read.issue) return { pages: [], issues: [read.issue] };
  const issues: Issue[] = [...read.told];
  const note = notes(path, issues);
  const starts = lineStarts(read.text);
  const others = new Map<string, number>();
  const pages = items(read.text).flatMap(({ at, xml }): Page[] => {
    const { line } = pointAt(starts, at);
    const kind = field(xml, 'wp:post_type') || 'post';
    if (!KINDS.includes(kind)) {
      others.set(kind, (others.get(kind) ?? 0) + 1);
      return [];
    }
    const title = field(xml, 'title').replace(/<[^>]*>/g, '').trim();
    const body = field(xml, 'content:encoded');
    const tell = (rule: string, message: string) => note(rule, message, { line, severity: 'error' });
    if (!title) return tell('import-wordpress', `an item of kind ${kind} has no title`), [];
    if (body.trim() === '') return tell('empty-body', `“${title}” has a title but no text`), [];
    const deep = refuseDeep(path, body, line);
    if (deep) return tell(deep.rule, `in “${title}”: ${deep.message}`), [];
    const page = innerPage(path, line, title, shortcodes(paragraphs(body), (code, words) => note('import-shortcode', `in “${title}”: [${code}] is filled in by a program and has no meaning here${words ? '; the words in it stay' : ''}`, { line })));
    const link = field(xml, 'link');
    const slug = field(xml, 'wp:post_name');
    const known = { published: day(field(xml, 'wp:post_date')), updated: day(field(xml, 'wp:post_modified')), description: field(xml, 'excerpt:encoded').replace(/<[^>]*>/g, '').replace(/\s+/g, ' ').trim() };
    return [{ ...page, addresses: pathOf(link), names: [link.replace(/\/+$/, '')].filter(Boolean), ...(slug ? { slug } : {}), ...(known.published ? { published: known.published } : {}), ...(known.updated ? { updated: known.updated } : {}), ...(known.description ? { description: known.description } : {}) }];
  });
  if (pages.length === 0 && issues.length === 0) note('import-wordpress', 'there are no posts or pages in the file', { severity: 'error', hint: 'WordPress: Tools > Export > All content.' });
  const categories = new Set([...read.text.matchAll(/<category domain="category"[^>]*>(?:<!\[CDATA\[)?([^\]<]+)/g)].map(([, name]) => name as string));
  if (categories.size > 1) note('import-field', `the posts stood in ${categories.size} categories (${[...categories].slice(0, 6).join(', ')}${categories.size > 6 ? ', …' : ''}); here they all get the topic of this import`, { hint: 'Change topic: in the drafts.' });
  for (const [kind, number] of others) note('import-left-out', `${number} ${number === 1 ? 'item' : 'items'} of kind ${kind} ${number === 1 ? 'is' : 'are'} left out: ${number === 1 ? 'it holds' : 'they hold'} no article`);
  return { pages, issues };
}

/** The items, `]]>` and all; nothing inside CDATA is taken for a tag. */
function items(xml: string): Array<{ at: number; xml: string }> {
  const found = [];
  let open = -1;
  for (const { 0: mark, index } of xml.matchAll(/<!\[CDATA\[[^]*?\]\]>|<item\b[^>]*>|<\/item>/g)) {
    if (mark.startsWith('<item')) open = index;
    else if (mark === '</item>' && open >= 0) {
      found.push({ at: open, xml: xml.slice(open, index) });
      open = -1;
    }
  }
  return found;
}

/** Text of the first element of that name, CDATA unpacked. */
function field(xml: string, name: string): string {
  const found = new RegExp(`<${name}(?:\\s[^>]*)?>((?:<!\\[CDATA\\[[^]*?\\]\\]>|[^<])*)</${name}>`).exec(xml)?.[1] ?? '';
  return found
    .split(/(<!\[CDATA\[[^]*?\]\]>)/)
    .map((part) => (part.startsWith('<![CDATA[') ? part.slice(9, -3) : part.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;|&#0?39;/g, "'").replace(/&amp;/g, '&')))
    .join('')
    .trim();
}

function paragraphs(body: string): string {
  if (/<!--\s*wp:|<p[\s>]/.test(body)) return body;
  return body
    .split(/(<pre[^]*?<\/pre>)/i)
    .map((part) => (part.startsWith('<pre') ? part : part.split(/\r?\n\s*\r?\n/).map((block) => (block.trim() === '' || BLOCK.test(block) ? block : `<p>${block.trim().replace(/\r?\n/g, '<br>\n')}</p>`)).join('\n\n')))
    .join('');
}

/** `[caption …]<img> words[/caption]` gives its words; other tags in brackets are told of. */
function shortcodes(html: string, tell: (code: string, words: boolean) => void): string {
  return html
    .replace(/\[caption[^\]]*\]\s*((?:<a[^>]*>)?\s*<img[^>]*>\s*(?:<\/a>)?)([^]*?)\[\/caption\]/g, '<figure>$1<figcaption>$2</figcaption></figure>')
    .replace(/\[\/?(gallery|embed|video|audio|playlist|vc_\w+|et_pb_\w+|contact-form[\w-]*|su_\w+|toc|table)\b[^\]]*\]/g, (whole, name: string) => {
      if (!whole.startsWith('[/')) tell(name, html.includes(`[/${name}]`));
      return '';
    });
}
