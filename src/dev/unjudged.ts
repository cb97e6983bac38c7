/**
 * Files of a content folder -> entries with what their fields say, before anybody has looked for what repeats: what pages show in the first seconds of
 * `npm run dev`, each with the text that stands in its file by then. A file whose frontmatter cannot be read waits until its issues can be told.
 */
import type { Source } from '../kb/article.ts';
import { decode } from '../kb/bytes.ts';
import { type FrontmatterResult, parseFrontmatter } from '../kb/frontmatter.ts';
import { idOf } from '../kb/parse.ts';
import type { Bare } from './bodies.ts';

export function unjudged(sources: readonly Source[]): Bare[] {
  return sources.flatMap(({ path, bytes }) => {
    const data = dataOf(headOf(bytes)) ?? dataOf(bytes);
    return data ? [{ id: idOf(path), data: { state: 'ready', ...data, path, moved: [], related: [], noindex: [] } }] : [];
  });
}

function dataOf(bytes: Uint8Array): FrontmatterResult['data'] {
  const { text } = decode(bytes);
  const { data, problems } = text === undefined ? { problems: [] } : parseFrontmatter(text);
  return problems.length === 0 ? data : undefined;
}

/** As far as the second line that begins like a fence: of most files a twentieth. */
function headOf(bytes: Uint8Array): Uint8Array {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const fence = all.indexOf('\n---');
  const end = fence < 0 ? -1 : all.indexOf('\n', fence + 1);
  return end < 0 ? bytes : bytes.subarray(0, end);
}
