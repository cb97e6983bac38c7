/** What search knows of an article, the same while developing and in a build. */
import { compare } from '../kb/issue.ts';
import { renderBody } from '../kb/render.ts';
import { site } from '../site.ts';

/** What a result shows of a page before its text has been asked for. */
export interface Brief {
  /** Path of the page, `/id/`. */
  url: string;
  title: string;
  /** Its name. */
  topic: string;
  description: string;
  /** Anchor and text of each second-level heading. */
  headings: ReadonlyArray<readonly [id: string, text: string]>;
}

export interface SearchRecord extends Brief {
  platforms: readonly string[];
  /** Searches the page should answer. */
  queries: readonly string[];
  /** Body, with the anchors of the page. */
  html: string;
}

export interface Searchable {
  id: string;
  data: { title: string; description: string; topic: keyof typeof site.topics; platforms: readonly string[]; queries: readonly string[] };
  /** The file's text after deduplication. */
  text: string;
}

export function searchRecord({ id, data: { title, description, topic, platforms, queries }, text }: Searchable): SearchRecord {
  const { html, headings } = renderBody(text);
  const second = headings.filter(({ depth }) => depth === 2).map((heading) => [heading.id, heading.text] as const);
  return { url: `/${id}/`, title, description, topic: site.topics[topic].name, platforms, queries, headings: second, html };
}

/** Search numbers pages by this order, in every file that it writes. */
export const numbered = (records: readonly SearchRecord[]): SearchRecord[] => [...records].sort((a, b) => compare(a.url, b.url));

/** Everything that can be searched for on the page, as plain text. */
export const searchText = ({ title, description, queries, html }: SearchRecord) => [title, description, ...queries, html.replace(/<[^>]*>/g, ' ').replace(/&#x27;|&#39;|&apos;/g, "'").replace(/&[#\w]+;/g, ' ')].join('\n');
