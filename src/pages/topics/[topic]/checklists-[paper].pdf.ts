/** GET /topics/icloud/checklists-a4.pdf and -letter.pdf: the checklists of a topic with a cover and contents, where they are not too many. */
import type { APIRoute } from 'astro';
import { allArticles, ofTopic, type TopicId, topicIds, withSteps } from '../../../library.ts';
import { isPacked, packAnswer } from '../../../print/published.ts';
import { type Paper, papers } from '../../../print/sheet.ts';

export async function getStaticPaths() {
  const articles = withSteps(await allArticles());
  return topicIds.filter((topic) => isPacked(ofTopic(articles, topic))).flatMap((topic) => papers.map((paper) => ({ params: { topic, paper } })));
}

export const GET: APIRoute = async ({ params }) => packAnswer(withSteps(await allArticles()), params['paper'] as Paper, params['topic'] as TopicId);
