/** The files of the instant tier, made of the articles that are published; once a build, and afresh while developing. */
import { allArticles, usedTopics } from '../../library.ts';
import { handed } from '../../press/handed.ts';
import { instantFiles } from '../../search/instant-file.ts';
import { searchRecord, searchText } from '../../search/record.ts';
import { readSynonyms } from '../../search/synonym-list.ts';
import { topicPath } from '../../seo/addresses.ts';
import { site } from '../../site.ts';

async function make() {
  const records = (await allArticles()).map(searchRecord);
  const topics = (await usedTopics()).map((topic) => [site.topics[topic].name, topicPath(topic)] as const);
  const synonyms = handed()?.synonyms;
  const { groups } = readSynonyms(synonyms, synonyms === undefined ? [] : records.map(searchText));
  return instantFiles(records, topics, groups);
}

let made: ReturnType<typeof make> | undefined;

export function searchFiles(): ReturnType<typeof make> {
  if (!made || import.meta.env.DEV) made = make();
  return made;
}
