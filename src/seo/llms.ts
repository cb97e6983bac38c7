/** Articles -> llms.txt: what the site is and where each article stands as Markdown, by topic. Only what search engines may list. */
import { type Article, listed, ofTopic, topicIds } from '../library.ts';
import { site } from '../site.ts';
import { absolute, twinPath } from './addresses.ts';

export function llms(articles: readonly Article[]): string {
  const topics = topicIds.map((topic) => ({ topic, own: ofTopic(listed(articles), topic) })).filter(({ own }) => own.length > 0);
  const lines = topics.map(({ topic, own }) => [`## ${site.topics[topic].name}`, '', ...own.map(({ id, data }) => `- [${data.title.replace(/[[\]]/g, '')}](${absolute(twinPath(id))}): ${data.description}`), ''].join('\n'));
  return `# ${site.name}\n\n> ${site.description}\n\n${site.notAffiliated}\n\n${lines.join('\n')}`;
}
