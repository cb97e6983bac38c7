/** The words of a search, carried to the page that it led to and marked there, in text nodes only. Escape takes the marks away. */
import { type Matcher, markText } from '../excerpt.ts';
import { stem } from '../words.ts';
import { marked } from './parts.ts';

const KEY = 'search-words';
const NOT_IN = 'script, style, mark, input, textarea, select, button, svg';
/** A page of marks helps nobody. */
const MOST = 200;

/** Called when a reader follows a result. */
export function carry(path: string, words: readonly string[]): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ path, words }));
  } catch {
    // Storage is off: the page opens without marks.
  }
}

/** Marks what was carried here, once. */
export function highlight(root: Element): number {
  const carried = take();
  if (carried?.path !== location.pathname || !Array.isArray(carried.words)) return 0;
  const stems = new Set(carried.words.filter((word: unknown): word is string => typeof word === 'string').map(stem));
  const count = mark(root, (word) => (stems.has(stem(word)) ? { term: 0, weight: 1 } : undefined));
  addEventListener('keydown', (event) => event.key === 'Escape' && unmark(root));
  return count;
}

function take(): { path?: unknown; words?: unknown } | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as object | null;
    sessionStorage.removeItem(KEY);
    return kept ?? undefined;
  } catch {
    return undefined;
  }
}

function mark(root: Element, matches: Matcher): number {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) => (node.parentElement?.closest(NOT_IN) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  let count = 0;
  for (const node of nodes) {
    const parts = markText(node.data, matches);
    const found = parts.filter((part) => part.marked).length;
    if (found === 0 || count + found > MOST) continue;
    count += found;
    node.replaceWith(...marked(parts));
  }
  return count;
}

function unmark(root: Element): void {
  for (const found of root.querySelectorAll('mark')) found.replaceWith(...found.childNodes);
  root.normalize();
}
