/** GET /topics/icloud/checklists-a4.pdf and -letter.pdf: the checklists of a topic with a cover and contents. */
import type { APIRoute } from 'astro';
import { allArticles, ofTopic, type TopicId, topicIds } from '../../../library.ts';
import { packAnswer } from '../../../print/published.ts';
import { type Paper, papers } from '../../../print/sheet.ts';

export async function getStaticPaths() {
  const articles = await allArticles();
  return topicIds.filter((topic) => ofTopic(articles, topic).length > 0).flatMap((topic) => papers.map((paper) => ({ params: { topic, paper } })));
}

export const GET: APIRoute = async ({ params }) => packAnswer(await allArticles(), params['paper'] as Paper, params['topic'] as TopicId);
