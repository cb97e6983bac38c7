/** The text of `src/site.ts` and the answers of a new owner -> the same text with these in it; settings and comments stay as they are. */
import { idFrom } from '../import/draft.ts';

export interface Answers {
  name: string;
  /** Origin, without a slash at its end. */
  url: string;
  /** BCP 47. */
  language: string;
  /** Names, as readers see them. */
  topics: string[];
  /** Where readers write to, `mailto:…` or a page; empty when nowhere. */
  contact: string;
}

/** Ids of topics by name, each once. */
export function topicIds(names: readonly string[]): Map<string, string> {
  const ids = new Map<string, string>();
  for (const name of names) {
    const id = idFrom(name);
    const taken = [...ids.values()];
    ids.set(name, taken.includes(id) ? `${id}-${taken.length + 1}` : id);
  }
  return ids;
}

export function siteFile(text: string, { name, url, language, topics, contact }: Answers): string {
  const quoted = (value: string) => `'${value.replace(/[\\']/g, '\\$&')}'`;
  const topicLines = [...topicIds(topics)].map(([topic, id]) => `    ${/^[a-z]+$/.test(id) ? id : quoted(id)}: {\n      name: ${quoted(topic)},\n      description: ${quoted(`Articles on ${topic}.`)},\n      introduction: ${quoted(`What you need to know about ${topic}.`)},\n    },\n`);
  const values: ReadonlyArray<[field: string, value: string]> = [
    ['name', quoted(name)], ['tagline', quoted(`Answers from ${name}`)], ['description', quoted(`Step-by-step answers from ${name}, each with a checklist to print.`)], ['url', quoted(url)], ['language', quoted(language)],
    ['editUrl', "'' as string"], ['feedback', "'' as string"], ['contact', `${quoted(contact)} as string`], ['disclaimer', quoted('Products change. Compare any step that could cost you data with the maker’s current instructions before you take it.')], ['notAffiliated', quoted(`${name} is independent of the makers of the products that its articles name.`)],
    ['search', `{ label: 'Search all articles', hint: 'What are you looking for?' }`], ['sheetFields', `['Date', 'Product', 'Version'] as readonly [string, string, string]`],
    ['redirects', '{} as Readonly<Record<string, string>>'], ['mostNeeded', '[] as readonly string[]'],
  ];
  let result = text;
  for (const [field, value] of values) result = replaceField(result, field, value);
  result = replaceField(result, 'topics', `{\n${topicLines.join('')}  }`);
  return replaceField(
    result,
    'people',
    `{\n    'editorial-team': {\n      name: ${quoted(`${name} editors`)},\n      role: 'Writes and maintains the articles',\n      about: 'The editors choose what to write about, write each article, and correct it when something changes.',\n    },\n    'technical-review': {\n      name: ${quoted(`${name} review`)},\n      role: 'Checks each step',\n      about: 'The reviewers read an article before it is listed, follow each step, and date the check.',\n    },\n  }`,
  );
}

/** A field of the first level and its whole value, which ends with a comma at the end of a line: on one line, the next, or at a closing bracket. */
function replaceField(text: string, field: string, value: string): string {
  const form = new RegExp(`^(  ${field}:)(?: \\{\\n[^]*?^  \\},|\\n    .*,| .*,)$`, 'm');
  if (!form.test(text)) throw new Error(`src/site.ts has no ${field}`);
  return text.replace(form, (_, head: string) => `${head} ${value},`);
}
