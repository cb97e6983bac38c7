/**
 * Entries of all articles and what was kept of the last build -> which articles have to be made, and which only have to be carried over.
 * An article's key holds all that its files depend on: its own text and data with what other pages took from it or say for it, its drawings,
 * the topics in the frame of each page, the compiled pages themselves and which parts are made.
 */
import type { Derived, Entry, Handed } from './handed.ts';
import { type Before, digest, isAsLeft, type Kept } from './store.ts';

export interface Plan {
  /** By id, for every article. */
  keys: ReadonlyMap<string, string>;
  /** Ids to make. */
  changed: string[];
  /** What is carried over, and from where. */
  kept: Array<Kept & { folder: string }>;
  derived: Map<string, Derived>;
}

export function plan({ entries, topics, parts }: Omit<Handed, 'derived'>, templates: string, befores: readonly Before[]): Plan {
  const frame = digest(templates, topics, parts);
  const drawings = digest(entries.filter(({ data }) => data.state === 'figure'));
  const found: Plan = { keys: keysOf(entries, frame, drawings), changed: [], kept: [], derived: new Map() };
  for (const [id, key] of found.keys) {
    const known = findBefore(befores, id, key);
    if (!known) found.changed.push(id);
    else {
      found.kept.push(known);
      found.derived.set(id, known.derived);
    }
  }
  return found;
}

function findBefore(befores: readonly Before[], id: string, key: string): Plan['kept'][number] | undefined {
  for (const { folder, state } of befores) {
    const known = state.articles.get(id);
    // What has something to tell tells it at every build.
    if (known?.key === key && known.derived.plain && isAsLeft(folder, known.files)) return { ...known, folder };
  }
  return undefined;
}

const keysOf = (entries: readonly Entry[], frame: string, drawings: string) =>
  new Map(entries.flatMap(({ id, data, body }) => (data.state === 'ready' ? [[id, digest(frame, body.includes('<Figure') ? drawings : '', data, body)] as const] : [])));
