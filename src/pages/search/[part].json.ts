/** GET /search/words-N.json and /search/pages-N.json: the parts of the small index where the site is large. */
import { searchFiles } from './_files.ts';
import { HEAD } from '../../search/instant-parts.ts';

export const getStaticPaths = async () => [...(await searchFiles())].filter(([name]) => name !== HEAD).map(([name, content]) => ({ params: { part: name }, props: { content } }));

export const GET = ({ props: { content } }: { props: { content: unknown } }) => Response.json(content);
