/** While developing: where an old address leads. In the built site each has a page of its own. */
import { bare } from '../kb/redirects.ts';
import { currentRedirects } from '../library.ts';

export async function leadsTo(path: string): Promise<string | undefined> {
  return Object.entries(await currentRedirects()).find(([from]) => bare(encodeURI(decodeURI(from))) === bare(path))?.[1];
}
