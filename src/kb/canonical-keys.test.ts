/** The keys themselves, letter by letter: what canonical.test.ts asks of pairs, told of each text alone. Read them when a rewrite changes. */
import { expect, test } from 'vitest';
import { canonical } from './canonical.ts';
import type { Mark } from './inline.ts';

const KEYS: ReadonlyArray<[text: string, key: string]> = [
  // the end of a statement
  ['Open the lid.', 'open lid'], ['Open the lid!', 'open lid'], ['Open the lid?', 'open lid ?'], ['Open the lid;', 'open lid'], ['Open the lid...', 'open lid'],
  ['Open the lid.,', 'open lid'], ['Open the lid. —', 'open lid'],
  ['Open the lid, * _', 'open lid * _'], ['Open lid —', 'open lid'], ['', ''], [' ', ''], ['.', ''], ['?', '?'], ['—', ''], ['"', ''], ['A', 'a'], ['a', 'a'], ['I', 'i'], ['AB', 'AB'],
  ['An', 'an'], ['x', 'x'],
  // capitals
  ['Press A', 'press A'], ['Plan B works', 'plan B works'], ['It is I', 'it is I'], ['McDonald eats', 'McDonald eats'], ['iPhone eats', 'iPhone eats'], ['USB-C fits', 'USB-C fits'],
  ['Anna-Lena eats', 'Anna-Lena eats'], ['Anna\'s phone', 'anna\'s phone'], ['Éclair eats', 'éclair eats'], ['ÉA eats', 'ÉA eats'],
  // numbers, units and signs
  ['10', '10'], ['-10 °C', '-10 ° C'], ['+5 V', '+5 V'], ['±3 mm', '±3 mm'], ['5-3', '5 - 3'], ['a-3', 'a-3'], ['5 - 3', '5 — 3'], ['10%', '10 %'], ['10 %', '10 %'], ['1,000', '1000'],
  ['1,000,000', '1000000'], ['-1,000', '-1000'], ['+1,000', '+1000'], ['1,000.5', '1000.5'], ['1,000.55', '1000.55'], ['12,34', '12,34'], ['1,0000', '1,0000'], ['10,000', '10000'],
  ['100,000', '100000'], ['1000,000', '1000,000'], ['3.7V', '3 . 7 V'], ['3.7 V', '3.7 V'], ['64GB', '64 GB'], ['64GBs1', '64GBs1'], ['10.4.1', '10.4.1'], ['5GHz', '5 GHz'],
  ['5GHzx', '5GHzx'], ['10abc', '10 abc'], ['10abcd', '10abcd'], ['0x1F', '0x1F'], ['2nd', '2 nd'], ['a2', 'a2'], ['9z', '9 z'], ['10°', '10 °'], ['1.', '1'], ['1.5.', '1.5'],
  ['09:15', '09 : 15'], ['5+3', '5 + 3'], ['+', '+'], ['-', '-'], ['_a', 'a'],
  ['-5GHz', '-5 GHz'], ['Cool to -5V', 'cool to -5 V'], ['5-3V', '5 - 3 V'],
  // words with signs in them
  ['a_b', 'a_b'], ['a__b', 'a__b'], ['_', '_'], ['a-', 'a -'], ['a\'b', 'a\'b'], ['a\'', 'a'], ['a.b', 'a.b'], ['a..b', 'a..b'], ['a./b', 'a./b'], ['a:b', 'a:b'], ['a\\b', 'a\\b'],
  ['a@b.cd', 'a@b.cd'], ['a/b', 'a/b'], ['A/B', 'A/B'], ['Z9', 'Z9'], ['z0', 'z0'], ['a0', 'a0'], ['aZ', 'aZ'], ['zA', 'zA'], ['{x}', '{ x }'], ['~', '~'], ['|', '|'], ['!a', '! a'],
  ['#1', '# 1'], ['§ 5', '§ 5'],
  // other alphabets
  ['½ cup', '1 ⁄ 2 cup'], ['ﬁle', 'file'], ['Up\u00addate', 'update'], ['Ⅷ', 'VIII'], ['naïve', 'naïve'], ['é', 'é'], ['aé', 'aé'], ['a.é', 'a.é'], ['a-é b', 'a-é b'], ['l\'été', 'l\'été'],
  ['日本 語', '日本 語'], ['a日', 'a日'], ['~é', '~ é'], ['é..b', 'é..b'],
  ['Wait\t', 'wait'], ['\n', ''], ['a\u3000b\r\n', 'b'], ['Wait \ud800 now', 'wait \ud800 now'],
  // number words and ranges
  ['one two', '1 2'], ['fifty', '50'], ['twenty-five', '25'], ['Wait 30 to 60 seconds', 'wait 30–60 seconds'], ['Wait 30-60 seconds', 'wait 30–60 seconds'],
  ['Wait 30–60 seconds', 'wait 30–60 seconds'], ['Wait 30 — 60 seconds', 'wait 30–60 seconds'], ['Wait 30 to 60 jars', 'wait 30 to 60 jars'],
  ['from 30 to 60 seconds', 'from 30 to 60 seconds'], ['Wait 30 to x seconds', 'wait 30 to x seconds'], ['Wait x to 60 seconds', 'wait x to 60 seconds'],
  ['30 to 60 seconds', '30–60 seconds'], ['30 to 60', '30 to 60'], ['Wait 1.5 to 2.55 hours', 'wait 1.5–2.55 hours'], ['Wait 1.5.2 to 3 hours', 'wait 1.5.2 to 3 hours'],
  ['Wait a1 to 3 hours', 'wait a1 to 3 hours'], ['Wait 1 to 2 minutes or 3 to 4 minutes', 'wait 1–2 minutes or 3–4 minutes'], ['thirty to sixty seconds', '30–60 seconds'],
  ['twenty to 30 GB today', '20–30 GB today'],
  // fillers
  ['Use the only lid', 'use the only lid'], ['Use the lid', 'use lid'], ['Use a few lids', 'use a few lids'], ['Use a lid', 'use lid'], ['A few lids', 'a few lids'],
  ['Do not just wait', 'do not just wait'], ['Just wait', 'wait'], ['Wait just before it', 'wait just before it'], ['Please wait', 'wait'], ['Simply wait', 'wait'],
  ['Not simply wait', 'not simply wait'], ['Also wait', 'wait'], ['Wait also', 'wait'], ['that you know', 'that you know'], ['know that you can', 'know you can'],
  ['after that you can', 'after that you can'], ['know that it can', 'know that it can'], ['a', 'a'], ['the', 'the'], ['Use the', 'use the'], ['just', 'just'],
  // buttons and conditions
  ['button', 'button'], ['the button', 'button'], ['Tap the Continue button', 'tap Continue'], ['Tap the continue button', 'tap continue button'], ['Tap iOS button', 'tap iOS button'],
  ['Tap 5 button', 'tap 5 button'], ['The button works', 'button works'], ['A Continue button', 'Continue'], ['If it fails, then try', 'if it fails try'],
  ['If it fails then try', 'if it fails then try'], ['When it fails, then try', 'when it fails try'], ['Once it fails, then try', 'once it fails try'],
  ['It fails, then try', 'it fails then try'], ['then try', 'then try'], ['Open it, then try', 'open it then try'], ['If it fails; then try', 'if it fails ; then try'],
  // labels and connectives
  ['Note: back up', 'back up'], ['Note back up', 'note back up'], ['Note Back up', 'note Back up'], ['Note If so', 'if so'], ['NOTE The lid is hot', 'lid is hot'], ['Note - back up', 'back up'], ['Note -5 V', '-5 V'], ['Notes help', 'notes help'], ['However, it works', 'it works'], ['However it works', 'however it works'],
  ['Finally, wait', 'wait'], ['In addition, wait', 'wait'], ['In the box', 'in box'], ['Also, wait', 'wait'], ['* wait', 'wait'], ['- wait', '- wait'], ['> wait', 'wait'],
  ['  , wait', 'wait'], ['Tip: note: wait', 'note : wait'], ['Noté: wait', 'noté : wait'], ['Noteé wait', 'noteé wait'],
  // quotes, commas, dashes and brackets
  ['Tap “Trust” now', 'tap Trust now'], ['Tap \'Trust\' now', 'tap Trust now'], ['5" pipe', '5 " pipe'], ['5\' pipe', '5 \' pipe'], ['a 5 " pipe', '5 " pipe'], ['"5 pipes"', '5 pipes'],
  ['" wait', 'wait'], ['a, b', 'a b'], ['1, 2', '1 , 2'], ['1, b', '1 b'], ['a, 2', 'a 2'], ['v2, 3', 'v2 , 3'], [', 5', '5'], ['1 — 2', '1 — 2'], ['a — b', 'a b'], ['a -- b', 'a b'],
  ['a - b', 'a b'], ['a --- b', 'a - - - b'], ['— 5', '5'], ['5 —', '5'], ['5,', '5'], ['a; b', 'a ; b'], ['(a)', '( a )'], ['a)', 'a'], ['a (b)', '( b )'], ['a (b))', '( b )'], ['(a) b)', '( a ) b'],
  ['a))', 'a'], ['a (', '('], [')', ''], ['()', '( )'], ['a (b).', '( b )'], ['a).', 'a'], ['a :)', 'a :'], ['a ( `b) c)', '( ` b ) c'],
  ['Tap "" now', 'tap " " now'], ["Tap 'the'b c' now", "tap the'b c now"], ["Tap 'the'b now", "tap the'b now"], ['Use " the" now', 'use " the now'], ['Use "the " now', 'use " now'], ['Use ("the") now', 'use ( the ) now'],
  ["Use 'don't' now", "use don't now"], ['Use "the" and "a"', 'use the and a'], ['Tap “1, 2.” now', 'tap 1 , 2 . now'], ['Tap “Go.” now', 'tap Go . now'], ['Tap\t', 'tap'], ['Tap “.”\t', 'tap .'],
  ['Use a2b "c" now', 'use a2b c now'], ['Use a2b, 3 now', 'use a2b 3 now'],
  // contractions, spellings and phrases
  ["Don't just wait", 'do not just wait'],
  ['don\'t', 'do not'], ['can\'t', 'can not'], ['cannot', 'can not'], ['colour', 'color'], ['Colour', 'color'], ['grey whilst', 'gray while'], ['click on it', 'click it'],
  ['Click on', 'click'], ['in order to', 'to'], ['In order to go', 'to go'], ['make sure that it', 'make sure it'], ['ensure it', 'make sure it'], ['Ensure that it', 'make sure it'],
  ['log into', 'log in to'], ['10 per cent', '10 %'], ['ten percent', '10 %'], ['prior to it', 'before it'], ['per se', 'per se'], ['in order', 'in order'], ['I\'m', 'i am'],
  ['let\'s go', 'let us go'], ['constructor toString __proto__', 'constructor toString __proto__'],
];
test.each(KEYS)('%j', (text, key) => {
  expect(canonical(text)).toBe(key);
  // Again, from memory, and with marks that change nothing.
  expect(canonical(text)).toBe(key);
  expect(canonical(text, [{ kind: 'link', start: 0, end: text.length, value: '/a/' }])).toBe(key);
});

const code = (text: string, ...values: string[]): Mark[] => values.map((value) => ({ kind: 'code', start: text.indexOf(value), end: text.indexOf(value) + value.length, value }));
const CODES: ReadonlyArray<[text: string, codes: string[], key: string]> = [
  ['Run getPlan now', ['getPlan'], 'run `getPlan` now'],
  ['The file', ['The file'], '`The file`'],
  ['Open the file', ['the'], 'open `the` file'],
  ['The The file', ['file'], 'The `file`'],
  ['a, b and c', ['b', 'a'], '`a` `b` and c'],
  ['Use the ls button', ['ls'], 'use `ls` button'],
  ['ls. Then', ['ls'], '`ls` . Then'],
  ['1 to 2 days', ['2'], '1 to `2` days'],
  ['Note: ls', ['ls'], '`ls`'],
  ['ls Note: b', ['ls'], '`ls` Note : b'],
];
test.each(CODES)('code in %j', (text, codes, key) => {
  const marks = code(text, ...codes);
  expect(canonical(text, marks)).toBe(key);
  expect(canonical(text, [{ kind: 'footnote', start: 0, end: 0, value: '1' }, ...marks])).toBe(key);
});
test('a long text is remembered as itself, and so is one that differs in one letter', () => {
  const long = `${'word '.repeat(60)}end`;
  const other = `${'word '.repeat(30)}ward ${'word '.repeat(29)}end`;
  expect([canonical(long), canonical(other), canonical(long)]).toEqual([long, other, long]);
});
test('every case ran', () => expect([KEYS.length, CODES.length]).toEqual([267, 10]));
