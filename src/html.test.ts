import fc from 'fast-check';
import { htmlToHast } from 'satteri';
import { expect, test } from 'vitest';
import { escape, jsonForScript } from './html.ts';
import { textOf } from './kb/render.ts';

const CASES: ReadonlyArray<[text: string, escaped: string]> = [
  ['', ''],
  ['plain', 'plain'],
  ['a & b', 'a &amp; b'],
  ['&amp;', '&amp;amp;'],
  ['<script>', '&lt;script&gt;'],
  [`"'`, '&quot;&#39;'],
  ['😀 é', '😀 é'],
];
test.each(CASES)('%j', (text, escaped) => expect(escape(text)).toBe(escaped));
test('every case ran', () => expect(CASES).toHaveLength(7));

interface Tree {
  type: string;
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: Tree[];
}
const shape = ({ type, tagName, children = [] }: Tree): unknown[] => [type, tagName ?? '', children.filter((child) => child.type !== 'text').map(shape)];
const find = (tree: Tree, name: string): Tree | undefined => (tree.tagName === name ? tree : tree.children?.map((child) => find(child, name)).find(Boolean));
const line = fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '.'));
const hostile = fc.oneof(line, fc.array(fc.constantFrom('<', '>', '&', '"', "'", '</p>', '<script>', '-->', ']]>', 'x', '&lt;', '=', ' y'), { minLength: 1 }).map((parts) => parts.join('')));

test('any text stays text, in elements and in attributes', () =>
  fc.assert(
    fc.property(hostile, (text) => {
      const tree = htmlToHast(`<p title="${escape(text)}">.${escape(text)}</p><i>after</i>`) as unknown as Tree;
      expect(shape(tree)).toEqual(shape(htmlToHast('<p title="x">x</p><i>after</i>') as unknown as Tree));
      const paragraph = find(tree, 'p') as Tree;
      expect([textOf(paragraph as never), paragraph.properties?.['title']]).toEqual([`.${text}`, text]);
    }),
  ));

test('any value survives a script element and cannot end it', () =>
  fc.assert(
    fc.property(fc.oneof(fc.json().map((json) => JSON.parse(json) as unknown), hostile), (value) => {
      const script = jsonForScript(value);
      expect(script).not.toMatch(/[<>&\u2028\u2029]/);
      expect(JSON.parse(script)).toEqual(value);
    }),
  ));
