import { expect, test } from 'vitest';
import { formatIssues } from './issue.ts';
import { run } from './pipeline.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const FRONT = '---\ntitle: A title\ndescription: A line.\ntopic: icloud\nauthor: editorial-team\npublished: 2025-01-01\nupdated: 2025-01-01\n---\n\nText.\n\n';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"/>';
const images = (files: Record<string, string>) => Object.entries(files).map(([name, text]) => ({ path: `images/${name}`, bytes: bytes(text) }));
const outcome = (body: string, files: Record<string, string>, publishing = true) =>
  run([{ path: 'a.mdx', bytes: bytes(FRONT + body) }], { across: 'link', standsAlone: 0.6, publishing, images: images(files) });
const told = (body: string, files: Record<string, string>) => outcome(body, files).issues.map(({ path, line, column, rule, hint }) => `${path}:${line}:${column} ${rule}${rule === 'figure-unknown' ? ` ${hint}` : ''}`);

const CASES: ReadonlyArray<[name: string, body: string, files: Record<string, string>, issues: string[]]> = [
  ['there', '<Figure src="map.svg" alt="A map" />\n', { 'map.svg': SVG }, []],
  ['in a note', '<Note>\nText.\n\n<Figure src="map.svg" alt="A map" />\n</Note>\n', { 'map.svg': SVG }, []],
  ['a slip of the pen', '<Figure src="mapp.svg" alt="A map" />\n', { 'map.svg': SVG }, ['a.mdx:12:1 figure-unknown Did you mean map.svg?']],
  ['another word', '<Details summary="More">\n\n<Figure src="garden.svg" alt="A map" />\n\nText.\n</Details>\n', { 'map.svg': SVG }, ['a.mdx:14:1 figure-unknown Put the file into the folder images of the content folder.']],
  ['no drawings at all', '<Figure src="map.svg" alt="A map" />\n', {}, ['a.mdx:12:1 figure-unknown Put the file into the folder images of the content folder.']],
  ['another word, beside a mistake of another kind', 'Use {this}.\n\n<Figure src="map.svg" />\n\nSee <Figure src="map.svg" alt="A map" />.\n', {}, ['a.mdx:12:5 mdx-expression', 'a.mdx:14:1 component-attribute', 'a.mdx:14:1 figure-unknown Put the file into the folder images of the content folder.', 'a.mdx:16:5 component-place', 'a.mdx:16:5 figure-unknown Put the file into the folder images of the content folder.']],
  ['there, beside a mistake of another kind', 'Use {this}.\n\n<Figure src="map.svg" alt="A map" />\n', { 'map.svg': SVG }, ['a.mdx:12:5 mdx-expression']],
  ['there, but unsafe', '<Figure src="map.svg" alt="A map" />\n', { 'map.svg': SVG.replace('/>', '>\n<script/>\n</svg>') }, ['images/map.svg:2:1 svg-content']],
  ['unsafe, and not shown', 'More.\n', { 'map.svg': SVG.replace('/>', ' onload="x"/>') }, ['images/map.svg:1:61 svg-content']],
  ['a name that no figure can give', 'More.\n', { 'Map 1.svg': SVG }, ['images/Map 1.svg:1:1 file-name']],
  ['not text', 'More.\n', { 'map.svg': `${SVG}\u0000` }, ['images/map.svg:1:62 nul-character', 'images/map.svg:1:62 svg-form']],
];
test.each(CASES)('%s', (_name, body, files, issues) => expect(told(body, files)).toEqual(issues));
test('every case ran', () => expect(CASES).toHaveLength(11));

test('only what an article shows is published', () => {
  const { figures } = outcome('<Figure src="map.svg" alt="A map" />\n', { 'map.svg': SVG, 'spare.svg': SVG });
  expect([...figures]).toEqual([['map.svg', { width: 40, height: 20, svg: SVG }]]);
  const draft = run([{ path: 'a.mdx', bytes: bytes(FRONT.replace('---\n\n', 'draft: true\n---\n\n') + '<Figure src="map.svg" alt="A map" />\n') }], { across: 'link', standsAlone: 0.6, publishing: true, images: images({ 'map.svg': SVG }) });
  expect([draft.issues, draft.figures.size]).toEqual([[], 0]);
  expect(outcome('Use {this}.\n\n<Figure src="map.svg" alt="A map" />\n', { 'map.svg': SVG }).figures.size).toBe(0);
});

test('an issue in a drawing is shown with its line', () => {
  const { issues, texts } = outcome('More.\n', { 'map.svg': SVG.replace('/>', '>\n  <use href="x.svg#a"/>\n</svg>') });
  expect(formatIssues(issues, texts)).toMatchInlineSnapshot(`
    "images/map.svg:2:8  href leads out of the file (svg-content)
      1 | <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">
    > 2 |   <use href="x.svg#a"/>
        |        ^^^^^^^^^^^^^^
      3 | </svg>
      hint: A drawing refers to its own parts only: href="#id"."
  `);
});
