/** Rules whose findings `npm run check -- --fix` mends by itself; what they look for is in fix.ts. */
import { editsIn } from './fix.ts';
import type { Rule } from './rule.ts';

const TEXTS: Readonly<Record<string, { what: string; message: string }>> = {
  'trailing-space': { what: 'No line ends in spaces, but for a line break of Markdown.', message: 'the line ends in spaces' },
  'link-http': { what: 'Links to the site itself start with https.', message: 'a link to this site starts with http' },
};

export const TIDINESS_RULES: Readonly<Record<string, Rule>> = Object.fromEntries(
  Object.entries(TEXTS).map(([name, { what, message }]): [string, Rule] => [
    name,
    {
      severity: 'warning',
      what,
      hint: 'npm run check -- --fix mends it.',
      find: ({ article }, { url }) => editsIn(article, url, [name]).map(({ start, end }) => ({ start, end, message })),
    },
  ]),
);
