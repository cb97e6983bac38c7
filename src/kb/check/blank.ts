/** A title -> a draft in the shape that articles have here, with what to write where as comments that nobody else sees. */
import { stringify } from 'yaml';

/** Sections that every article has here, in their order. */
export const HOUSE_SECTIONS = ['Key takeaways', 'Check first', 'Fix it', 'If it still fails'] as const;

export function blankDraft({ title, topic, author, today, queries = [] }: { title: string; topic: string; author: string; today: string; queries?: readonly string[] }): string {
  const fields = stringify({ title, description: title, topic, platforms: [], queries, author, published: today, updated: today, sources: [], related: [], draft: true }, { lineWidth: 0 });
  const [takeaways, check, fix, fails] = HOUSE_SECTIONS;
  return `---
${fields}---

{/* Two or three sentences: what the reader sees, why it happens, what helps most often. description: says the same in 70 to 160 characters. */}

## ${takeaways}

{/* Three to five bullets, each complete in itself. */}

## ${check}

{/* The quickest checks, as a task list: - [ ] Open … At most seven items; each list is a group of the printed checklist. */}

## ${fix}

{/* Steps in the order that loses nothing. Before a step that could erase data: <Stop title="…">, its text, </Stop> on lines of their own. */}

## ${fails}

{/* What to have ready, and whom to ask. Then fill in queries:, sources:, reviewer: and reviewed:, and delete draft:. */}
`;
}
