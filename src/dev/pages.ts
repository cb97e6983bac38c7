/** While developing, each page passes here: an old address leads on, which in the built site a page of its own does; an article gets its notes. */
import { bare } from '../kb/redirects.ts';
import { currentLive } from '../live.ts';
import { withNotes } from './overlay.ts';

export async function onPage(path: string, redirect: (to: string) => Response, next: () => Promise<Response>): Promise<Response> {
  const to = leadsTo(path);
  if (to) return redirect(to);
  const response = await next();
  if (!response.headers.get('Content-Type')?.startsWith('text/html')) return response;
  return new Response(await withNotes(await response.text(), path), response);
}

const leadsTo = (path: string) => Object.entries(currentLive()?.redirects ?? {}).find(([from]) => bare(encodeURI(decodeURI(from))) === bare(path))?.[1];
