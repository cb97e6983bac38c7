/** While developing: the page of an article -> the same with its notes at the top; `in-place.ts` then puts each where it belongs. */
import { escape, jsonForScript } from '../html.ts';
import type { CheckSettings } from '../kb/check/rule.ts';
import { currentLive } from '../live.ts';
import { site } from '../site.ts';
import { type Note, notesOf } from './notes.ts';

const MAIN = '<main id="_main">';
const NAMES: Readonly<Record<Note['kind'], [one: string, many: string]>> = {
  error: ['error', 'errors'], warning: ['warning', 'warnings'], removed: ['removed', 'removed'], moved: ['moved', 'moved'], kept: ['repeat kept', 'repeats kept'], alike: ['almost the same', 'almost the same'],
};

/** What the rules are given while one writes: the day, and the site's own settings. */
export const checkSettings = (): CheckSettings => ({ today: new Date().toISOString().slice(0, 10), reviewEveryMonths: site.reviewEveryMonths, language: site.language, url: site.url, off: site.check.off });

/** Any other page stays as it is. */
export function withNotes(html: string, path: string): string {
  const live = currentLive();
  const id = /^\/([^/]+)\/$/.exec(path)?.[1];
  if (!live || !id || !html.includes(MAIN) || !live.outcome.articles.some(({ article }) => article.id === id)) return html;
  return html.replace(MAIN, () => MAIN + panel(notesOf(live, id, checkSettings())));
}

function panel(notes: readonly Note[]): string {
  const kinds = (Object.keys(NAMES) as Array<Note['kind']>).map((kind) => ({ kind, count: notes.filter((note) => note.kind === kind).length })).filter(({ count }) => count > 0);
  const counts = kinds.map(({ kind, count }) => `<a class="dev-${kind}" href="#dev-${kind}">${count} ${NAMES[kind][count === 1 ? 0 : 1]}</a>`).join(' ') || 'No issues, nothing repeats.';
  const first = new Set<string>();
  const items = notes.map((note) => {
    const id = first.has(note.kind) ? '' : ` id="dev-${note.kind}"`;
    first.add(note.kind);
    return item(note, id);
  });
  return `<div class="dev-notes" role="region" aria-label="Notes for the author"><p><b>While writing</b> ${counts} <a href="/_report/">Report</a></p>${items.join('')}</div><script type="module" src="/src/dev/in-place.ts"></script>`;
}

const item = ({ kind, at, text, why, twin, near }: Note, id: string) =>
  `<div class="dev-note dev-${kind}"${id} data-near="${escape(jsonForScript(near))}"><b>${NAMES[kind][0]}</b> ${kind === 'error' || kind === 'warning' ? `${escape(text)}.` : `<q>${escape(text)}</q>`} ${escape(why)}${twin ? ` <a href="${escape(twin.href)}">${escape(twin.label)}</a>` : ''} <code>${escape(at)}</code></div>`;
