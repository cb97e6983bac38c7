/** `npm run new -- "Title" --topic ID [--queries "one, two"] [--content DIR]`: a new draft, after telling what the articles say of it already. */
import { join } from 'node:path';
import { blankDraft } from '../src/kb/check/blank.ts';
import { type Spoken, spokenOf } from '../src/kb/check/spoken.ts';
import { readContent, writeNew } from '../src/kb/disk.ts';
import { idFrom } from '../src/kb/import/draft.ts';
import { run } from '../src/kb/pipeline.ts';
import { outline } from '../src/kb/statements.ts';
import { site } from '../src/site.ts';
import { count, main, options, progress, progressDone, usage } from './terminal.ts';

const USAGE = `Usage: npm run new -- "Title" --topic ID [--queries "one, two"] [--content DIR]
  --topic    one of ${Object.keys(site.topics).join(', ')}
  --queries  searches that the page is to answer, separated by commas: looked up too, and written into the draft
  --content  folder of articles (content)`;
const TITLE_MOST = 120;
/** As much as is told of one query, below what is told of the title. */
const OF_A_QUERY = 5;

await main(async () => {
  const { values, positionals } = options({ allowPositionals: true, options: { topic: { type: 'string' }, queries: { type: 'string', default: '' }, content: { type: 'string', default: 'content' } } }, USAGE);
  const title = positionals[0]?.replace(/\s+/g, ' ').trim();
  const { topic } = values;
  if (!title) usage('What is the title?', USAGE);
  if (positionals.length > 1) usage('Put the title in quotes.', USAGE);
  if (title.length > TITLE_MOST) usage(`The title is longer than ${TITLE_MOST} characters.`, USAGE);
  if (!/[\p{L}\p{N}]/u.test(title)) usage('The title has no words.', USAGE);
  if (!topic || !Object.hasOwn(site.topics, topic)) usage(topic ? `There is no topic “${topic}”.` : 'Which topic does it belong to?', USAGE);

  progress('Reading articles');
  const { sources, images } = readContent(values.content);
  const { articles } = run(sources, { ...site.dedupe, publishing: false, images });
  progressDone();
  const id = idFrom(title);
  const taken = articles.find(({ article }) => article.id === id || article.data.title.toLowerCase() === title.toLowerCase());
  const queries = [...new Set(values.queries.split(',').map((query) => query.replace(/\s+/g, ' ').trim().toLowerCase()).filter(Boolean))];
  const entries = articles.map(({ article }) => ({ article, outline: outline(article) }));
  tellOf(title, spokenOf(title, entries));
  for (const query of queries) tellOf(query, spokenOf(query, entries, OF_A_QUERY));
  if (taken) throw new Error(`${join(values.content, taken.article.path)} has this title or address already; nothing was written`);
  const folder = folderOf(topic, articles.map(({ article }) => article));
  const target = join(values.content, folder, `${id}.mdx`);
  if (!(await writeNew(target, blankDraft({ title, topic, queries, author: Object.keys(site.people)[0] as string, today: new Date().toISOString().slice(0, 10) })))) throw new Error(`${target} exists already; nothing was written`);
  console.log(`${target}  a draft: seen in npm run dev, not published`);
});

function tellOf(words: string, spoken: readonly Spoken[]): void {
  if (spoken.length === 0) {
    console.log(`“${words}”: no article speaks of it yet.`);
    return;
  }
  const places = new Set(spoken.map(({ path }) => path)).size;
  console.log(`“${words}”: spoken of already in ${count(places, 'article')}; link to it rather than say it again:`);
  for (const { kind, path, line, column, text, also } of spoken) console.log(`  ${kind.padEnd(9)}  ${path}:${line}:${column}  “${text}”${also > 0 ? ` and in ${count(also, 'other place')}` : ''}`);
  console.log('');
}

/** Where most articles of the topic are. */
function folderOf(topic: string, articles: ReadonlyArray<{ path: string; data: { topic: string } }>): string {
  const counts = new Map<string, number>();
  for (const { path, data } of articles) if (data.topic === topic) counts.set(path.split('/').slice(0, -1).join('/'), (counts.get(path.split('/').slice(0, -1).join('/')) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '';
}
