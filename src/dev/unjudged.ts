/**
 * Files of a content folder -> entries with what stands in each file, before anybody has looked for what repeats: what pages show in the first
 * seconds of `npm run dev`. A file whose frontmatter cannot be read waits until its issues can be told.
 */
import type { Source } from '../kb/article.ts';
import { decode } from '../kb/bytes.ts';
import { parseFrontmatter } from '../kb/frontmatter.ts';
import { idOf } from '../kb/parse.ts';
import type { Entry } from '../press/handed.ts';

export function unjudged(sources: readonly Source[]): Entry[] {
  return sources.flatMap(({ path, bytes }) => {
    const { text } = decode(bytes);
    const { data, problems } = text === undefined ? { data: undefined, problems: [] } : parseFrontmatter(text);
    return data && problems.length === 0 ? [{ id: idOf(path), data: { state: 'ready', ...data, path, moved: [], related: [], noindex: [] }, body: text as string }] : [];
  });
}
