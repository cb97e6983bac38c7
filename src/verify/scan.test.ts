/** The quick reader of HTML against the one that reads as browsers do: the same page from both, or nothing from the quick one. */
import fc from 'fast-check';
import type { ElementContent, Root } from 'hast';
import { htmlToHast } from 'satteri';
import { expect, test } from 'vitest';
import { scan } from './scan.ts';

const NAMES: Readonly<Record<string, string>> = { className: 'class', dateTime: 'datetime', httpEquiv: 'http-equiv', dataNosnippet: 'data-nosnippet' };

/** Elements with their attributes, and words; neither blanks between elements nor what style sheets say. */
function plain(node: Root | ElementContent): unknown {
  if (node.type === 'text') return node.value.trim() === '' ? [] : [node.value];
  if (node.type !== 'element' && node.type !== 'root') return [];
  const inside = node.type === 'element' && node.tagName === 'style' ? [] : node.children.flatMap((child) => plain(child as ElementContent));
  if (node.type === 'root') return inside;
  const attributes = Object.entries(node.properties).map(([name, value]) => [(NAMES[name] ?? name).toLowerCase().replace(/-/g, ''), Array.isArray(value) ? value.join(' ') : value === true ? '' : String(value)]).sort();
  return [{ name: node.tagName, attributes, inside }];
}

const page = (body: string, head = '<title>T</title>') => `<!DOCTYPE html><html lang="en"><head>${head}</head><body>${body}</body></html>`;

const SAME: ReadonlyArray<[name: string, html: string]> = [
  ['a paragraph', page('<p>One &amp; two &lt;three&gt; &eacute; &#39;x&#x27;</p>')],
  ['attributes', page('<a href="/a/?b=1&amp;c=2#d" class="x y" data-nosnippet>t</a><time datetime="2026-01-01">d</time>')],
  ['void elements', page('<p>a<br>b</p><img src="/a.png" alt=""><hr><input type="text">')],
  ['lists and tables', page('<ul><li>a<ul><li>b</li></ul></li></ul><table><thead><tr><th>h</th></tr></thead><tbody><tr><td>d</td></tr></tbody></table>')],
  ['styles and scripts', page('<p>a</p>', '<title>T</title><style>a>b{content:"<p>"}</style><script type="application/ld+json">{"a":"b & c"}</script>')],
  ['a drawing', page('<svg viewBox="0 0 1 1" aria-hidden="true"><path d="M0 0"></path><circle r="1"/></svg>')],
  ['a redirect', '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/a/"></head><body><a href="/a/">a</a></body></html>'],
];
test.each(SAME)('%s is read the same', (_name, html) => {
  const quick = scan(html);
  expect(quick).toBeDefined();
  expect(plain(quick!)).toEqual(plain(htmlToHast(html) as Root));
});

const LEFT: ReadonlyArray<[name: string, html: string]> = [
  ['a paragraph in a paragraph', page('<p>a<p>b</p></p>')],
  ['a paragraph that is never closed', page('<p>a')],
  ['a block in a paragraph', page('<p><div>a</div></p>')],
  ['a link in a link', page('<a href="/a">a<a href="/b">b</a></a>')],
  ['a row without a body', page('<table><tr><td>a</td></tr></table>')],
  ['words in a table', page('<table>a<tbody></tbody></table>')],
  ['an item without a list', page('<li>a</li>')],
  ['closed in the wrong order', page('<b><i>a</b></i>')],
  ['an attribute without quotes', page('<a href=/a>a</a>')],
  ['no document around it', '<title>x</title><p>a'],
  ['a comment', page('<!-- <p> -->')],
  ['a style sheet without an end', page('', '<style>a{}')],
];
test.each(LEFT)('%s is left to the other', (_name, html) => expect(scan(html)).toBeUndefined());

test('whatever elements a page is made of, both read the same or the quick one nothing', () => {
  const text = fc.constantFrom('a', 'b &amp; c', '&lt;x', ' ', '');
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof({ maxDepth: 5, withCrossShrink: true }, text, fc.tuple(fc.constantFrom('p', 'div', 'a', 'ul', 'li', 'b', 'h2', 'table', 'tbody', 'tr', 'td', 'section', 'details', 'summary', 'label'), fc.array(tie('tree'), { maxLength: 3 })).map(([name, inside]) => `<${name}>${inside.join('')}</${name}>`)),
  }));
  let read = 0;
  fc.assert(
    fc.property(tree, (body) => {
      const quick = scan(page(body));
      if (!quick) return;
      read++;
      expect(plain(quick)).toEqual(plain(htmlToHast(page(body)) as Root));
    }),
    { numRuns: 2000, seed: 1 },
  );
  expect(read).toBeGreaterThan(500);
});

test('every case ran', () => expect([SAME.length, LEFT.length]).toEqual([7, 12]));
