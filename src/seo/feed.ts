/** Articles -> Atom feed, last updated first. Ids are addresses, which never change. */
import { escape } from '../html.ts';
import type { Article } from '../library.ts';
import { compare } from '../kb/issue.ts';
import { site } from '../site.ts';
import { absolute, articlePath } from './addresses.ts';
import { instant, latest } from './dates.ts';

/** Readers of feeds want news, not the archive. */
const MOST = 50;

export function feed(articles: readonly Article[]): string {
  const newest = [...articles].sort((a, b) => compare(b.data.updated, a.data.updated) || compare(a.id, b.id)).slice(0, MOST);
  const updated = newest.length > 0 ? latest(newest.map(({ data }) => data.updated)) : '1970-01-01';
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${site.language}">
<id>${absolute('/')}</id>
<title>${escape(site.name)}</title>
<subtitle>${escape(site.tagline)}</subtitle>
<link rel="self" type="application/atom+xml" href="${absolute('/feed.xml')}"/>
<link rel="alternate" type="text/html" href="${absolute('/')}"/>
<updated>${instant(updated)}</updated>
${newest.map(entry).join('\n')}
</feed>
`;
}

const entry = ({ id, data }: Article) => `<entry>
<id>${absolute(articlePath(id))}</id>
<title>${escape(data.title)}</title>
<link rel="alternate" type="text/html" href="${absolute(articlePath(id))}"/>
<published>${instant(data.published)}</published>
<updated>${instant(data.updated)}</updated>
<author><name>${escape(site.people[data.author].name)}</name></author>
<category term="${data.topic}" label="${escape(site.topics[data.topic].name)}"/>
<summary>${escape(data.description)}</summary>
</entry>`;
