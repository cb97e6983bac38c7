/** Links that leave the site -> warnings for those that nobody answers. The engine has no network: whoever calls it asks. */
import type { Nodes } from 'mdast';
import { type Issue, pointAt } from '../issue.ts';
import { endOf, startOf } from '../span.ts';
import type { Article } from '../article.ts';

/** What came back: a status, or why nothing did. */
export type Answer = { status: number; movedTo?: string } | { failed: string };

/** Asks each address once, some at a time, and tells of it wherever it stands. */
export async function checkExternal(articles: readonly Article[], ask: (url: string) => Promise<Answer>, atOnce = 8): Promise<Issue[]> {
  const places = new Map<string, Array<{ article: Article; start: number; end: number }>>();
  for (const article of articles) for (const link of linksOf(article.tree)) if (/^https?:\/\//i.test(link.url)) places.set(link.url, [...(places.get(link.url) ?? []), { article, ...link }]);
  const waiting = [...places];
  const issues: Issue[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [url, where] = next;
      const said = say(await ask(url));
      if (said) for (const { article, start, end } of where) {
        const to = pointAt(article.lines, end);
        issues.push({ path: article.path, ...pointAt(article.lines, start), endLine: to.line, endColumn: to.column, severity: 'warning', rule: 'link-external', message: `${url} ${said}`, hint: 'Find where the page went, or take the link out.' });
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return issues;
}

/** What systems say -> what it means. */
const FAILURES: ReadonlyArray<[code: RegExp, words: string]> = [
  [/^(?:ENOTFOUND|EAI_AGAIN)$/, 'there is no such host, or no network here'],
  [/^(?:ENETUNREACH|EHOSTUNREACH|ENETDOWN)$/, 'there is no network here'],
  [/^ECONNREFUSED$/, 'the server refuses the connection'],
  [/^(?:ECONNRESET|UND_ERR_SOCKET)$/, 'the server breaks the connection off'],
  [/CERT|^UNABLE_TO_|^ERR_TLS|^ERR_SSL/, 'its certificate is not valid'],
];

function say(answer: Answer): string | undefined {
  if ('failed' in answer) return `does not answer: ${FAILURES.find(([code]) => code.test(answer.failed))?.[1] ?? answer.failed}`;
  if (answer.status === 404 || answer.status === 410) return `is gone (${answer.status})`;
  // Many sites refuse programs; that says nothing about what a reader sees.
  if (answer.status >= 500) return `answers with an error (${answer.status})`;
  return answer.movedTo ? `has moved for good to ${answer.movedTo}` : undefined;
}

function linksOf(node: Nodes): Array<{ url: string; start: number; end: number }> {
  const own = node.type === 'link' || node.type === 'definition' ? [{ url: node.url, start: startOf(node), end: endOf(node) }] : [];
  return [...own, ...('children' in node ? (node.children as Nodes[]).flatMap(linksOf) : [])];
}
