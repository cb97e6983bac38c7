/** Headings -> fragments: the same words give the same anchor wherever an article is read, linked or rendered. */
import GithubSlugger from 'github-slugger';

/** Ids that the page itself uses; a heading of an article never gets one. */
const TAKEN = Object.fromEntries(['main', 'search', 'top', 'contents', 'related-resources', 'sources', 'feedback'].map((id) => [id, 0]));

/** A maker of heading anchors: the same words give the same anchor wherever an article is rendered. */
export function anchors(): (heading: string) => string {
  const slugger = new GithubSlugger();
  slugger.occurrences = Object.assign(Object.create(null) as Record<string, number>, TAKEN);
  return (heading) => slugger.slug(heading.trim()).replace(/^-+$/, '') || slugger.slug('section');
}
