/**
 * Pages -> structured data: one @graph each, only what a reader can see on the page.
 * Types that search engines have retired (HowTo, FAQPage, SearchAction) never appear.
 */
import type { Article, TopicId } from '../library.ts';
import { site } from '../site.ts';
import { absolute, articlePath, personPath, topicPath } from './addresses.ts';
import { type Crumb, articleCrumbs, checklistsCrumbs, topicCrumbs, topicsCrumbs } from './crumbs.ts';
import { instant } from './dates.ts';

export type Thing = { '@type': string } & Record<string, unknown>;

export interface Graph {
  '@context': 'https://schema.org';
  '@graph': Thing[];
}

const graph = (...things: Thing[]): Graph => ({ '@context': 'https://schema.org', '@graph': things });

export const homeGraph = (): Graph =>
  graph({ '@type': 'WebSite', '@id': absolute('/#website'), url: absolute('/'), name: site.name, description: site.description, inLanguage: site.language, publisher: publisher() });

export function articleGraph(article: Article): Graph {
  const { id, data } = article;
  const url = absolute(articlePath(id));
  const page: Thing = {
    '@type': 'WebPage',
    '@id': url,
    url,
    name: data.title,
    inLanguage: site.language,
    breadcrumb: { '@id': `${url}#breadcrumb` },
    ...(data.reviewed ? { lastReviewed: data.reviewed } : {}),
    ...(data.reviewed && data.reviewer ? { reviewedBy: person(data.reviewer) } : {}),
  };
  return graph(
    {
      '@type': 'Article',
      '@id': `${url}#article`,
      mainEntityOfPage: { '@id': url },
      headline: data.title,
      description: data.description,
      datePublished: instant(data.published),
      dateModified: instant(data.updated),
      inLanguage: site.language,
      articleSection: site.topics[data.topic].name,
      author: person(data.author),
      publisher: publisher(),
    },
    page,
    breadcrumbs(articleCrumbs(article), url),
  );
}

export const topicGraph = (topic: TopicId): Graph => collection(topicPath(topic), site.topics[topic].name, topicCrumbs(topic));

export const topicsGraph = (): Graph => collection('/topics/', 'Topics', topicsCrumbs());

export const checklistsGraph = (): Graph => collection('/checklists/', 'Checklists to print', checklistsCrumbs());

function collection(path: string, name: string, crumbs: readonly Crumb[]): Graph {
  const url = absolute(path);
  return graph({ '@type': 'CollectionPage', '@id': url, url, name, inLanguage: site.language, breadcrumb: { '@id': `${url}#breadcrumb` } }, breadcrumbs(crumbs, url));
}

function breadcrumbs(crumbs: readonly Crumb[], url: string): Thing {
  return {
    '@type': 'BreadcrumbList',
    '@id': `${url}#breadcrumb`,
    itemListElement: crumbs.map(({ name, path }, at) => ({ '@type': 'ListItem', position: at + 1, name, item: absolute(path) })),
  };
}

/** The people of an editorial team are roles, so they are organizations to schema.org. */
const person = (id: keyof typeof site.people): Thing => ({ '@type': 'Organization', name: site.people[id].name, url: absolute(personPath(id)) });

const publisher = (): Thing => ({ '@type': 'Organization', name: site.name, url: absolute('/') });
