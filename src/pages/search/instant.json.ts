/** GET /search/instant.json: the small index that answers while one types; live in dev as well. */
import { allArticles, usedTopics } from '../../library.ts';
import { searchSynonyms } from '../../search/content.ts';
import { instantFile } from '../../search/instant.ts';
import { searchRecord } from '../../search/record.ts';
import { topicPath } from '../../seo/addresses.ts';
import { site } from '../../site.ts';

export const GET = async () => {
  const records = (await allArticles()).map(searchRecord);
  const topics = (await usedTopics()).map((topic) => [site.topics[topic].name, topicPath(topic)] as const);
  const { groups } = await searchSynonyms(records);
  return Response.json(instantFile(records, topics, groups));
};
