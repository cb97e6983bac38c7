/** Headings -> fragments: the same words give the same anchor wherever an article is read, linked or rendered. */
import GithubSlugger from 'github-slugger';

/** Ids that the page itself uses; a heading of an article never gets one. */
export const PAGE_IDS: readonly string[] = ['main', 'search', 'top', 'contents', 'related-resources', 'sources', 'feedback'];

/** A maker of heading anchors: the same words give the same anchor wherever an article is rendered. */
export function anchors(): (heading: string) => string {
  const slugger = new GithubSlugger();
  for (const id of PAGE_IDS) slugger.slug(id);
  return (heading) => slugger.slug(heading.trim()).replace(/^-+$/, '') || slugger.slug('section');
}
