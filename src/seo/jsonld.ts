/**
 * Pages -> structured data: one @graph each, only what a reader can see on the page. Typed by schema.org's vocabulary.
 * Types that search engines have retired (HowTo, FAQPage, SearchAction) never appear.
 */
import type { Article as ArticleThing, BreadcrumbList, CollectionPage, Graph, Organization, ProfilePage, WebPage, WebSite } from 'schema-dts';
import { TEXTLESS, textlessPath, variantOf } from '../image/sizes.ts';
import type { Article, PersonId, TopicId } from '../library.ts';
import { site } from '../site.ts';
import { absolute, articlePath, personPath, topicPath } from './addresses.ts';
import { articleCrumbs, checklistsCrumbs, type Crumb, pageCrumbs, peopleCrumbs, personCrumbs, topicCrumbs, topicsCrumbs } from './crumbs.ts';
import { instant } from './dates.ts';

export type { Graph };

const graph = (...things: Graph['@graph']): Graph => ({ '@context': 'https://schema.org', '@graph': things });

export function homeGraph(): Graph {
  const home: WebSite = { '@type': 'WebSite', '@id': absolute('/#website'), url: absolute('/'), name: site.name, description: site.description, inLanguage: site.language, publisher: publisher() };
  return graph(home);
}

export function articleGraph(article: Article): Graph {
  const { id, data } = article;
  const url = absolute(articlePath(id));
  const thing: ArticleThing = {
    '@type': 'Article',
    '@id': `${url}#article`,
    mainEntityOfPage: { '@id': url },
    headline: data.title,
    description: data.description,
    image: TEXTLESS.map((shape) => absolute(textlessPath(data.topic, variantOf(id), shape))),
    datePublished: instant(data.published),
    dateModified: instant(data.updated),
    inLanguage: site.language,
    articleSection: site.topics[data.topic].name,
    author: role(data.author),
    publisher: publisher(),
  };
  const page: WebPage = {
    '@type': 'WebPage',
    ...pageFields(url, data.title),
    ...(data.reviewed ? { lastReviewed: data.reviewed } : {}),
    ...(data.reviewed && data.reviewer ? { reviewedBy: role(data.reviewer) } : {}),
  };
  return graph(thing, page, breadcrumbs(articleCrumbs(article), url));
}

export const topicGraph = (topic: TopicId): Graph => collection(topicPath(topic), site.topics[topic].name, topicCrumbs(topic));

export const topicsGraph = (): Graph => collection('/topics/', 'Topics', topicsCrumbs());

export const checklistsGraph = (): Graph => collection('/checklists/', 'Checklists to print', checklistsCrumbs());

export const peopleGraph = (): Graph => collection('/people/', 'Who writes and checks the articles', peopleCrumbs());

export function personGraph(person: PersonId): Graph {
  const url = absolute(personPath(person));
  const page: ProfilePage = { '@type': 'ProfilePage', ...pageFields(url, site.people[person].name), mainEntity: role(person) };
  return graph(page, breadcrumbs(personCrumbs(person), url));
}

/** A page of the site's own. */
export function textGraph(title: string, path: string): Graph {
  const page: WebPage = { '@type': 'WebPage', ...pageFields(absolute(path), title) };
  return graph(page, breadcrumbs(pageCrumbs(title, path), absolute(path)));
}

function collection(path: string, name: string, crumbs: readonly Crumb[]): Graph {
  const page: CollectionPage = { '@type': 'CollectionPage', ...pageFields(absolute(path), name) };
  return graph(page, breadcrumbs(crumbs, absolute(path)));
}

const pageFields = (url: string, name: string) => ({ '@id': url, url, name, inLanguage: site.language, breadcrumb: { '@id': `${url}#breadcrumb` } });

function breadcrumbs(crumbs: readonly Crumb[], url: string): BreadcrumbList {
  return {
    '@type': 'BreadcrumbList',
    '@id': `${url}#breadcrumb`,
    itemListElement: crumbs.map(({ name, path }, at) => ({ '@type': 'ListItem', position: at + 1, name, item: absolute(path) })),
  };
}

/** The people of an editorial team are roles, so they are organizations to schema.org. */
const role = (id: PersonId): Organization => ({ '@type': 'Organization', name: site.people[id].name, url: absolute(personPath(id)) });

const publisher = (): Organization => ({ '@type': 'Organization', name: site.name, url: absolute('/') });
