/** The types and properties of schema.org that the site uses; a test compares them with the published vocabulary. */
const PAGE = ['url', 'name', 'inLanguage', 'breadcrumb', 'lastReviewed', 'reviewedBy', 'mainEntity'];

export const TERMS: Readonly<Record<string, readonly string[]>> = {
  Article: ['mainEntityOfPage', 'headline', 'description', 'image', 'datePublished', 'dateModified', 'inLanguage', 'articleSection', 'author', 'publisher'],
  WebPage: PAGE,
  CollectionPage: PAGE,
  ProfilePage: PAGE,
  WebSite: ['url', 'name', 'description', 'inLanguage', 'publisher'],
  Organization: ['name', 'url'],
  BreadcrumbList: ['itemListElement'],
  ListItem: ['position', 'name', 'item'],
};

/** Terms that search engines no longer read, or punish. */
export const RETIRED: readonly string[] = ['HowTo', 'FAQPage', 'SearchAction', 'speakable', 'aggregateRating'];
