/** Where each page stands: paths as links use them, and absolute as search engines and feeds want them. */
import { site } from '../site.ts';

export const articlePath = (id: string) => `/${id}/`;
export const checklistPath = (id: string) => `/${id}/checklist/`;
export const topicPath = (topic: string) => `/topics/${topic}/`;
export const personPath = (person: string) => `/people/${person}/`;
/** The article as Markdown. */
export const twinPath = (id: string) => `/${id}.md`;

/** '/topics/' -> 'https://unstuck.example/topics/' */
export const absolute = (path: string) => site.url + path;
