/** GET /search/instant.json: the small index that answers while one types, or its head where the site is large; live in dev as well. */
import { searchFiles } from './_files.ts';
import { HEAD } from '../../search/instant-parts.ts';

export const GET = async () => Response.json((await searchFiles()).get(HEAD));
