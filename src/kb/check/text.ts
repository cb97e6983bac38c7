/** Rules about one article's text: can it be read, is there enough of it, does every part hold something. */
import type { List, Nodes, RootContent } from 'mdast';
import type { Article } from '../article.ts';
import { countWords } from '../saying.ts';
import { endOf, startOf } from '../span.ts';
import type { Outline } from '../statements.ts';
import type { Place, Rule } from './rule.ts';
import { readability } from './grade.ts';
import { leftOver } from './left-over.ts';

const GRADE_MOST = 10;
/** Fewer words say nothing about how hard a text is. */
const GRADE_WORDS = 100;
const WORDS_LEAST = 120;
const TASKS_MOST = 7;

export const TEXT_RULES: Readonly<Record<string, Rule>> = {
  'reading-grade': {
    severity: 'warning',
    what: `English text asks for ${GRADE_MOST} years of school at most (Flesch-Kincaid).`,
    hint: 'Two short sentences instead of one long one; the word one says instead of the word one writes.',
    find: ({ article, outline }, { language }) => (/^en\b/i.test(language) ? grade(article, outline) : []),
  },
  'page-thin': {
    severity: 'warning',
    what: `A page has at least ${WORDS_LEAST} words.`,
    hint: 'Add what the reader needs to finish, or make it a section of the article it belongs to.',
    find: ({ article }) => {
      const words = article.tree.children.reduce((sum, node) => sum + countWords(wordsOf(node)), 0);
      return words < WORDS_LEAST ? [{ ...first(article), message: `the page has ${words} words; with fewer than ${WORDS_LEAST} it rarely answers a question` }] : [];
    },
  },
  'heading-skips': {
    severity: 'error',
    what: 'No heading skips a level: below ## comes ###.',
    hint: 'Take the level that comes next; the size is the style sheet’s business.',
    published: true,
    find: ({ article }) => skippedLevels(article),
  },
  'section-empty': {
    severity: 'error',
    what: 'Every section holds some text or another section.',
    hint: 'Write the section, or delete its heading.',
    published: true,
    find: ({ article }) => emptySections(article),
  },
  'markup-left': {
    severity: 'warning',
    what: 'No sign of Markdown is left over in the text that the reader sees.',
    hint: 'Mend the sign, or write a backslash before it if it is text.',
    find: ({ article }) => leftOver(article),
  },
  'tasks-many': {
    severity: 'warning',
    what: `A task list has at most ${TASKS_MOST} items.`,
    hint: 'Divide it by headings; each becomes a group of the printed checklist.',
    find: ({ article }) =>
      listsOf(article.tree).flatMap((list): Place[] => {
        const tasks = list.children.filter(({ checked }) => typeof checked === 'boolean');
        const beyond = tasks[TASKS_MOST];
        if (!beyond) return [];
        const start = startOf(beyond);
        return [{ start, end: lineEnd(article.text, start), message: `the task list has ${tasks.length} items; more than ${TASKS_MOST} lose their reader` }];
      }),
  },
};

function grade(article: Article, { statements }: Outline): Place[] {
  const { grade: value, words } = readability(statements.map(({ text }) => text));
  if (words < GRADE_WORDS || value <= GRADE_MOST) return [];
  const longest = statements.reduce((most, statement) => (statement.words > most.words ? statement : most));
  return [{ start: longest.start, end: lineEnd(article.text, longest.start), message: `the text reads like grade ${value.toFixed(1)}, above ${GRADE_MOST}; this is its longest sentence, ${longest.words} words` }];
}

function skippedLevels({ tree }: Article): Place[] {
  let above = 1;
  return tree.children.flatMap((node): Place[] => {
    if (node.type !== 'heading') return [];
    const skipped = node.depth > above + 1;
    const said = `“${wordsOf(node).trim()}” is a heading of level ${node.depth} below one of level ${above}`;
    above = node.depth;
    return skipped ? [{ start: startOf(node), end: endOf(node), message: said }] : [];
  });
}

function emptySections(article: Article): Place[] {
  const blocks = article.tree.children.filter(({ type }) => (type as string) !== 'yaml' && type !== 'definition' && type !== 'mdxFlowExpression' && type !== 'thematicBreak');
  return blocks.flatMap((node, at): Place[] => {
    const next = blocks[at + 1];
    if (node.type !== 'heading' || (next && (next.type !== 'heading' || next.depth > node.depth) && next.type !== 'footnoteDefinition')) return [];
    return [{ start: startOf(node), end: endOf(node), message: `the section “${wordsOf(node).trim()}” has no text` }];
  });
}

/** Where the text begins. */
export function first({ tree, text }: Article): { start: number; end: number } {
  const start = startOf(tree.children.find(({ type }) => (type as string) !== 'yaml') as RootContent);
  return { start, end: lineEnd(text, start) };
}

const lineEnd = (text: string, start: number) => start + Math.max(1, /^[^\r\n]*/.exec(text.slice(start))![0].length);

/** What a node says, code included, addresses not. */
export function wordsOf(node: Nodes | RootContent): string {
  if ((node.type as string) === 'yaml' || node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') return '';
  if ('value' in node) return `${node.value} `;
  return 'children' in node ? (node.children as Nodes[]).map(wordsOf).join(node.type === 'paragraph' || node.type === 'heading' ? '' : ' ') : ' ';
}

function listsOf(node: Nodes): List[] {
  if (!('children' in node)) return [];
  return [...(node.type === 'list' ? [node] : []), ...(node.children as Nodes[]).flatMap(listsOf)];
}
