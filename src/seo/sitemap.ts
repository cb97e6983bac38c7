/** Articles -> sitemap.xml: exactly the pages that may be indexed. `lastmod` comes from the content, never from the build. */
import { escape } from '../html.ts';
import { type Article, ofTopic, topicIds } from '../library.ts';
import { absolute, articlePath, topicPath } from './addresses.ts';
import { instant, latest } from './dates.ts';

export function sitemap(articles: readonly Article[]): string {
  const topics = topicIds.map((topic) => ({ topic, own: ofTopic(articles, topic) })).filter(({ own }) => own.length > 0);
  const entries = [
    entry('/', articles),
    entry('/topics/', articles),
    ...topics.map(({ topic, own }) => entry(topicPath(topic), own)),
    ...articles.map((article) => entry(articlePath(article.id), [article])),
    entry('/checklists/', articles),
    entry('/people/', []),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</urlset>\n`;
}

/** A page changes when the latest of the articles it shows does. */
function entry(path: string, shown: readonly Article[]): string {
  const lastmod = shown.length > 0 ? `<lastmod>${instant(latest(shown.map(({ data }) => data.updated)))}</lastmod>` : '';
  return `<url><loc>${escape(absolute(path))}</loc>${lastmod}</url>`;
}
