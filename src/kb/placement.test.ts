import { expect, test } from 'vitest';
import { parseArticle } from './parse.ts';
import { gate, isItem, leans, subjectWords } from './placement.ts';
import { Residue } from './residue.ts';
import { outline } from './statements.ts';

const FRONT = '---\ntitle: A title\ndescription: A line.\ntopic: icloud\nauthor: editorial-team\npublished: 2025-01-01\nupdated: 2025-01-01\n---\n\n';
/** Why the statement that begins with `begins` has to stay in this body. */
function reason(body: string, begins: string, end = '\n'): string | undefined {
  const { article, issues } = parseArticle({ path: 'a.mdx', bytes: new TextEncoder().encode(`${FRONT}${body}${end}`) });
  if (!article) throw new Error(issues.map(({ message }) => message).join('; '));
  const all = outline(article);
  const statement = all.statements.find(({ text }) => text.startsWith(begins));
  if (!statement) throw new Error(`nothing begins with ${begins}`);
  return gate(article, new Residue(all), statement);
}
const AFTER = 'Rain fell on the old roof all day.';
/** What stands alone may go: the statement among others that have nothing to do with it. */
const alone = (text: string) => reason(`${AFTER} ${text} Snow lay on the new roof all night.`, text.slice(0, 20));

const GATE: ReadonlyArray<[text: string, reason: string | undefined]> = [
  ['Keep the phone on its charger all night.', undefined],
  ['Do these apps ever close by themselves?', 'points'],
  ['Look at the numbers below the bar.', 'points'],
  ['Look at the numbers above the bar.', 'points'],
  ['Write down each step on a paper.', 'points'],
  ['Repeat the previous steps once more tonight.', 'points'],
  ['Take the first steps slowly and with care.', undefined],
  ['Choose one of the following three ways.', 'points'],
  ['Take the latter of the two cables.', 'points'],
  ['Take the former of the two cables.', 'points'],
  ['Mind the aforementioned risk of two cables.', 'points'],
  ['Bathe this or that phone in rice.', 'points'],
  ['The thistle grows beside the old roof.', undefined],
  ['Five words stand here only.', 'short'],
  ['Six words are standing here now.', undefined],
  ['Status page: open it and look there.', 'label'],
  ['One two three: a value of it.', 'label'],
  ['One two three four: a value of it.', undefined],
  ['Apple Business Manager And The New Portal: a value.', 'label'],
  ['2 Ways To Charge It: a value.', 'label'],
  ['iPhone Mail And Notes App: a value.', undefined],
  ['In this way it goes: choose one.', 'points'],
  ['Wait for 10:30 and then call them.', undefined],
  ['However, the old cable may still be good.', 'leans-back'],
  ['It may take an hour or two.', 'leans-back'],
  ['Its cable is as long as yours.', 'leans-back'],
  ['Italy has many phones with old cables.', undefined],
  ['This\u2019ll take an hour or two more.', 'points'],
  ['There are many ways to do it.', undefined],
  ['Therefore the phone has to be charged.', 'leans-back'],
  ['For example the phone can be charged.', 'leans-back'],
  ['Otherwise the phone has to be charged.', 'leans-back'],
  ['First the phone has to be charged.', 'leans-back'],
  ['Second the phone has to be charged.', 'leans-back'],
  ['Third the phone has to be charged.', 'leans-back'],
  ['Afterward the phone has to be charged.', 'leans-back'],
  ['The same holds for all other phones.', 'leans-back'],
  ['On the other hand it costs more.', 'leans-back'],
  ['* Only while the phone is charged.', 'footnote'],
  ['Keep the phone as § 5 of it says.', undefined],
];
test.each(GATE)('%s', (text, why) => expect(alone(text)).toBe(why));

const PLACES: ReadonlyArray<[name: string, body: string, begins: string, reason: string | undefined]> = [
  ['a keep comment before the block', `{/* keep */}\n\n${AFTER} Keep the phone on its charger all night.`, 'Keep', 'author'],
  ['a keep comment before another block', `{/* keep */}\n\n${AFTER}\n\n${AFTER} Keep the phone on its charger all night.`, 'Keep', undefined],
  ['related resources of the article', `## Related resources\n\n${AFTER} Keep the phone on its charger all night.`, 'Keep', 'related'],
  ['a colon at its end', `${AFTER} Keep the phone on one of these chargers:`, 'Keep', 'lead-in'],
  ['alone before a list', 'Keep the phone on its charger all night.\n\n- One more thing to know here.\n- Two more things to know here.', 'Keep', 'lead-in'],
  ['alone before steps', 'Keep the phone on its charger all night.\n\n1. Open it.', 'Keep', 'lead-in'],
  ['alone before a paragraph', `Keep the phone on its charger all night.\n\n${AFTER}`, 'Keep', undefined],
  ['with another before a list', `${AFTER} Keep the phone on its charger all night.\n\n- One more thing to know here.\n- Two more things.`, 'Keep', undefined],
  ['alone before a list of another section', 'Keep the phone on its charger all night.\n\n## B\n\n- One more thing to know here.\n- Two more things.', 'Keep', undefined],
  ['alone at the end of all', 'Keep the phone on its charger all night.', 'Keep', undefined],
  ['alone after steps', '1. Open it.\n\nKeep the phone on its charger all night.', 'Keep', 'closes'],
  ['alone after a table', '| a |\n| - |\n| b |\n\nKeep the phone on its charger all night.', 'Keep', 'closes'],
  ['alone after steps with boxes', '- [ ] Open it.\n\nKeep the phone on its charger all night.', 'Keep', 'closes'],
  ['alone after bullets', '- One more thing to know here.\n- Two more things.\n\nKeep the phone on its charger all night.', 'Keep', undefined],
  ['alone after steps of another section', '1. Open it.\n\n## B\n\nKeep the phone on its charger all night.', 'Keep', undefined],
  ['with another after steps', `1. Open it.\n\nKeep the phone on its charger all night. ${AFTER}`, 'Keep', undefined],
  ['a bullet after steps', '1. Open it.\n\n- Keep the phone on its charger all night.\n- Two more things to know here.', 'Keep', undefined],
  ['a footnote', `${AFTER} Keep the phone on its charger all night[^1].\n\n[^1]: Or a day.`, 'Keep', 'footnote'],
  ['a sign of a note before it', '† Only while the phone is charged.', '†', 'footnote'],
  ['the next sentence leans on it', `${AFTER} Keep the phone on its charger all night. It may get warm.`, 'Keep', 'leaned-on'],
  ['the next paragraph leans on it', `${AFTER} Keep the phone on its charger all night.\n\nIt may get warm then.`, 'Keep', 'leaned-on'],
  ['the next bullet leans on it', '- Keep the phone on its charger all night.\n- It may get warm while it charges.', 'Keep', 'leaned-on'],
  ['a bullet after the paragraph leans', `${AFTER} Keep the phone on its charger all night.\n\n- It may get warm while it charges.\n- One more.`, 'Keep', undefined],
  ['a paragraph after a table leans', `${AFTER} Keep the phone on its charger all night.\n\n| a |\n| - |\n| b |\n\nIt may get warm then. ${AFTER}`, 'Keep', undefined],
  ['the next section leans', `${AFTER} Keep the phone on its charger all night.\n\n## B\n\nIt may get warm then.`, 'Keep', undefined],
  ['what follows would be a bullet', `${AFTER} Keep the phone on its charger all night. - No bullet.`, 'Keep', 'markup'],
  ['what follows would be a step', `${AFTER} Keep the phone on its charger all night. 7) That is no step. ${AFTER}`, 'Keep', 'markup'],
  ['what follows would be a step of two digits', `${AFTER} Keep the phone on its charger all night. 12) That is no step. ${AFTER}`, 'Keep', 'markup'],
  ['what follows would be the address of a link', `${AFTER} Keep the phone on its charger all night. [Amber]: it is full by then. ${AFTER}`, 'Keep', 'markup'],
  ['what follows begins with emphasis', `${AFTER} Keep the phone on its charger all night. _Amber_ means that it is full. ${AFTER}`, 'Keep', undefined],
  ['what follows has a hyphen inside', `${AFTER} Keep the phone on its charger all night. A low-power lamp is enough. ${AFTER}`, 'Keep', undefined],
  ['what follows would be a component', `${AFTER} Keep the phone on its charger all night. <Path>A > B</Path> is the way.`, 'Keep', 'markup'],
  ['what follows in another block', `${AFTER} Keep the phone on its charger all night.\n\n- No bullet.\n- Two.`, 'Keep', undefined],
  ['an item of an enumeration', '- Red phone with the long charging cable\n- Blue phone', 'Red', 'item'],
  ['a bullet that says something', '- Keep the phone on the charger at night\n- Blue phone', 'Keep', undefined],
];
test.each(PLACES)('%s', (_name, body, begins, why) => expect(reason(body, begins)).toBe(why));

const WORDS: ReadonlyArray<[text: string, words: string]> = [
  ['The Wi-Fi of your iPhone 15', 'wi-fi iphone'],
  ["It's the phone's plug-and-play- 'cable'", "it's phone's plug-and-play cable"],
  ['a- b-c -def', 'b-c def'],
  ['Über Öl, l’été et Wi-Fi', 'über l’été wi-fi'],
  ['Jazz az09 z0 90s', 'jazz az09 90s'],
  ['abc{def}ghi `jkl` 123:456/789', 'abc def ghi jkl 123 456 789'],
  ['…', ''],
  ['a ½', ''],
  ['', ''],
];
test.each(WORDS)('subject of %j', (text, words) => expect(subjectWords(text).join(' ')).toBe(words));

test('a person decided that it stays', () => {
  const { article } = parseArticle({ path: 'a.mdx', bytes: new TextEncoder().encode(`${FRONT}${AFTER} Keep the phone on its charger all night.\n`) });
  const all = outline(article!);
  expect([true, false].map((pinned) => gate(article!, new Residue(all), { ...all.statements[1]!, pinned }))).toEqual(['ledger', undefined]);
});

test('a step without a word may be the very end of the file', () => {
  expect(reason(`${AFTER} Keep the phone on its charger all night. 7)`, 'Keep', '')).toBe('markup');
});

test('what leans, and what is an item', () => {
  expect(['It is.', 'it is.', 'Its is.', 'Itself is.', 'But no.', 'Button.', 'A but.'].map(leans)).toEqual([true, true, true, false, true, false, false]);
  const item = (text: string, kind = 'bullet') => isItem({ text, kind } as never);
  expect([item('Red phone'), item('Red phone.'), item('Red phone', 'sentence'), item('The phone is red'), item('Open the phone'), item('“Red phone.”'), item('Opening hours')]).toEqual([true, false, false, false, false, false, true]);
  // A full stop, and an instruction, count where a sentence has them.
  expect([item('iOS 17.4 or later'), item('Phones free of charge')]).toEqual([true, true]);
  // A contraction is a verb with its apostrophe; a word that has a letter there is a thing.
  expect(['Phones won’t ring', 'Phones don’t ring', 'It doesn’t ring', 'Donut shop', 'Canot of red wood'].map((text) => item(text))).toEqual([false, false, false, true, true]);
});

test('every case ran', () => expect([GATE.length, PLACES.length, WORDS.length]).toEqual([40, 35, 9]));
