/**
 * `npm run init`: makes the site yours. Asks for name, address, topics and language, writes them into `src/site.ts`, rewrites the page
 * about the site, and empties `content/` down to one example; tells editors of the new topics. Everything it changes is under version control, so git undoes it.
 */
import { execFileSync } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { writeWhole } from '../src/kb/disk.ts';
import { firstArticle } from '../src/kb/start/first-article.ts';
import { type Answers, siteFile, topicIds } from '../src/kb/start/site-file.ts';
import { main, options, usage } from './terminal.ts';

const USAGE = `Usage: npm run init -- [--name NAME] [--url https://HOST] [--topics "One, Two"] [--language en]
  What is not given is asked for. Changes src/site.ts, src/pages/about.mdx, docs/frontmatter.schema.json and content/; git undoes it.`;
const CHANGED = ['content', 'src/site.ts', 'src/pages/about.mdx', 'docs/frontmatter.schema.json'];
const about = (today: string) => `---
layout: ../layouts/Text.astro
title: About this site
description: What this knowledge base is for, and how to reach the people who maintain it.
updated: '${today}'
---
import { site } from '../site.ts';

{site.name} answers one question with each article. An article begins with the answer and ends in a checklist to print.

- **A thing is said once.** Every piece of advice stands in the one article where it belongs, and the others link to it.
- **You can take it with you.** Each article has a checklist for one sheet of paper, and a plain text version to keep.
- **It works without scripts** and shows no advertising.

If something is wrong, unclear or missing, <a href={site.contact}>tell us</a>. {site.notAffiliated}
`;

/** What a question asks for, and what is wrong with an answer. */
const QUESTIONS: ReadonlyArray<{ field: keyof Answers; ask: string; example: string; wrong: (answer: string) => string | undefined }> = [
  { field: 'name', ask: 'What is the site called?', example: 'Jar Help', wrong: (answer) => (answer === '' || answer.length > 40 ? 'A name has 1 to 40 characters.' : undefined) },
  { field: 'url', ask: 'Where will it stand?', example: 'https://help.example.com', wrong: (answer) => (/^https:\/\/[a-z0-9.-]+(?::\d+)?$/i.test(answer) && URL.canParse(answer) ? undefined : 'Write https:// and the host, nothing after it: https://help.example.com') },
  { field: 'topics', ask: 'Which topics are there? Separate them with commas.', example: 'Lids, Storing jars', wrong: (answer) => (listOf(answer).length === 0 || listOf(answer).some((name) => !/[\p{L}\p{N}]/u.test(name) || name.length > 40) ? 'Name at least one topic, each in at most 40 characters.' : undefined) },
  { field: 'language', ask: 'Which language are the articles in?', example: 'en', wrong: (answer) => (isLanguage(answer) ? undefined : 'Write a language as the web names it: en, de, pt-BR.') },
];
const listOf = (text: string) => [...new Set(text.split(',').map((name) => name.replace(/\s+/g, ' ').trim()).filter(Boolean))];

function isLanguage(text: string): boolean {
  try {
    return /^[a-z]{2,3}(?:-|$)/i.test(text) && Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

await main(async () => {
  const { values } = options({ options: { name: { type: 'string' }, url: { type: 'string' }, topics: { type: 'string' }, language: { type: 'string' } } }, USAGE);
  const changes = statusOf(CHANGED);
  if (changes === undefined) throw new Error('this is no git repository, so nothing could be undone; begin with: git init && git add -A && git commit -m Start');
  if (changes !== '') throw new Error(`these files have changes that git does not know, which would be lost:\n${changes}\nCommit them first, or: git stash`);
  const answers = await asked(values);
  const today = new Date().toISOString().slice(0, 10);
  const site = await readFile('src/site.ts', 'utf8');
  const [topic] = topicIds(answers.topics).values();
  await writeWhole('src/site.ts', siteFile(site, answers));
  await writeWhole('src/pages/about.mdx', about(today));
  for (const name of await readdir('content')) await rm(join('content', name), { recursive: true });
  await writeWhole('content/how-to-write.mdx', firstArticle({ topic: topic as string, author: 'editorial-team', today }));
  // In a process of its own: this one knows the site as it was.
  execFileSync(process.execPath, ['scripts/schema.ts']);
  console.log(`${answers.name} at ${answers.url}, topics: ${[...topicIds(answers.topics)].map(([name, id]) => `${name} (${id})`).join(', ')}
content/how-to-write.mdx  an example to write over
src/site.ts               look through it: tagline, people, and what each topic is about
public/                   favicon.svg, favicon.ico and the icons are still the old ones
Next: npm run dev. To undo: git checkout -- ${CHANGED.join(' ')} && git clean -fd content`);
});

/** What git says of files; undefined where there is no repository. */
function statusOf(files: readonly string[]): string | undefined {
  try {
    return execFileSync('git', ['status', '--porcelain', '--', ...files], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trimEnd();
  } catch {
    return undefined;
  }
}

async function asked(given: Readonly<Partial<Record<keyof Answers, string>>>): Promise<Answers> {
  const answers: Partial<Record<keyof Answers, string>> = {};
  const terminal = process.stdin.isTTY ? createInterface({ input: process.stdin, output: process.stdout }) : undefined;
  for (const { field, ask, example, wrong } of QUESTIONS) {
    let answer = given[field]?.trim() ?? (field === 'language' && !terminal ? example : undefined);
    if (answer === undefined && !terminal) usage(`--${field} is missing.`, USAGE);
    let problem = answer === undefined ? undefined : wrong(answer.replace(field === 'url' ? /\/$/ : /$^/, ''));
    if (answer !== undefined && problem) usage(`--${field}: ${problem}`, USAGE);
    while (answer === undefined || problem) {
      answer = (await (terminal as NonNullable<typeof terminal>).question(`${ask} (${example}) `)).trim();
      if (answer === '' && field === 'language') answer = example;
      problem = wrong(answer.replace(field === 'url' ? /\/$/ : /$^/, ''));
      if (problem) console.log(problem);
    }
    answers[field] = answer;
  }
  terminal?.close();
  return { name: answers.name as string, url: (answers.url as string).replace(/\/$/, ''), language: answers.language as string, topics: listOf(answers.topics as string) };
}
