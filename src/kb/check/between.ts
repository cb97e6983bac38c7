/** Rules about articles beside each other: pages that nobody links to, pages that say nearly the same, drawings that none shows. */
import type { Nodes } from 'mdast';
import type { Entry } from '../verdict.ts';
import { compare } from '../issue.ts';
import { placeOf } from './fields.ts';
import type { Finding, Rule } from './rule.ts';
import { first, wordsOf } from './text.ts';

/** Words in a row that are compared. */
const RUN = 5;
/** Share of the shorter page's runs that the other has too. */
const NEAR = 0.4;
/** A run on more pages than this is a phrase of the house and says nothing about two of them. */
const COMMON = 20;

export const BETWEEN_RULES: Readonly<Record<string, Rule>> = {
  'page-orphan': {
    severity: 'warning',
    what: 'Some other article links to every published one, in its text or as related.',
    hint: 'Link to it where a reader would need it, or name it under related: of a neighbour.',
    published: true,
    find: (entries) => {
      const linked = new Set(entries.flatMap(({ article }) => [...article.data.related, ...targetsOf(article.tree)].filter((id) => id !== article.id)));
      return entries.length < 2 ? [] : entries.filter(({ article }) => !linked.has(article.id)).map(({ article }) => ({ path: article.path, ...placeOf(article, 'title'), message: 'no other article links to this one' }));
    },
  },
  'pages-near': {
    severity: 'warning',
    what: `Two pages share less than ${NEAR * 100} % of their wording, counted in runs of ${RUN} words.`,
    hint: 'Make one page of the two, or say in each what sets it apart.',
    find: near,
  },
  'figure-unused': {
    severity: 'warning',
    what: 'Every drawing of the content folder is shown by some article, a draft counts too.',
    hint: 'Show it with <Figure src="…" alt="…" />, or delete the file.',
    find: (entries, { images = [] }) => {
      const shown = entries.map(({ article }) => article.text.slice(article.bodyStart)).join('\n');
      return images.filter((path) => !new RegExp(`<Figure\\b[^>]*\\bsrc="${nameOf(path).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}"`).test(shown)).map((path) => ({ path, start: 0, end: 1, message: `no article shows ${nameOf(path)}` }));
    },
  },
};

const nameOf = (path: string) => path.split('/').at(-1) as string;

function targetsOf(node: Nodes): string[] {
  const own = (node.type === 'link' || node.type === 'definition') && /^\/([^/#?]+)\/?(?:[#?]|$)/.exec(node.url)?.[1];
  return [...(own ? [own] : []), ...('children' in node ? (node.children as Nodes[]).flatMap(targetsOf) : [])];
}

function near(entries: readonly Entry[]): Finding[] {
  const sorted = [...entries].sort((a, b) => compare(a.article.path, b.article.path));
  const runs = sorted.map(({ article }) => runsOf(wordsOf(article.tree)));
  const pages = new Map<number, number[]>();
  for (const [at, own] of runs.entries()) for (const run of own) pages.set(run, [...(pages.get(run) ?? []), at]);
  const shared = new Map<number, number>();
  for (const on of pages.values()) {
    if (on.length < 2 || on.length > COMMON) continue;
    for (const [at, one] of on.entries()) for (const other of on.slice(at + 1)) shared.set(one * sorted.length + other, (shared.get(one * sorted.length + other) ?? 0) + 1);
  }
  return [...shared].flatMap(([pair, number]): Finding[] => {
    const [one, other] = [Math.floor(pair / sorted.length), pair % sorted.length];
    const share = number / Math.min(runs[one]!.size, runs[other]!.size);
    if (share < NEAR) return [];
    const { article } = sorted[other] as Entry;
    return [{ path: article.path, ...first(article), message: `${Math.round(share * 100)} % of the wording is that of ${sorted[one]!.article.path}` }];
  });
}

/** Hashes (FNV-1a, 32 bits) of every run of words. */
function runsOf(text: string): Set<number> {
  const words = [...text.toLowerCase().normalize('NFKC').matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word);
  const runs = new Set<number>();
  for (let at = 0; at + RUN <= words.length; at++) {
    let hash = 0x811c9dc5;
    for (const character of words.slice(at, at + RUN).join(' ')) hash = Math.imul(hash ^ (character.codePointAt(0) as number), 0x01000193) >>> 0;
    runs.add(hash);
  }
  return runs;
}
