/** The page for authors, `docs/components.md`, is the test: each component has an example that is accepted, and looks as the page says. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeChecklist } from './checklist.ts';
import { parseArticle } from './parse.ts';
import { COMPONENTS } from './policy.ts';
import { renderBody } from './render.ts';

const FRONT = '---\ntitle: A title\ndescription: A line.\ntopic: icloud\nauthor: editorial-team\npublished: 2025-01-01\nupdated: 2025-01-01\n---\n\n';
const EXAMPLES = [...readFileSync('docs/components.md', 'utf8').matchAll(/^## (\w+)\n([^]*?)```mdx\n([^]*?)```\n\n```html\n([^]*?)\n```/gm)].map(([, name = '', prose = '', source = '', html = '']) => ({ name, prose, source, html }));

describe.each(EXAMPLES)('$name', ({ name, prose, source, html }) => {
  const { article, issues } = parseArticle({ path: 'a.mdx', bytes: new TextEncoder().encode(`${FRONT}Text.\n\n${source}`) });

  test('the example is accepted', () => expect([issues, Boolean(article)]).toEqual([[], true]));
  test('and looks as the page says', () => expect(renderBody(FRONT + source).html.trim()).toBe(html));
  test('the page names each attribute, and the example gives those that must be given', () => {
    for (const [attribute, need] of Object.entries(COMPONENTS[name]?.attributes ?? {})) {
      if (need === 'required') expect(source).toContain(`${attribute}="`);
      if (attribute !== 'title') expect(prose + source).toContain(attribute);
    }
  });
});

test('every component has its example, and nothing else has one', () => expect(EXAMPLES.map(({ name }) => name).sort()).toEqual(Object.keys(COMPONENTS).sort()));

test('a Stop is a pause of the checklist', () => {
  const stop = EXAMPLES.find(({ name }) => name === 'Stop')?.source;
  const { groups } = makeChecklist(`${FRONT}Text.\n\n## Fix it\n\n- [ ] Look.\n\n${stop}\n- [ ] Erase.\n`, []);
  expect(groups.flatMap(({ pauses }) => pauses.map(({ title }) => title))).toEqual(['Before you erase']);
});
