/**
 * Article -> what its printed sheet says, as plain JSON: the only thing the template ever sees. Everything in it comes from the article and
 * the site, so that the same article gives the same bytes; the version names them.
 */
import { createHash } from 'node:crypto';
import type { Frontmatter } from '../kb/article.ts';
import { makeChecklist, type StepGroup } from '../kb/checklist.ts';
import type { Moved } from '../kb/related.ts';
import type { Run } from '../kb/runs.ts';
import { absolute, articlePath } from '../seo/addresses.ts';
import { readable } from '../seo/dates.ts';
import { site } from '../site.ts';
import { printable } from './characters.ts';

/** The papers a sheet is made for: the name in its address -> what Typst calls it. */
export const PAPERS = { a4: 'a4', letter: 'us-letter' } as const;
export type Paper = keyof typeof PAPERS;
export const papers = Object.keys(PAPERS) as Paper[];

/** Every word on the sheet that is not the article's. */
export const WORDS = {
  kind: 'Checklist',
  when: 'When to use this:',
  keep: 'Keep in mind',
  notes: 'Notes',
  done: 'Done: every step is ticked, or has a note that says why not.',
  stop: 'STOP',
  scan: 'QR code of the address',
  version: 'Version',
  updated: 'Updated',
};

/** What a sheet is made from. */
export interface Printed {
  id: string;
  data: Pick<Frontmatter, 'title' | 'description' | 'topic' | 'updated'>;
  /** The article after deduplication. */
  text: string;
  moved: readonly Moved[];
}

export interface Sheet {
  id: string;
  title: string;
  /** Whose sheet it is; what it is, and of which topic. */
  house: string;
  kind: string;
  when: string;
  url: string;
  /** The URL as one types it, with places where it may go on in the next line. */
  address: string;
  fields: readonly string[];
  groups: Array<{ title: string; pauses: Array<{ title: string; runs: Run[] }>; steps: Run[][] }>;
  reminders: Run[][];
  /** The article has task lists; else the groups are its numbered steps or its bullets. */
  fromSteps: boolean;
  words: typeof WORDS;
  /** First digits of the hash of all the rest. */
  version: string;
  updated: string;
  /** The day of the last update, YYYY-MM-DD. */
  day: string;
}

export function makeSheet({ id, data, text, moved }: Printed): Sheet {
  const { groups, reminders, fromSteps } = makeChecklist(text, moved);
  const url = absolute(articlePath(id));
  const said = {
    id,
    title: printable(data.title),
    house: printable(site.name),
    kind: `${WORDS.kind} · ${printable(site.topics[data.topic].name)}`,
    when: printable(data.description),
    url,
    address: printable(url.replace(/^https?:\/\//, '').replace(/\/$/, '')),
    fields: site.sheetFields.map(printable),
    groups: groups.map(toGroup),
    reminders: reminders.map((reminder) => runs([{ text: reminder }])),
    fromSteps,
    words: WORDS,
    updated: readable(data.updated),
    day: data.updated,
  };
  return { ...said, version: createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 7) };
}

const toGroup = ({ title, pauses, steps }: StepGroup): Sheet['groups'][number] => ({
  title: printable(title),
  // A pause point without a title of its own is called “Stop” on the page; the sheet says STOP anyway.
  pauses: pauses.map((pause) => ({ title: /^stop$/i.test(pause.title) ? '' : printable(pause.title), runs: runs(pause.runs) })),
  steps: steps.map((step) => runs(step.runs)),
});

/** An arrow between menus does not begin a line. */
const runs = (list: readonly Run[]): Run[] => list.map((run) => ({ ...run, text: printable(run.text.replaceAll(' › ', '\u00a0› ')) }));
