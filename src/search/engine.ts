/**
 * Both tiers behind one question: `instant` answers at once from the small file, `full` when the full text has been asked too.
 * Runs in the browser, knows nothing of the page. Each file is fetched when it is first needed, and again after it failed.
 */
import { excerptOf, markText, matcher, type Part, sectionsOf } from './excerpt.ts';
import { type FullText, openFullText } from './full-text.ts';
import { type Found, type Hits, isStrong, rank, type Ranked } from './fusion.ts';
import { type InstantArticle, type InstantFile, openInstant } from './instant.ts';
import { type Plan, plan, searched } from './planner.ts';
import { openSynonyms } from './synonyms.ts';
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
  topics: InstantFile['topics'];
  devices: readonly string[];
  instant: (question: Question) => Answer;
  full: (question: Question) => Promise<Answer>;
}

/** Full text exists once the site has been built. */
const HAS_FULL_TEXT = !import.meta.env.DEV;

/** Keeps what `load` gives; forgets a failure, so that the next call tries again. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | undefined;
  return () => (kept ??= load().catch((error: unknown) => {
    kept = undefined;
    throw error;
  }));
}

async function json<T>(path: string): Promise<T> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return (await answer.json()) as T;
}

const words = once(async () => openVocabulary(await json<WordsFile>('/search/words.json')));
const fullText = once(openFullText);

/** Rejects when the instant tier cannot be loaded. */
export const openEngine = once(async (): Promise<Engine> => {
  const file = await json<InstantFile>('/search/instant.json');
  const articles = new Map(file.articles.map((article) => [article.url, article]));
  const ask = openInstant(file);
  const synonyms = openSynonyms(file.synonyms);
  let vocabulary: Vocabulary | undefined;

  const planned = ({ query, live, literal }: Question) => plan(query, { vocabulary, synonyms }, { live, literal });
  const ranked = (asked: Plan, full: Found['full'], { topic, device }: Filters) => {
    const fits = ({ url }: { url: string }) => {
      const article = articles.get(url);
      return article !== undefined && (!topic || article.topic === topic) && (!device || article.platforms.includes(device));
    };
    const found = rank(asked, { full, instant: ask(asked, vocabulary !== undefined), pages: articles.size });
    // Nothing at all: what is spelled a little like it is better than an empty page, and will not pose as an answer.
    return (found.length > 0 ? found : rank(asked, { full, instant: ask(asked, false), pages: articles.size })).filter(fits);
  };
  const answer = (asked: Plan, rows: readonly Ranked[], results: Result[], partial: boolean): Answer => ({ plan: asked, strong: isStrong(rows), results, partial });
  const shown = (rows: readonly Ranked[]) => rows.slice(0, isStrong(rows) ? WEIGHTS.shown : WEIGHTS.shownWeak);
  const brief = (asked: Plan, rows: readonly Ranked[]) => shown(rows).map(({ url }) => fromInstant(articles.get(url) as InstantArticle, asked));

  return {
    topics: file.topics,
    devices: [...new Set(file.articles.flatMap(({ platforms }) => platforms))],
    instant(question) {
      const asked = planned(question);
      const rows = ranked(asked, new Map(), question.filters);
      return answer(asked, rows, brief(asked, rows), true);
    },
    async full(question) {
      vocabulary = await words().catch(() => undefined);
      const asked = planned(question);
      if (!HAS_FULL_TEXT) {
        const rows = ranked(asked, new Map(), question.filters);
        return answer(asked, rows, brief(asked, rows), false);
      }
      try {
        const text = await fullText();
        const filters = { ...(question.filters.topic ? { topic: question.filters.topic } : {}), ...(question.filters.device ? { device: question.filters.device } : {}) };
        const hits = new Map(await Promise.all(searched(asked).map(async (word): Promise<[string, Hits]> => [word, await text.search(word, filters)])));
        const rows = ranked(asked, hits, question.filters);
        const results = await Promise.all(shown(rows).map(({ url }, at) => (at < WEIGHTS.excerpts ? fromText(articles.get(url) as InstantArticle, asked, text) : fromInstant(articles.get(url) as InstantArticle, asked))));
        return answer(asked, rows, results, false);
      } catch {
        const rows = ranked(asked, new Map(), question.filters);
        return answer(asked, rows, brief(asked, rows), true);
      }
    },
  };
});

/** Fetches what the first answer needs, before it is asked. */
export const warm = (): Promise<unknown> => Promise.all([openEngine(), words()]);

function fromInstant({ url, title, topic, description, headings }: InstantArticle, asked: Plan): Result {
  const matches = matcher(asked);
  const best = headings.map(([id, text]) => ({ id, text, score: markText(text, matches).filter(({ marked }) => marked).length })).filter(({ score }) => score > 0);
  const sections = best.sort((a, b) => b.score - a.score).slice(0, WEIGHTS.sections).map(({ id, text }) => ({ url: `${url}#${id}`, title: text }));
  return { url, title, topic, excerpt: markText(description, matches), sections };
}

/** A page whose text cannot be had is shown with what is known of it. */
async function fromText(article: InstantArticle, asked: Plan, text: FullText): Promise<Result> {
  try {
    const { content, anchors } = await text.text(article.url);
    const matches = matcher(asked);
    const headings = anchors.filter(({ element, text: title }) => /^h[2-6]$/.test(element) && title.trim() !== '');
    const sections = sectionsOf(content, headings, matches).map(({ id, text: title }) => ({ url: `${article.url}#${id}`, title }));
    return { url: article.url, title: article.title, topic: article.topic, excerpt: excerptOf(content, matches, article.title.split(/\s+/).length), sections };
  } catch {
    return fromInstant(article, asked);
  }
}
