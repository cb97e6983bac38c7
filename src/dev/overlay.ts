/** While developing: the page of an article -> the same with its notes at the top; `in-place.ts` then puts each where it belongs. */
import { escape, jsonForScript } from '../html.ts';
import { currentLive, type Note } from '../live.ts';
import { handed } from '../press/handed.ts';

const MAIN = '<main id="_main">';
const NAMES: Readonly<Record<Note['kind'], [one: string, many: string]>> = {
  error: ['error', 'errors'], warning: ['warning', 'warnings'], removed: ['removed', 'removed'], moved: ['moved', 'moved'], kept: ['repeat kept', 'repeats kept'], alike: ['almost the same', 'almost the same'],
};

/** Any other page stays as it is. */
export async function withNotes(html: string, path: string): Promise<string> {
  const live = currentLive();
  const id = /^\/([^/]+)\/$/.exec(path)?.[1];
  if (!live || !id || !html.includes(MAIN) || !isArticle(id)) return html;
  if (!live.judged) return html.replace(MAIN, () => MAIN + box('All articles are being read: what repeats is still here, and mistakes are not told of. The page shows itself anew when that is done.'));
  const notes = await live.notes(id);
  return notes ? html.replace(MAIN, () => MAIN + panel(notes)) : html;
}

const isArticle = (id: string) => handed()?.entries.some((entry) => entry.id === id && entry.data.state === 'ready') ?? false;

const box = (told: string, items = '') => `<div class="dev-notes" role="region" aria-label="Notes for the author"><p><b>While writing</b> ${told}</p>${items}</div>`;

function panel(notes: readonly Note[]): string {
  const kinds = (Object.keys(NAMES) as Array<Note['kind']>).map((kind) => ({ kind, count: notes.filter((note) => note.kind === kind).length })).filter(({ count }) => count > 0);
  const counts = kinds.map(({ kind, count }) => `<a class="dev-${kind}" href="#dev-${kind}">${count} ${NAMES[kind][count === 1 ? 0 : 1]}</a>`).join(' ') || 'No issues, nothing repeats.';
  const first = new Set<string>();
  const items = notes.map((note) => {
    const id = first.has(note.kind) ? '' : ` id="dev-${note.kind}"`;
    first.add(note.kind);
    return item(note, id);
  });
  return `${box(`${counts} <a href="/_report/">Report</a>`, items.join(''))}<script type="module" src="/src/dev/in-place.ts"></script>`;
}

const item = ({ kind, at, text, why, twin, near }: Note, id: string) =>
  `<div class="dev-note dev-${kind}"${id} data-near="${escape(jsonForScript(near))}"><b>${NAMES[kind][0]}</b> ${kind === 'error' || kind === 'warning' ? `${escape(text)}.` : `<q>${escape(text)}</q>`} ${escape(why)}${twin ? ` <a href="${escape(twin.href)}">${escape(twin.label)}</a>` : ''} <code>${escape(at)}</code></div>`;
