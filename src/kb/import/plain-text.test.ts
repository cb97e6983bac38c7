import type { RootContent } from 'mdast';
import { describe, expect, test } from 'vitest';
import { readPlainText } from './plain-text.ts';

const LONG = 'This line is long enough to have been broken for want of room';

/** Each block in one word or two: `h2 text`, `p text`, `- a | b`, `1. a | b`, `- a (- below a) | b`, `table a, b | c, d`. */
function show(node: RootContent): string {
  const text = (part: unknown): string => {
    const { value, children = [] } = part as { value?: string; children?: unknown[] };
    return value ?? children.map(text).join('');
  };
  if (node.type === 'heading') return `h${node.depth} ${text(node)}`;
  if (node.type === 'table') return `table ${node.children.map((row) => row.children.map(text).join(', ')).join(' | ')}`;
  if (node.type !== 'list') return `p ${text(node)}`;
  return `${node.ordered ? `${node.start}.` : '-'} ${node.children.map(({ checked, children: [words, ...below] }) => `${checked === null ? '' : checked ? '[x] ' : '[ ] '}${text(words)}${below.map((list) => ` (${show(list)})`).join('')}`).join(' | ')}`;
}

const CASES: ReadonlyArray<[name: string, text: string, blocks: string[]]> = [
  ['a title only', 'Title', []],
  ['a paragraph', 'Title\n\nIt is open.', ['p It is open.']],
  ['headings', 'Title\n\nFirst\nIt is open.\n\nSecond\nIt is shut.', ['h2 First', 'p It is open.', 'h2 Second', 'p It is shut.']],
  ['a question as a heading', 'Title\n\nWhy is it open?\nIt is.', ['h2 Why is it open?', 'p It is.']],
  ['a long question', 'Title\n\nWhy is it that after all these years nobody has ever closed it?\nIt is.', ['p Why is it that after all these years nobody has ever closed it?', 'p It is.']],
  ['a last line without a point', 'Title\n\nIt is open.\n\nThe end', ['p It is open.', 'p The end']],
  ['a line with a colon', 'Title\n\nDo this:\n- one', ['p Do this:', '- one']],
  ['marked headings', 'Title\n\n# One #\n## Two\n### Three ##\n###### Six\nIt is.', ['h2 One', 'h2 Two', 'h3 Three', 'h4 Six', 'p It is.']],
  ['bullets of many kinds', 'Title\n- a\n* b\n• c\n– d\n· e\n◦ f\n▪\tg\n\uf0b7 h\n ● i', ['- a | b | c | d | e | f | g | h | i']],
  ['bullets below bullets', 'Title\n• a\n    ◦ b\n    ◦ c\n      and on\n        ▪ d\n    ◦ e\n• f', ['- a (- b | c and on (- d) | e) | f']],
  ['bullets below steps, which go on counting', 'Title\n1. a\n\n   - b\n   - c\n2. d\n\t- e', ['1. a (- b | c) | d (- e)']],
  ['steps below bullets', 'Title\n- a\n  1. b\n  2. c\n- d', ['- a (1. b | c) | d']],
  ['lettered steps keep their letters', 'Title\n3) a\n   a. b\n   b) c\n4) d', ['3. a (- a. b | b) c) | d']],
  ['a letter that is not below a step', 'Title\n\na. It is.\n  b. It was.', ['p a. It is.', 'p b. It was.']],
  ['an item further out than the first', 'Title\n    - a\n- b\n1. c', ['- a | b', '1. c']],
  ['boxes to tick on paper', 'Title\n☐ a\n☑ b\n□c\n☒ d', ['- [ ] a | [x] b | [ ] c | [x] d']],
  ['rows with as many tabs', 'Title\n\nSpeed\tPrice\n100\t20 €\n1000\t40 €\n\nThe end.\n\na\tb\tc\nd\t\te', ['table Speed, Price | 100, 20 € | 1000, 40 €',  'p The end.', 'table a, b, c | d, , e']],
  ['rows that differ, and one alone', 'Title\n\na\tb\nc\td\te\n\nIt is.\nf\t\tg', ['p a\tb', 'p c\td\te', 'p It is.', 'p f\t\tg']],
  ['a tab in what goes on', `Title\n- a\n  b\tc\n\n${LONG}\nd\te`, ['- a b\tc', `p ${LONG}`, 'p d\te']],
  ['boxes', 'Title\n- [ ] a\n- [x] b\n- [X] c\n- [] d', ['- [ ] a | [x] b | [x] c | [] d']],
  ['steps', 'Title\n1. a\n2) b\n10. c', ['1. a | b | c']],
  ['steps that begin elsewhere', 'Title\n5. a\n6. b', ['5. a | b']],
  ['a year is no step', 'Title\n1999. It was.', ['p 1999. It was.']],
  ['lists of two kinds', 'Title\n- a\n1. b\n- c', ['- a', '1. b', '- c']],
  ['bullets with blank lines between', 'Title\n\n- a\n\n- b', ['- a | b']],
  ['a wrapped bullet', 'Title\n- a\n  and on\n- b', ['- a and on | b']],
  ['a wrapped step', 'Title\n1. a\n   and on', ['1. a and on']],
  ['a wrapped paragraph', `Title\n\n${LONG}\nand goes on here. It ends.`, [`p ${LONG} and goes on here. It ends.`]],
  ['a heading above a product’s name', 'Title\n\nFirst\niPhone is open.', ['h2 First', 'p iPhone is open.']],
  ['blank lines and spaces', '\n\n  Title  \n \t\n\n  It is.  \n\n', ['p It is.']],
  ['CRLF and CR', 'Title\r\n\r\nIt is.\r- a\r- b', ['p It is.', '- a | b']],
  ['an address at either end', 'Title\n\nhttps://a.bc/d is where to look, or https://a.bc', ['p https://a.bc/d is where to look, or https://a.bc']],
  ['a remark between paragraphs', 'Title\n\nIt is open.\n\nNote: a cable will do\n\nIt is shut.', ['p It is open.', 'p Note: a cable will do', 'p It is shut.']],
  ['questions and answers', 'Title\n\nQ: Why is it open?\nA: use a cable\n\nWhy is it shut?\nA: nobody knows', ['h2 Q: Why is it open?', 'p A: use a cable', 'h2 Why is it shut?', 'p A: nobody knows']],
  ['signs that say something', 'Title\n\nFirst\n✓ done\n✔️ also done\n→ go on\n✗not done\n  ★ below\nIt is.', ['h2 First', '- ✓ done | ✔️ also done | → go on | ✗not done (- ★ below)', 'p It is.']],
  ['marks of word processors that say nothing', 'Title\n\n❖ a\n➢ b\n► c', ['- a | b | c']],
  ['a heading above rows', 'Title\n\nSpeed\na\tb\nc\td', ['h2 Speed', 'table a, b | c, d']],
  ['a dash alone', 'Title\n\nIt is.\n-', ['p It is.', 'p -']],
];

describe('plain text', () => {
  test.each(CASES)('%s', (_name, text, blocks) => {
    const draft = readPlainText(text);
    expect(draft.title).toBe('Title');
    expect(draft.body.map(show)).toEqual(blocks);
  });
  test('every case ran', () => expect(CASES).toHaveLength(38));
});

const DESCRIPTIONS: ReadonlyArray<[name: string, text: string, description: string]> = [
  ['the introduction', 'Title\n\nIt is open.', 'It is open.'],
  ['no introduction', 'Title\n\n- a\n\nIt is open.', 'Title'],
  ['ended at a sentence', `Title\n\n${'It is open and has been. '.repeat(9)}`, 'It is open and has been. '.repeat(6).trim()],
  ['ended at a word', `Title\n\n${'word '.repeat(60)}end.`, `${'word '.repeat(31).trim()}…`],
  ['nothing at all', '', ''],
];
test.each(DESCRIPTIONS)('the description: %s', (_name, text, description) => expect(readPlainText(text).description).toBe(description));

test('web addresses become links, without the mark that ends the sentence', () => {
  const [paragraph] = readPlainText('Title\n\nSee https://a.bc/d_e?f=(g), or (http://h.ij).').body;
  expect(paragraph).toMatchObject({ children: [{ value: 'See ' }, { url: 'https://a.bc/d_e?f=(g' }, { value: '), or (' }, { url: 'http://h.ij' }, { value: ').' }] });
});
test('titles lose their marks', () => expect(['# One', '## Two ##', '#hash', 'C #'].map((text) => readPlainText(text).title)).toEqual(['One', 'Two', '#hash', 'C #']));
test('every description ran', () => expect(DESCRIPTIONS).toHaveLength(5));
