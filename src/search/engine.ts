/**
 * Both tiers behind one question: `instant` answers at once from the small file, `full` when the full text has been asked too.
 * Knows nothing of the page, nor how its files are fetched: each is asked for when it is first needed.
 */
import { excerptOf, markText, type Matcher, matcher, type Part, sectionsOf } from './excerpt.ts';
import { type FullText, openFullText } from './full-text.ts';
import { type Found, isStrong, rank, type Ranked } from './fusion.ts';
import { openInstant } from './instant.ts';
import type { InstantHead } from './instant-parts.ts';
import { marked, type Plan, plan, searched } from './planner.ts';
import type { Hits } from './postings.ts';
import type { Brief } from './record.ts';
import { openSynonyms } from './synonyms.ts';
import { textPart } from './text-parts.ts';
import { openVocabulary, type Vocabulary, type WordsFile } from './vocabulary.ts';
import { WEIGHTS } from './weights.ts';

export interface Result {
  url: string;
  title: string;
  topic: string;
  excerpt: Part[];
  sections: Array<{ url: string; title: string }>;
}

export interface Filters {
  topic?: string;
  device?: string;
}

export interface Question {
  query: string;
  filters: Filters;
  /** Still being typed: its last word may be unfinished. */
  live: boolean;
  /** The reader refused the correction. */
  literal: boolean;
}

export interface Answer {
  plan: Plan;
  strong: boolean;
  results: Result[];
  /** Only titles, headings and descriptions were searched. */
  partial: boolean;
}

export interface Engine {
  topics: InstantHead['topics'];
  devices: readonly string[];
  instant: (question: Question) => Promise<Answer>;
  full: (question: Question) => Promise<Answer>;
}

/**
 * `load` fetches a file of the site by its path, once, and again after it failed. `hasText`: has the site a full text, which it has once it is built?
 * Rejects when the instant tier cannot be loaded.
 */
export async function openEngine(load: (path: string) => Promise<unknown>, hasText: boolean): Promise<Engine> {
  const head = (await load(HEAD_PATH)) as InstantHead;
  const { ask, briefs } = openInstant(head, (name) => load(`/search/${name}.json`));
  const synonyms = openSynonyms(head.synonyms);
  const pages = head.topicOf.length;
  let vocabulary: Vocabulary | undefined;
  let text: FullText | undefined;

  const planned = ({ query, live, literal }: Question) => plan(query, { vocabulary, synonyms }, { live, literal });
  async function ranked(asked: Plan, full: Found['full'], { topic, device }: Filters): Promise<Ranked[]> {
    const fits = ({ page }: Ranked) => (!topic || head.topics[head.topicOf[page] as number]?.[0] === topic) && (!device || head.devicesOf[page]?.some((at) => head.devices[at] === device));
    const found = rank(asked, { full, instant: await ask(asked, vocabulary !== undefined), pages });
    // Nothing at all: what is spelled a little like it is better than an empty page, and will not pose as an answer.
    return (found.length > 0 ? found : rank(asked, { full, instant: await ask(asked, false), pages })).filter(fits);
  }
  async function answer(asked: Plan, full: Found['full'], filters: Filters, partial: boolean, most: number, readText?: FullText): Promise<Answer> {
    const rows = await ranked(asked, full, filters);
    const strong = isStrong(rows);
    const shown = await briefs(rows.slice(0, strong ? most : WEIGHTS.shownWeak).map(({ page }) => page));
    const matches = matcher(asked);
    const results = await Promise.all(shown.map((brief, at) => (readText && at < WEIGHTS.excerpts ? fromText(brief, matches, readText) : fromBrief(brief, matches))));
    return { plan: asked, strong, results, partial };
  }

  return {
    topics: head.topics,
    devices: head.devices,
    instant: (question) => answer(planned(question), new Map(), question.filters, true, WEIGHTS.shownTyping),
    async full(question) {
      // A small site has its full text in one file, which need not wait for the vocabulary to tell which it is.
      if (hasText && !text && head.starts.length === 1) void load(`/pagefind/${textPart(0)}`).catch(() => undefined);
      vocabulary ??= await load(WORDS).then((file) => openVocabulary(file as WordsFile)).catch(() => undefined);
      const asked = planned(question);
      if (!hasText) return answer(asked, new Map(), question.filters, false, WEIGHTS.shown);
      if (!vocabulary) return answer(asked, new Map(), question.filters, true, WEIGHTS.shown);
      try {
        const open = (text ??= openFullText(vocabulary, (name) => load(`/pagefind/${name}`)));
        const hits = await Promise.all(searched(asked).map(async (lookup): Promise<[string, Hits]> => [marked(lookup), await open.search(lookup.word, lookup.prefix)]));
        return await answer(asked, new Map(hits), question.filters, false, WEIGHTS.shown, open);
      } catch {
        return answer(asked, new Map(), question.filters, true, WEIGHTS.shown);
      }
    },
  };
}

/** The instant tier's file, and the vocabulary's: worth fetching early. */
export const HEAD_PATH = '/search/instant.json';
export const WORDS = '/search/words.json';

function fromBrief({ url, title, topic, description, headings }: Brief, matches: Matcher): Result {
  const best = headings.map(([id, text]) => ({ id, text, score: markText(text, matches).filter(({ marked: isMarked }) => isMarked).length })).filter(({ score }) => score > 0);
  const sections = best.sort((a, b) => b.score - a.score).slice(0, WEIGHTS.sections).map(({ id, text }) => ({ url: `${url}#${id}`, title: text }));
  return { url, title, topic, excerpt: markText(description, matches), sections };
}

/** A page whose text cannot be had is shown with what is known of it. */
async function fromText(brief: Brief, matches: Matcher, text: FullText): Promise<Result> {
  try {
    const { content, anchors } = await text.text(brief.url);
    const sections = sectionsOf(content, anchors, matches).map(({ id, text: title }) => ({ url: `${brief.url}#${id}`, title }));
    return { url: brief.url, title: brief.title, topic: brief.topic, excerpt: excerptOf(content, matches, brief.title.split(/\s+/).length), sections };
  } catch {
    return fromBrief(brief, matches);
  }
}
