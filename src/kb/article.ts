/**
 * The frontmatter of an article, written so that the schema is the author's manual, which editors show too, and the Article that parsing yields.
 */
import type { Root } from 'mdast';
import { z } from 'zod';
import { site } from '../site.ts';
import { safeAddress } from './address.ts';
import { isVisible } from './policy.ts';

const TOPICS = Object.keys(site.topics) as [keyof typeof site.topics, ...Array<keyof typeof site.topics>];
const PEOPLE = Object.keys(site.people) as [keyof typeof site.people, ...Array<keyof typeof site.people>];

/** One line of text with something in it. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1, 'is empty')
    .max(most, `is longer than ${most} characters`)
    .regex(/^[^\r\n]*$/, 'has a line break')
    .refine((text) => text === '' || isVisible(text), 'has nothing in it that can be seen');

/** A calendar day, YYYY-MM-DD, that exists. */
const day = z.iso.date('is not a date written as YYYY-MM-DD');

const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'is not an article’s id (lower-case words joined by hyphens)');

/** Addresses outside the site. */
const address = z.string().regex(/^https:\/\/[^\s<>"\\]+$/, 'is not an address that starts with https://')
  .refine((url) => !url.startsWith('https://') || safeAddress(url), 'is not an address that a browser could open as it stands');

const source = z.strictObject({
  /** What the page is called by those who publish it. */
  title: line(160),
  url: address,
  /** The day on which somebody read it and found it to say what the article says. */
  checked: day,
});

export const frontmatterSchema = z.strictObject({
  title: line(120).describe('The heading of the page and its title in search results: the problem in the reader’s words, at most 60 characters if you can.'),
  description: line(320).describe('One or two sentences for search results, 70 to 160 characters.'),
  topic: z.enum(TOPICS).describe('Which of the topics of `src/site.ts` the article belongs to.'),
  platforms: z.array(line(40)).max(12).default([]).describe('What the reader is using: iPhone, iPad, Windows, Mac.'),
  queries: z.array(line(120)).max(16).default([]).describe('Four to eight searches, as people type them, that this page should answer. No two articles share one.'),
  author: z.enum(PEOPLE).describe('Who wrote it: one of the people of `src/site.ts`.'),
  reviewer: z.enum(PEOPLE).optional().describe('Who checked it: one of the people of `src/site.ts`, not the author.'),
  owner: z.enum(PEOPLE).optional().describe('Who keeps it true and is told when its review is due: one of the people of `src/site.ts`; the author when left out.'),
  published: day.describe('The day of first publication.'),
  updated: day.describe('The day on which the text last changed in substance.'),
  reviewed: day.optional().describe('The day on which the reviewer last checked it.'),
  reviewEvery: z.int('is not a whole number').min(1, 'is less than 1').max(60, 'is more than 60').optional().describe('Months after which the review is stale; `reviewEveryMonths` of `src/site.ts` when left out.'),
  sources: z.array(source).max(20).default([]).describe('Where the facts come from: at least two pages of the maker of the product.'),
  related: z.array(id).max(12).default([]).describe('Ids of articles that the reader may need next.'),
  draft: z.boolean('is neither true nor false').default(false).describe('`true`: seen in `npm run dev` and by `npm run dedupe`, never published.'),
  dedupe: z.enum(['on', 'off']).default('on').describe('`off`: nothing of this article is removed or moved.'),
});

export type Frontmatter = z.infer<typeof frontmatterSchema>;

/** Names of all fields, for "did you mean". */
export const FRONTMATTER_FIELDS: readonly string[] = Object.keys(frontmatterSchema.shape);

/** A file of the content folder, as read; another reading is another object. */
export interface Source {
  /** Relative to the content folder, forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A checked article: nothing in it can run code, reach outside the site or break the page. */
export interface Article {
  /** File name without `.mdx`; also the address, `/id/`. */
  id: string;
  path: string;
  /** The file as text: what every offset refers to. */
  text: string;
  /** Where the body begins, past the closing fence of the frontmatter. */
  bodyStart: number;
  data: Frontmatter;
  /** Positioned mdast; `offset` counts UTF-16 units of `text`. */
  tree: Root;
  /** Offsets of line starts in `text`. */
  lines: readonly number[];
}
