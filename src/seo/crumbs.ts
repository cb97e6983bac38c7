/** The way from the home page to a page: one list for the eye (Breadcrumbs.astro) and for search engines (jsonld.ts). */
import type { Article, TopicId } from '../library.ts';
import { site } from '../site.ts';
import { articlePath, topicPath } from './addresses.ts';

export interface Crumb {
  name: string;
  path: string;
}

const home: Crumb = { name: 'Home', path: '/' };

export const topicsCrumbs = (): Crumb[] => [home, { name: 'Topics', path: '/topics/' }];

export const checklistsCrumbs = (): Crumb[] => [home, { name: 'Checklists', path: '/checklists/' }];

export const topicCrumbs = (topic: TopicId): Crumb[] => [...topicsCrumbs(), { name: site.topics[topic].name, path: topicPath(topic) }];

export const articleCrumbs = ({ id, data }: Article): Crumb[] => [
  home,
  { name: site.topics[data.topic].name, path: topicPath(data.topic) },
  { name: data.title, path: articlePath(id) },
];
