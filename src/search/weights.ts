/** Every number that search turns on, with its reason. Measured by `npm run bench -- search`. */
export const WEIGHTS = {
  /** A question is a sentence at most; what is longer is cut before anything looks at it. */
  queryLength: 200,
  /** Words of a query that are asked: each is one search of the full text. */
  queryWords: 12,

  /** BM25 as MiniSearch has it: how fast more of a word stops to count, how much a long text is held against a page, what holding it counts at all. */
  bm25: { k: 1.2, b: 0.7, d: 0.5 },
  /** Full text: what a page is about counts more than what it mentions; `keywords` are the searches it should answer. */
  metaWeights: { title: 5, keywords: 3 },
  /** Instant tier: a title and a search that was written for the page say the most, a description is long and says the least. */
  instantFields: { title: 3, queries: 3, headings: 1.5, description: 1 },
  /** Two words near each other in a title, heading or search add this share of a word's score. */
  pair: 1,
  /** Characters of the instant tier up to which it is one file: about 15 kB on the way, within what the first results may cost. */
  instantWhole: 52_000,
  /** Characters of a part of an index past that, about 5 kB on the way: a query needs one for each of its words. */
  partSize: 12_000,
  /** The same for the full text, about 15 kB: a small site has one. */
  textPartSize: 40_000,
  /** Pages whose briefs share a file: ten results need some of them. */
  block: 6,

  /** Letters from which one edit, and from which two, are taken for a typing error: in shorter words an edit makes another word. */
  oneEditFrom: 4,
  twoEditsFrom: 8,
  /** An equal word of the list of synonyms stands in for one that the site does not use; beside one that it uses, it says less. */
  synonym: 0.8,
  synonymBeside: 0.35,

  /** A page that holds a word at all gets this share of the word's weight; the rest goes by how well it holds it. */
  held: 0.3,
  /** Added for a page that holds all words, in proportion for one that holds some: words of one question belong together. */
  together: 0.6,
  /** The instant tier's share of the sum of both tiers: what an author wrote about the page against what the page happens to say. */
  instantShare: 0.4,

  /**
   * Is the best page an answer? A word that the page says about itself is trusted wholly from this share of the best score on, one that only its
   * text holds by half at most: what a page mentions in passing is no answer. The threshold is a mean over the query's words.
   */
  declared: 0.25,
  mentioned: 0.5,
  strong: 0.38,
  /** A word that is nowhere on the site weighs like one that this many pages hold: it may be a word of talk and not the matter. */
  unknownPages: 1,
  /** How many are shown, and how many when none of them is a close match. */
  shown: 10,
  shownWeak: 3,
  /** While a word is being typed, as many as fit a screen: the others follow at the next pause. */
  shownTyping: 5,
  /** How many get an excerpt from the full text: each costs a file of about 3 KB. */
  excerpts: 5,
  excerptWords: 28,
  sections: 3,
  /** A word in a section's heading says this much more than one in its text. */
  headingWord: 2.5,
  /** A word that comes again in a section adds this share, four times at most. */
  again: 0.2,
  /** The summary holds a word of everything; who is looking for a part of the page does not mean it. */
  summary: 0.6,
  /** A section is shown when it scores at least this share of the best one. */
  sectionShare: 0.5,

  /** Milliseconds without a key before the full text is asked; the instant tier does not wait. */
  pause: 90,
  /** Milliseconds before a skeleton shows: what is faster would only flicker. */
  skeleton: 150,
  /** Searches that are remembered on the reader's device. */
  recent: 6,
} as const;
