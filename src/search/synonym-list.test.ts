/** The checked list of synonyms: what an author is told, and where. */
import { expect, test } from 'vitest';
import { readSynonyms } from './synonym-list.ts';

const SITE = ['Photos and pictures of a battery. Sign in. Update.'];
const CASES: ReadonlyArray<readonly [name: string, text: string, told: string[]]> = [
  ['a good list', '- [photo, picture]\n- [sign in, log in]\n', []],
  ['an empty file', '# nothing yet\n', []],
  ['a word twice, in another form', '- [photo, pic]\n- [battery, Photos]\n', ['2:13 error synonyms-duplicate']],
  ['no word that the site uses', '- [boat, ship]\n', ['1:3 warning synonyms-unknown']],
  ['a group of one', '- [photo]\n', ['1:3 error synonyms-group']],
  ['not a list', 'photo: picture\n', ['1:1 error synonyms-shape']],
  ['not a word', '- [photo, 2]\n- [battery, "!"]\n', ['1:11 error synonyms-word', '2:13 error synonyms-word']],
  ['a sentence', '- [photo, a picture of my old cat]\n', ['1:11 error synonyms-word']],
  ['broken YAML', '- [photo, picture\n', ['1:3 error synonyms-yaml']],
  ['too many groups', `- [photo, picture]\n${Array.from({ length: 60 }, (_, at) => `- [update, w${at}x, v${at}x]`.replace('update', `battery${at === 0 ? '' : `${at}y`}`)).join('\n')}\n`, ['61:3 error synonyms-too-many']],
];

test.each(CASES)('%s', (_name, text, told) => {
  const found = readSynonyms(text, SITE).issues.filter(({ rule }) => !(text.length > 500 && rule === 'synonyms-unknown'));
  expect(found.map(({ line, column, severity, rule }) => `${line}:${column} ${severity} ${rule}`)).toEqual(told);
  expect(found.every(({ hint }) => hint)).toBe(true);
});
test('no file, no synonyms, no issues', () => expect(readSynonyms(undefined, SITE)).toEqual({ groups: [], issues: [] }));
test('every case was tried', () => expect(CASES.length).toBe(10));
