/**
 * The search page in the browser: reads the form and `?q=`, asks the index, writes a list of links.
 * Every text is put in as text. Without this file the page still lists every article.
 */
import { combine, queryWords, type Ranked } from './planner.ts';

interface PagefindResult {
  id: string;
  score: number;
  data: () => Promise<PagefindPage>;
}
interface PagefindPage {
  url: string;
  excerpt: string;
  meta: Record<string, string>;
  sub_results: Array<{ title: string; url: string }>;
}
interface Pagefind {
  options: (options: object) => Promise<void>;
  search: (query: string) => Promise<{ results: PagefindResult[]; unfilteredResultCount: number }>;
}

/** What a page is about counts more than what it mentions; `keywords` are the searches it should answer. */
const META_WEIGHTS = { title: 5, keywords: 3 };
const SHOWN = 10;
const SECTIONS = 3;
const PAUSE_MS = 120;

let loading: Promise<Pagefind> | undefined;
function index(): Promise<Pagefind> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<Pagefind> {
  const pagefind = (await import(/* @vite-ignore */ new URL('/pagefind/pagefind.js', location.href).href)) as Pagefind;
  await pagefind.options({ ranking: { metaWeights: META_WEIGHTS } });
  return pagefind;
}

/** Takes over the form and the results element of the page. */
export function start(form: HTMLFormElement, input: HTMLInputElement, results: HTMLElement): void {
  let turn = 0;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const show = async (query: string): Promise<void> => {
    const mine = ++turn;
    const words = queryWords(query);
    if (words.length === 0) {
      results.replaceChildren();
      results.dataset['state'] = 'idle';
      return;
    }
    results.dataset['state'] = 'loading';
    try {
      const found = await ask(words);
      if (mine !== turn) return;
      write(results, query, found);
    } catch {
      if (mine !== turn) return;
      results.replaceChildren(paragraph('Search could not be loaded. The full list of articles is below.'));
      results.dataset['state'] = 'error';
    }
  };

  const remember = (query: string) => {
    const url = new URL(location.href);
    if (query) url.searchParams.set('q', query);
    else url.searchParams.delete('q');
    history.replaceState(null, '', url);
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    remember(input.value);
    void show(input.value);
  });
  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      remember(input.value);
      void show(input.value);
    }, PAUSE_MS);
  });
  input.addEventListener('focus', () => void index().catch(() => undefined), { once: true });

  const asked = new URL(location.href).searchParams.get('q') ?? '';
  if (asked) {
    input.value = asked;
    void show(asked);
  }
}

interface Found {
  page: PagefindPage;
  rank: Ranked;
}

async function ask(words: readonly string[]): Promise<Found[]> {
  const pagefind = await index();
  const answers = await Promise.all(words.map((word) => pagefind.search(word)));
  const byId = new Map<string, PagefindResult>();
  for (const { results } of answers) for (const result of results) byId.set(result.id, result);
  const pages = Math.max(byId.size, 10);
  const ranked = combine(answers.map(({ results }) => results.map(({ id, score }) => ({ id, score }))), pages).slice(0, SHOWN);
  return Promise.all(ranked.map(async (rank) => ({ rank, page: await (byId.get(rank.id) as PagefindResult).data() })));
}

function write(results: HTMLElement, query: string, found: readonly Found[]): void {
  const strong = found.some(({ rank }) => rank.strong);
  const list = document.createElement('ol');
  list.className = 'results';
  for (const { page } of found) list.append(item(page));
  const count = found.length === 1 ? '1 result' : `${found.length} results`;
  const told = found.length === 0 ? `Nothing found for “${query}”. The full list of articles is below.` : strong ? `${count} for “${query}”` : `No close match for “${query}”. The nearest:`;
  const status = paragraph(told);
  status.setAttribute('role', 'status');
  results.replaceChildren(status, list);
  results.dataset['match'] = strong ? 'strong' : 'weak';
  results.dataset['state'] = 'done';
}

function item({ url, meta, excerpt, sub_results }: PagefindPage): HTMLLIElement {
  const entry = document.createElement('li');
  const link = anchor(url, meta['title'] ?? url);
  link.dataset['result'] = '';
  const topic = paragraph(meta['topic'] ?? '');
  topic.className = 'topic';
  const text = paragraph('');
  text.className = 'excerpt';
  text.append(...marked(excerpt));
  entry.append(link, topic, text);
  const sections = sub_results.filter((section) => section.url !== url && section.url.includes('#')).slice(0, SECTIONS);
  if (sections.length > 0) {
    const list = document.createElement('ul');
    list.className = 'sections';
    for (const section of sections) {
      const row = document.createElement('li');
      row.append(anchor(section.url, section.title));
      list.append(row);
    }
    entry.append(list);
  }
  return entry;
}

/** The excerpt's words, with the found ones in `mark`; parsed apart from the page and put in as text. */
function marked(excerpt: string): Node[] {
  const parsed = new DOMParser().parseFromString(excerpt, 'text/html').body;
  return [...parsed.childNodes].map((node) => {
    if (node.nodeName !== 'MARK') return document.createTextNode(node.textContent ?? '');
    const mark = document.createElement('mark');
    mark.textContent = node.textContent;
    return mark;
  });
}

function anchor(href: string, text: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = href;
  link.textContent = text;
  return link;
}

function paragraph(text: string): HTMLParagraphElement {
  const made = document.createElement('p');
  made.textContent = text;
  return made;
}
