/** What search knows of an article, the same while developing and in a build. */
import { type Heading, renderBody } from '../kb/render.ts';
import { site } from '../site.ts';

export interface SearchRecord {
  /** Path of the page, `/id/`. */
  url: string;
  title: string;
  description: string;
  /** Its name. */
  topic: string;
  platforms: readonly string[];
  /** Searches the page should answer. */
  queries: readonly string[];
  headings: readonly Heading[];
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
  return { url: `/${id}/`, title, description, topic: site.topics[topic].name, platforms, queries, headings, html };
}

/** Everything that can be searched for on the page, as plain text. */
export const searchText = ({ title, description, queries, html }: SearchRecord) => [title, description, ...queries, html.replace(/<[^>]*>/g, ' ').replace(/&#x27;|&#39;|&apos;/g, "'").replace(/&[#\w]+;/g, ' ')].join('\n');
