/** The nodes of a page's structured data. */
import type { Page } from './page.ts';

export type Thing = Record<string, unknown>;

/** Every node of the graphs of a page, nested ones included; unreadable JSON gives none. */
export function things(page: Page): readonly Thing[] {
  const before = known.get(page);
  if (before) return before;
  const found: Thing[] = [];
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(collect);
    else if (typeof value === 'object' && value !== null) {
      if ('@type' in value) found.push(value as Thing);
      Object.values(value).forEach(collect);
    }
  };
  for (const json of page.jsonLd) collect(parsed(json));
  known.set(page, found);
  return found;
}

/** Several rules ask of one page. */
const known = new WeakMap<Page, readonly Thing[]>();

export function parsed(json: string): Thing | undefined {
  try {
    return JSON.parse(json) as Thing;
  } catch {
    return undefined;
  }
}

export const ofType = (page: Page, type: string) => things(page).find((thing) => thing['@type'] === type);
