/** Links to sections of other articles: no two of them have one name, and none a name that says nothing. */
import { expect, test } from 'vitest';
import type { Related } from '../kb/related.ts';
import { elsewhere } from './elsewhere.ts';

const related = (id: string, ...headings: string[]): Related => ({ id, title: `About ${id}`, description: '', named: false, sections: headings.map((heading) => ({ heading, anchor: heading === `About ${id}` ? '' : heading.toLowerCase().replace(/\W+/g, '-') })) });

const CASES: ReadonlyArray<[name: string, related: Related[], own: string[], named: string[], links: string[]]> = [
  ['a heading of its own names itself', [related('heat', 'Why it shuts down')], ['Fix it'], [], ['Why it shuts down /heat/#why-it-shuts-down']],
  ['one that the article has too', [related('heat', 'The computer side')], ['The computer side'], [], ['About heat /heat/#the-computer-side']],
  ['one that every article has', [related('heat', 'Fix it')], [], [], ['About heat /heat/#fix-it']],
  ['one of two articles', [related('heat', 'More'), related('cold', 'More')], [], [], ['About heat /heat/#more', 'About cold /cold/#more']],
  ['two of one article', [related('heat', 'Fix it', 'If it still fails')], [], [], ['About heat /heat/#fix-it', 'About heat: If it still fails /heat/#if-it-still-fails']],
  ['of an article that is named above', [related('heat', 'Fix it')], [], ['About heat'], ['About heat: Fix it /heat/#fix-it']],
  ['a heading that is the title of one that is named above', [related('cold', 'About heat')], [], ['About heat'], ['About cold /cold/#about-heat']],
  ['before the first heading', [related('heat', 'About heat')], ['About heat'], [], ['About heat /heat/']],
  ['a plain neighbour has none', [related('heat')], [], [], []],
];
test.each(CASES)('%s', (_name, found, own, named, links) => {
  expect(elsewhere(found, own, named).map(({ name, path }) => `${name} ${path}`)).toEqual(links);
});
test('every case ran', () => expect(CASES).toHaveLength(9));
