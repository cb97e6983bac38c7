/** One page of each kind, and what Lighthouse holds against it by design: the score without that audit is what has to be 100. */
import { site } from '../../src/site.ts';

export interface Template {
  name: string;
  path: string;
  excuse?: { audit: string; why: string; because: string };
}

export const ARTICLE: string = site.mostNeeded[0] ?? 'icloud-photos-not-syncing';

const NOT_LISTED = { audit: 'is-crawlable', why: 'noindex on purpose' };
export const TEMPLATES: readonly Template[] = [
  { name: 'home', path: '/' },
  { name: 'article', path: `/${ARTICLE}/` },
  { name: 'article, long', path: '/windows-iphone-not-recognized/' },
  { name: 'article, drawing', path: '/iphone-recovery-mode/' },
  { name: 'checklist', path: `/${ARTICLE}/checklist/`, excuse: { ...NOT_LISTED, because: 'it is another form of the article, which is the page to be found' } },
  { name: 'topics', path: '/topics/' },
  { name: 'topic', path: '/topics/icloud/' },
  { name: 'checklists', path: '/checklists/' },
  { name: 'search', path: '/search/', excuse: { ...NOT_LISTED, because: 'results of a search are no page to be found by another search' } },
  { name: 'people', path: '/people/' },
  { name: 'person', path: '/people/technical-review/' },
  { name: 'about', path: '/about/' },
  { name: '404', path: '/404.html', excuse: { ...NOT_LISTED, because: 'there is nothing to be found. Lighthouse refuses a page that answers 404, so the file is asked for by its name' } },
];
