/**
 * Articles made by rule, for timing: 600 to 900 words, six sections, bullets, a table, a task list; about 30 % of the statements repeat,
 * within the article and across articles. The same seed gives the same bytes.
 */
import type { Source } from '../../src/kb/article.ts';

const NOUNS = 'phone cable charger battery backup photo album library account password computer window driver port network router update setting message app screen button folder disk printer camera speaker sensor case repair shop plan family device code'.split(' ');
const VERBS = 'check open close restart connect remove replace charge copy move update write read compare select turn hold press clean cool keep store share save delete test watch open find count'.split(' ');
const PLACES = 'before the update,after the restart,in the settings,on the first screen,near the window,under the cable,for the second time,without the case,during the night,on the other device,inside the folder,at the office'.split(',');
const HEADINGS = 'What you see first,Why it happens,How to begin,If nothing changes,Power and cables,Room on the disk,The account behind it,When somebody else helps,After the repair,What to write down'.split(',');

/** A small generator of pseudo-random numbers in [0, 1): mulberry32. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** `count` articles; `path` is `article-N.mdx`. */
export function* generate(count: number, seed = 1): Generator<Source> {
  const make = articles(seed);
  for (let at = 0; at < count; at++) yield make(at);
}

/** Article number `at`, every time the same. */
export function articles(seed = 1): (at: number) => Source {
  const shared = Array.from({ length: 400 }, (_, at) => sentence(random(seed * 1000 + at), at));
  return (at) => ({ path: `article-${at}.mdx`, bytes: new TextEncoder().encode(article(at, random(seed * 7919 + at), shared)) });
}

function sentence(next: () => number, number: number): string {
  const pick = (from: readonly string[]) => from[Math.floor(next() * from.length)] as string;
  const verb = pick(VERBS);
  return `${verb[0]?.toUpperCase()}${verb.slice(1)} the ${pick(NOUNS)} and the ${pick(NOUNS)} number ${number} ${pick(PLACES)}, because the ${pick(NOUNS)} may ${pick(VERBS)} the ${pick(NOUNS)}.`;
}

function article(at: number, next: () => number, shared: readonly string[]): string {
  let own = at * 100;
  const said: string[] = [];
  const statement = () => {
    const roll = next();
    if (roll < 0.15 && said.length > 4) return said[Math.floor(next() * said.length)] as string;
    const one = roll < 0.3 ? (shared[Math.floor(next() * shared.length)] as string) : sentence(next, own++);
    said.push(one);
    return one;
  };
  const parts = [`---\ntitle: Article ${at} on the ${NOUNS[at % NOUNS.length]}\ndescription: What to do about the ${NOUNS[at % NOUNS.length]} of article ${at} when nothing else has helped so far.\ntopic: icloud\nauthor: editorial-team\npublished: 2026-01-01\nupdated: 2026-01-02\n---\n`];
  parts.push(`${sentence(next, own++)} ${sentence(next, own++)}`);
  for (let section = 0; section < 6; section++) {
    parts.push(`## ${HEADINGS[(at + section * 3) % HEADINGS.length]} ${section === 5 ? 'again' : ''}`.trim());
    if (section === 1) parts.push(Array.from({ length: 5 }, () => `- [ ] ${sentence(next, own++)}`).join('\n'));
    if (section === 3) parts.push(`| Symptom | Fix |\n| --- | --- |\n${Array.from({ length: 3 }, () => `| ${sentence(next, own++)} | ${sentence(next, own++)} |`).join('\n')}`);
    parts.push(Array.from({ length: 4 }, () => `- ${statement()}`).join('\n'));
    parts.push(Array.from({ length: 3 }, statement).join(' '));
  }
  return `${parts.join('\n\n')}\n`;
}
