/**
 * What an article leaves to sections of others -> links to these, each named by where it leads. A heading that stands in several articles
 * ("Fix it") tells nobody that: there the article's title does, with the heading where the title has its link already.
 */
import { HOUSE_SECTIONS } from '../kb/check/blank.ts';
import type { Related } from '../kb/related.ts';
import { articlePath } from '../seo/addresses.ts';

/** @param own headings of the article itself; @param named titles that are links on the page already */
export function elsewhere(related: readonly Related[], own: readonly string[], named: readonly string[]): Array<{ name: string; path: string }> {
  const links = related.flatMap(({ id, title, sections }) => sections.map(({ heading, anchor }) => ({ title, heading, path: `${articlePath(id)}${anchor && `#${anchor}`}` })));
  const shared = new Set([...HOUSE_SECTIONS, ...own, ...links.map(({ heading }) => heading).filter((heading, at, all) => all.indexOf(heading) !== at)]);
  const names = new Set(named);
  return links.map(({ title, heading, path }) => {
    const whole = heading === title ? title : `${title}: ${heading}`;
    const name = [...(shared.has(heading) ? [] : [heading]), title].find((one) => !names.has(one)) ?? whole;
    names.add(name);
    return { name, path };
  });
}
