/** Articles -> sitemap.xml: exactly the pages that may be indexed. `lastmod` comes from the content, never from the build. */
import { escape } from '../html.ts';
import { type Article, isNamed, listed, ofTopic, personIds, topicIds } from '../library.ts';
import { absolute, articlePath, personPath, topicPath } from './addresses.ts';
import { instant, latest } from './dates.ts';

/** Pages whose last change no article dates. */
const UNDATED: readonly string[] = ['/about/', '/accessibility/', '/how-we-work/', '/people/', '/privacy/'];

export function sitemap(articles: readonly Article[]): string {
  const open = listed(articles);
  const topics = topicIds.filter((topic) => ofTopic(open, topic).length > 0);
  const entries = [
    entry('/', articles),
    entry('/topics/', articles),
    ...topics.map((topic) => entry(topicPath(topic), ofTopic(articles, topic))),
    ...open.map((article) => entry(articlePath(article.id), [article])),
    entry('/checklists/', articles),
    ...[...UNDATED, ...personIds.filter((person) => isNamed(articles, person)).map(personPath)].map((path) => entry(path, [])),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</urlset>\n`;
}

/** A page changes when the latest of the articles it shows does. */
function entry(path: string, shown: readonly Article[]): string {
  const lastmod = shown.length > 0 ? `<lastmod>${instant(latest(shown.map(({ data }) => data.updated)))}</lastmod>` : '';
  return `<url><loc>${escape(absolute(path))}</loc>${lastmod}</url>`;
}
