/**
 * `npm run init`: makes the site yours. Asks for name, address, topics, language and whom to write to, writes them into `src/site.ts`, rewrites the page
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

const USAGE = `Usage: npm run init -- [--name NAME] [--url https://HOST] [--topics "One, Two"] [--language en] [--contact MAIL|PAGE]
  What is not given is asked for, on a terminal. Changes src/site.ts, src/pages/about.mdx, docs/frontmatter.schema.json and content/; git undoes it.`;
const CHANGED = ['content', 'src/site.ts', 'src/pages/about.mdx', 'docs/frontmatter.schema.json'];
const about = (today: string) => `---
layout: ../layouts/Text.astro
title: About this site
description: What this knowledge base is for, and how to reach the people who maintain it.
updated: '${today}'
---
import Contact from '../components/Contact.astro';
import { reachable } from '../seo/reach.ts';
import { site } from '../site.ts';

{site.name} answers one question with each article. An article begins with the answer and ends in a checklist to print.

- **A thing is said once.** Every piece of advice stands in the one article where it belongs, and the others link to it.
- **You can take it with you.** Each article has a checklist for one sheet of paper, and a plain text version to keep.
- **It works without scripts** and shows no advertising.

<Contact>If something is wrong, unclear or missing, <a href={reachable(site.contact)}>tell us</a>.</Contact>

{site.notAffiliated}
`;

/** What a question asks for, what Enter answers, and what is wrong with an answer. */
const QUESTIONS: ReadonlyArray<{ field: keyof Answers; ask: string; otherwise?: string; wrong: (answer: string) => string | undefined }> = [
  { field: 'name', ask: 'What is the site called? For example: Jar Help', wrong: (answer) => (answer === '' || answer.length > 40 ? 'A name has 1 to 40 characters.' : undefined) },
  { field: 'url', ask: 'Where will it stand? For example: https://help.example.com', wrong: (answer) => (/^https:\/\/[a-z0-9.-]+(?::\d+)?\/?$/i.test(answer) && URL.canParse(answer) ? undefined : 'Write https:// and the host, nothing after it: https://help.example.com') },
  { field: 'topics', ask: 'Which topics are there? Separate them with commas: Lids, Storing jars', wrong: (answer) => (listOf(answer).length === 0 || listOf(answer).some((name) => !/[\p{L}\p{N}]/u.test(name) || name.length > 40) ? 'Name at least one topic, each in at most 40 characters.' : undefined) },
  { field: 'language', ask: 'Which language are the articles in? (Enter: en)', otherwise: 'en', wrong: (answer) => (isLanguage(answer) ? undefined : 'Write a language as the web names it: en, de, pt-BR.') },
  { field: 'contact', ask: 'Whom do readers write to, a mail address or a page? (Enter: nobody)', otherwise: '', wrong: (answer) => (answer === '' || contactOf(answer) ? undefined : 'Write a mail address, or a page from https:// on.') },
];
const listOf = (text: string) => [...new Set(text.split(',').map((name) => name.replace(/\s+/g, ' ').trim()).filter(Boolean))];
const contactOf = (text: string) => (/^(?:mailto:)?[^\s@:/]+@[^\s@]+\.[^\s@.]+$/i.test(text) ? `mailto:${text.replace(/^mailto:/i, '')}` : /^https:\/\/\S+$/.test(text) && URL.canParse(text) ? text : '');

function isLanguage(text: string): boolean {
  try {
    return /^[a-z]{2,3}(?:-|$)/i.test(text) && Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

await main(async () => {
  const { values } = options({ options: { name: { type: 'string' }, url: { type: 'string' }, topics: { type: 'string' }, language: { type: 'string' }, contact: { type: 'string' } } }, USAGE);
  const changes = statusOf(CHANGED);
  if (changes === undefined) throw new Error('this is no git repository, so nothing could be undone; begin with: git init && git add -A && git commit -m Start');
  if (changes !== '') throw new Error(`these files have changes that git does not know, which would be lost:\n${changes}\nKeep them first: git add -A && git commit -m Mine`);
  const answers = await asked(values);
  const today = new Date().toISOString().slice(0, 10);
  const site = await readFile('src/site.ts', 'utf8');
  const [topic] = topicIds(answers.topics).values();
  await writeWhole('src/site.ts', siteFile(site, answers));
  await writeWhole('src/pages/about.mdx', about(today));
  for (const name of await readdir('content').catch(() => [])) await rm(join('content', name), { recursive: true });
  await writeWhole('content/how-to-write.mdx', firstArticle({ topic: topic as string, author: 'editorial-team', today }));
  // In a process of its own: this one knows the site as it was.
  execFileSync(process.execPath, ['scripts/schema.ts']);
  console.log(`${answers.name} at ${answers.url}, topics: ${[...topicIds(answers.topics)].map(([name, id]) => `${name} (${id})`).join(', ')}
content/how-to-write.mdx  an example to write over
src/site.ts               look through it: tagline, people, and what each topic is about${answers.contact ? '' : '; readers are given nobody to write to'}
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

/** All answers, right ones: those given, then those asked for. Ends the command when somebody stops it; until here nothing is changed. */
async function asked(given: Readonly<Partial<Record<keyof Answers, string>>>): Promise<Answers> {
  const answers: Partial<Record<keyof Answers, string>> = {};
  for (const { field } of QUESTIONS) if (given[field] !== undefined) answers[field] = given[field].trim();
  const wrong = QUESTIONS.flatMap((question) => (answers[question.field] === undefined ? [] : (problem(question, answers) ?? [])));
  if (wrong.length > 0) usage(wrong.join('\n'), USAGE);
  const open = QUESTIONS.filter(({ field }) => answers[field] === undefined);
  if (process.stdin.isTTY) await ask(open, answers);
  else {
    const missing = open.filter(({ otherwise }) => otherwise === undefined).map(({ field }) => `--${field}`);
    if (missing.length > 0) usage(`${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing, and there is no terminal to ask on.`, USAGE);
    for (const { field, otherwise } of open) answers[field] = otherwise as string;
  }
  const { name, url, language, topics, contact } = answers as Record<keyof Answers, string>;
  return { name, url: url.replace(/\/$/, ''), language, topics: listOf(topics), contact: contactOf(contact) };
}

function problem({ field, wrong }: (typeof QUESTIONS)[number], answers: Partial<Record<keyof Answers, string>>): string | undefined {
  const found = wrong(answers[field] as string);
  return found && `--${field}: ${found}`;
}

async function ask(questions: typeof QUESTIONS, answers: Partial<Record<keyof Answers, string>>): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    for (const { field, ask: words, otherwise = '', wrong } of questions) {
      for (let found: string | undefined = ''; found !== undefined; ) {
        answers[field] = (await terminal.question(`${words} `)).trim() || otherwise;
        found = wrong(answers[field]);
        if (found) console.log(`  ${found}`);
      }
    }
  } catch (error) {
    if ((error as Error).name !== 'AbortError') throw error;
    // Ctrl+C or Ctrl+D, as anybody stops a command.
    console.log('\nStopped; nothing is changed.');
    process.exit(130);
  } finally {
    terminal.close();
  }
}
