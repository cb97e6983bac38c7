/**
 * Entries of all articles and what was kept of the last build -> which articles have to be made, and which only have to be carried over.
 * An article's key holds all that its files depend on: its own text and data with what other pages took from it or say for it, its drawings,
 * the topics in the frame of each page, the compiled pages themselves and which parts are made.
 */
import type { Derived, Entry, Handed, Part } from './handed.ts';
import { digest, isAsLeft, type Kept, type State } from './store.ts';

export interface Plan {
  /** By id, for every article. */
  keys: ReadonlyMap<string, string>;
  /** Ids to make. */
  changed: string[];
  kept: Kept[];
  derived: Map<string, Derived>;
}

export function plan({ entries, topics, parts }: Omit<Handed, 'derived'>, templates: string, state: State, out: string): Plan {
  const frame = digest(templates, topics, parts);
  const drawings = digest(entries.filter(({ data }) => data.state === 'figure'));
  const found: Plan = { keys: keysOf(entries, frame, drawings), changed: [], kept: [], derived: new Map() };
  for (const [id, key] of found.keys) {
    const known = state.articles.get(id);
    if (known?.key !== key || !isAsLeft(out, known.files)) found.changed.push(id);
    else {
      found.kept.push(known);
      found.derived.set(id, known.derived);
    }
  }
  return found;
}

const keysOf = (entries: readonly Entry[], frame: string, drawings: string) =>
  new Map(entries.flatMap(({ id, data, body }) => (data.state === 'ready' ? [[id, digest(frame, body.includes('<Figure') ? drawings : '', data, body)] as const] : [])));

/** Everything that can be left out, to time the rest. */
export const PARTS: readonly Part[] = ['sheets', 'images', 'search'];
