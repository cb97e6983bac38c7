/** Addresses that imported pages had -> new lines of `redirects.yaml`. What somebody wrote into it is never changed. */
import { stringify } from 'yaml';
import { compare } from '../issue.ts';
import { bare, readRedirects } from '../redirects.ts';

/** `text` with the new entries added, those that another id has already, and those that cannot be an address. Text that gains nothing stays as it is. */
export function addRedirects(text: string, fresh: ReadonlyArray<readonly [address: string, id: string]>): { text: string; added: number; taken: Array<{ address: string; id: string; by: string }>; refused: Array<{ address: string; id: string }> } {
  const known = new Map(readRedirects(text).lines.map(({ from, to }) => [bare(from), to]));
  const taken = [];
  const refused = [];
  const lines: string[] = [];
  for (const [address, id] of [...fresh].sort((a, b) => compare(a[0], b[0]))) {
    const by = known.get(bare(address));
    if (by === id || bare(address) === `/${id}`) continue;
    const line = stringify({ [address]: id }, { lineWidth: 0 });
    if (by !== undefined) taken.push({ address, id, by });
    else if (readRedirects(line).issues.length > 0) refused.push({ address, id });
    else {
      known.set(bare(address), id);
      lines.push(line);
    }
  }
  const head = text === '' ? '# Old address: id of the article that answers now.\n' : text.endsWith('\n') ? text : `${text}\n`;
  return { text: lines.length === 0 ? text : head + lines.join(''), added: lines.length, taken, refused };
}
