import { expect, test } from 'vitest';
import { numbered, stepsOf } from './word-steps.ts';
import { wordParagraphs } from './word-text.ts';

const level = (at: number, format: string, more = '') => `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}</w:lvl>`;
const form = (id: number, ...levels: string[]) => `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
const list = (id: number, of: number, more = '') => `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
const NUMBERING = `<w:numbering>${form(1, level(0, 'decimal', '<w:pStyle w:val="Step"/>'), level(1, 'lowerLetter'))}${form(2, level(0, 'bullet'))}${form(3, '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>')}${list(1, 1)}${list(2, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride><w:lvlOverride w:ilvl="1"></w:lvlOverride>')}${list(3, 2)}${list(4, 3)}</w:numbering>`;
const STYLES = '<w:styles><w:style w:styleId="Named"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style><w:style w:styleId="Plain"><w:name w:val="x"/></w:style></w:styles>';
const p = (text: string, id?: number, at = 0, style = '') => `<w:p><w:pPr>${style ? `<w:pStyle w:val="${style}"/>` : ''}${id === undefined ? '' : `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const counted = (...paragraphs: string[]) => stepsOf(wordParagraphs(paragraphs.join('')), NUMBERING, STYLES).map(({ words, number }) => `${number} ${words}`);

const CASES: ReadonlyArray<[name: string, paragraphs: string[], steps: string[]]> = [
  ['a list goes on after other text', [p('a', 1), p('text'), p('b', 1)], ['1 a', '2 b']],
  ['letters begin anew below each step', [p('a', 1), p('x', 1, 1), p('y', 1, 1), p('b', 1), p('z', 1, 1)], ['1 a', '1 x', '2 y', '2 b', '1 z']],
  ['a list that says where it starts does so once', [p('a', 1), p('b', 1), p('c', 2), p('d', 2)], ['1 a', '2 b', '1 c', '2 d']],
  ['bullets are not counted', [p('a', 3), p('b', 3)], []],
  ['a numbering that is not there', [p('a', 9), p('b', 1, 7)], []],
  ['a style that is numbered, by either way of saying so', [p('a', undefined, 0, 'Named'), p('b', undefined, 0, 'Step'), p('c', undefined, 0, 'Named'), p('d', undefined, 0, 'Plain')], ['1 a', '1 b', '2 c']],
];
test.each(CASES)('%s', (_name, paragraphs, steps) => expect(counted(...paragraphs)).toEqual(steps));

test('a numbering that leaves out what every program writes counts nothing wrong', () => {
  const bare = `<w:numbering><w:abstractNum w:x="1"><w:lvl w:x="1"></w:lvl></w:abstractNum><w:num w:x="1"></w:num>${form(9, level(0, 'decimal', '<w:pStyle w:val="Deep"/>'))}</w:numbering>`;
  expect(stepsOf(wordParagraphs(p('a', 1) + p('b', undefined, 0, 'Deep')), bare, '')).toEqual([]);
  const styles = '<w:styles><w:style w:x="1"><w:numId w:val="1"/></w:style><w:style w:styleId="Deep"><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:style></w:styles>';
  const unmarked = NUMBERING.replaceAll('<w:numFmt w:val="lowerLetter"/>', '');
  expect(stepsOf(wordParagraphs(p('a', 1) + p('b', undefined, 0, 'Deep')), unmarked, styles).map(({ words, number }) => `${number} ${words}`)).toEqual(['1 a', '1 b']);
});

test('lists of the converter begin where Word does', () => {
  const steps = [{ words: 'Open it', number: 1 }, { words: 'x < "y"', number: 2 }, { words: 'Inner', number: 3 }];
  expect(numbered('<ol><li>Open <b>it</b></li></ol><p></p><ol><li>x &lt; "y"<ol><li>Inner</li></ol></li></ol><ol><li></li></ol><ol><li>Unknown</li></ol>', steps)).toBe(
    '<ol><li>Open <b>it</b></li></ol><p></p><ol start="2"><li>x &lt; "y"<ol start="3"><li>Inner</li></ol></li></ol><ol><li></li></ol><ol><li>Unknown</li></ol>',
  );
  expect(CASES.length).toBe(6);
});

test('paragraphs of a document as words', () => {
  const xml = '<w:p/><w:p><w:r><w:t>a &amp; &#98;&#x63; &odd;</w:t><w:tab/><w:t/><w:noBreakHyphen/></w:r><w:del w:id="1"><w:r><w:del/><w:delText>no</w:delText></w:r><w:del><w:r/></w:del></w:del><w:del/><w:r/>stray</w:p><w:tab/></w:p>';
  expect(wordParagraphs(xml).map(({ text }) => text)).toEqual(['', 'a & bc &odd; -']);
});
