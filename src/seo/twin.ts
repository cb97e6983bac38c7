/**
 * Article -> `/slug.md`: all that the page says and links to, as Markdown. What other pages say for it is written out,
 * for a file that travels alone has nobody to link to.
 */
import type { Article } from '../library.ts';
import { site } from '../site.ts';
import { absolute, articlePath } from './addresses.ts';
import { toMarkdown } from './markdown.ts';

export function twin({ id, data, text }: Article): string {
  const { reviewed, reviewer } = data;
  const facts = [
    `Updated ${data.updated} by ${site.people[data.author].name}.`,
    ...(reviewed ? [`Reviewed ${reviewed}${reviewer ? ` by ${site.people[reviewer].name}` : ''}.`] : []),
    ...(data.platforms.length > 0 ? [`For ${data.platforms.join(', ')}.`] : []),
    `From ${absolute(articlePath(id))}`,
  ];
  const sections: Array<[heading: string, lines: string[]]> = [
    ['Also important', data.moved.map((moved) => `- ${moved.text} ([${plain(moved.title)}](${absolute(articlePath(moved.id))}${moved.anchor && `#${moved.anchor}`}))`)],
    ['Read on', data.related.map((related) => `- [${plain(related.title)}](${absolute(articlePath(related.id))}): ${plain(related.description)}`)],
    ['Sources', data.sources.map((source) => `- [${plain(source.title)}](${source.url}), checked on ${source.checked}`)],
  ];
  const shown = sections.filter(([, lines]) => lines.length > 0).map(([heading, lines]) => `## ${heading}\n\n${lines.join('\n')}`);
  return `${[`# ${plain(data.title)}`, facts.join(' '), toMarkdown(text), ...shown, site.disclaimer, site.notAffiliated].join('\n\n')}\n`;
}

/** Text that Markdown would read as markup, escaped. */
const plain = (text: string) => text.replace(/[\\`*_[\]<>]/g, '\\$&');
