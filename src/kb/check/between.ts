/** Rules about articles beside each other: pages that nobody links to, pages that say nearly the same, drawings that none shows. */
import type { Nodes } from 'mdast';
import { compare } from '../issue.ts';
import { RUN, shingles } from '../shingles.ts';
import { placeOf } from './fields.ts';
import type { Between, CheckSettings, Finding, Rule } from './rule.ts';
import { first, wordsOf } from './text.ts';

/** Share of the shorter page's runs that the other has too. */
const NEAR = 0.4;
/** Of a page with fewer runs, an empty draft for one, nothing can be said. */
const LEAST = 10;
/** A run on more pages than this is a phrase of the house and says nothing about two of them. */
const COMMON = 20;

export const BETWEEN_RULES: Readonly<Record<string, Rule>> = {
  'page-orphan': {
    severity: 'warning',
    what: 'Some other article links to every published one, in its text or as related.',
    hint: 'Link to it where a reader would need it, or name it under related: of a neighbour.',
    published: true,
    between: orphans,
  },
  'pages-near': {
    severity: 'warning',
    what: `Two pages share less than ${NEAR * 100} % of their wording, counted in runs of ${RUN} words.`,
    hint: 'Make one page of the two, or say in each what sets it apart.',
    between: near,
  },
  'figure-unused': {
    severity: 'warning',
    what: 'Every drawing of the content folder is shown by some article, a draft counts too.',
    hint: 'Show it with <Figure src="…" alt="…" />, or delete the file.',
    between: unused,
  },
};

function orphans(): Between {
  const linked = new Set<string>();
  const pages: Array<Finding & { id: string }> = [];
  return {
    note({ article }) {
      const { id, path, data, tree } = article;
      for (const target of [...data.related, ...targetsOf(tree)]) if (target !== id) linked.add(target);
      pages.push({ id, path, ...placeOf(article, 'title'), message: 'no other article links to this one' });
    },
    findings: () => (pages.length < 2 ? [] : pages.filter(({ id }) => !linked.has(id))),
  };
}

function targetsOf(node: Nodes): string[] {
  const own = (node.type === 'link' || node.type === 'definition') && /^\/([^/#?]+)\/?(?:[#?]|$)/.exec(node.url)?.[1];
  return [...(own ? [own] : []), ...('children' in node ? (node.children as Nodes[]).flatMap(targetsOf) : [])];
}

function unused({ images = [] }: CheckSettings): Between {
  const shown = new Set<string>();
  return {
    note({ article: { text, bodyStart } }) {
      for (const [, name] of text.slice(bodyStart).matchAll(/<Figure\b[^>]*?\bsrc="([^"]*)"/g)) shown.add(name as string);
    },
    findings: () => images.filter((path) => !shown.has(nameOf(path))).map((path) => ({ path, start: 0, end: 1, message: `no article shows ${nameOf(path)}` })),
  };
}

const nameOf = (path: string) => path.split('/').at(-1) as string;

function near(): Between {
  const pages: Array<{ path: string; start: number; end: number; runs: Uint32Array }> = [];
  return {
    note({ article }) {
      const runs = shingles(wordsOf(article.tree).normalize('NFKC'));
      if (runs.length >= LEAST) pages.push({ path: article.path, ...first(article), runs });
    },
    findings() {
      pages.sort((a, b) => compare(a.path, b.path));
      return [...sharedRuns(pages.map(({ runs }) => runs))].flatMap(([pair, number]): Finding[] => {
        const [one, other] = [pages[Math.floor(pair / pages.length)]!, pages[pair % pages.length]!];
        const share = number / Math.min(one.runs.length, other.runs.length);
        return share < NEAR ? [] : [{ path: other.path, start: other.start, end: other.end, message: `${Math.round(share * 100)} % of the wording is that of ${one.path}` }];
      });
    },
  };
}

/** Room for the number of a page below a run, in a number that is still exact. */
const PAGES = 2 ** 21;

/** How many runs two pages share, by the number of the first times the count of pages plus the number of the other. Phrases of the house do not count. */
function sharedRuns(pages: readonly Uint32Array[]): Map<number, number> {
  // All runs, each with its page, in one row of numbers: a list for each of millions of runs would be hundreds of megabytes.
  const all = new Float64Array(pages.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const [page, runs] of pages.entries()) for (const run of runs) all[end++] = run * PAGES + page;
  all.sort();
  const runAt = (at: number) => Math.floor(all[at]! / PAGES);
  const shared = new Map<number, number>();
  for (let from = 0, to = 1; from < all.length; from = to++) {
    while (to < all.length && runAt(to) === runAt(from)) to++;
    if (to - from > COMMON) continue;
    for (let one = from; one < to; one++) {
      for (let other = one + 1; other < to; other++) {
        const pair = (all[one]! % PAGES) * pages.length + (all[other]! % PAGES);
        shared.set(pair, (shared.get(pair) ?? 0) + 1);
      }
    }
  }
  return shared;
}
