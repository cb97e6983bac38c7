/**
 * Text of a file -> positioned mdast, or every place where the markup cannot be read. Nothing of the author's is ever handed to a
 * JavaScript parser: each brace and module word is first read with a stand-in in its place, and only those that turn out to be
 * plain text (code, addresses, quoted attributes) are read as written. What could exhaust time or the stack is refused unread.
 */
import type { Root } from 'mdast';
import { mdxToMdast } from 'satteri';
import { braceProblems, looseBraces, moduleProblems, moduleWords } from './braces.ts';
import { MOST_PER_RULE } from './bytes.ts';
import type { Problem } from './frontmatter.ts';
import { lineStarts } from './issue.ts';
import { LIMITS } from './policy.ts';
import { explainSyntax } from './syntax.ts';

/** Punctuation without a meaning of its own, so that what stands around it means the same as around a brace. */
const STAND_IN = '%';
/** Tags, braces and character references in one run of lines; the parser's time grows with their square. */
const DENSE = 1000;
/** Other marks in one run of lines: brackets, asterisks and the like, each of which the parser tries to pair. */
const MARKS = 5000;
const PAIRED: ReadonlySet<string> = new Set('[]*_~`');
/** Tags open at once. */
const OPEN = 300;

/**
 * @param text the whole file, frontmatter included: offsets are the file's
 * @returns the tree, or what is wrong, at most MOST_PER_RULE of a kind; never both
 */
export function readTree(text: string, bodyStart: number): { tree?: Root; problems: Problem[] } {
  const refused = tooDeep(text, bodyStart) ?? tooDense(text, bodyStart);
  if (refused) return { problems: [refused] };
  const braces = looseBraces(text, bodyStart);
  const modules = moduleWords(text, bodyStart);
  if (braces.length === 0 && modules.length === 0) return parse(text, text, bodyStart);
  const first = parse(withStandIns(text, [...braces, ...modules].sort((a, b) => a - b)), text, bodyStart);
  if (!first.tree) return first;
  const code = [...braceProblems(text, first.tree, braces), ...moduleProblems(text, first.tree, modules)];
  if (code.length === 0 && first.problems.length === 0) return parse(text, text, bodyStart);
  // A tag that cannot be read because of a brace in it is told of once.
  const syntax = first.problems.filter(({ start }) => text[start] !== '<' || !code.some((brace) => brace.start > start && brace.start < text.indexOf('>', start)));
  return { tree: first.tree, problems: [...syntax, ...code] };
}

/** Deeper nesting than this is refused before the parser sees it, so that no input can exhaust a stack. */
function tooDeep(text: string, from: number): Problem | undefined {
  const line = /^[ \t]*(?:>[ \t]?|[-+*][ \t]+|\d{1,9}[.)][ \t]+){33}/m.exec(text.slice(from));
  return line ? { start: from + line.index, rule: 'nesting', message: `more than ${LIMITS.nesting} levels of lists or quotes`, hint: 'Use headings and short lists instead.' } : undefined;
}

function tooDense(text: string, from: number): Problem | undefined {
  let [marks, pairs, open] = [0, 0, 0];
  const special = /\n[ \t\r]*\n|\\|\/>|[<{&[\]*_~`]/g;
  special.lastIndex = from;
  for (let found = special.exec(text); found; found = special.exec(text)) {
    const [character] = found[0];
    const at = found.index;
    if (character === '\n') {
      [marks, pairs] = [0, 0];
      // Two blank lines share the break between them.
      special.lastIndex--;
    }
    // What a backslash stands before is a character like any other.
    else if (character === '\\') special.lastIndex++;
    else if (character === '/') open = Math.max(0, open - 1);
    else {
      if (character === '<') open = Math.max(0, open + (text[at + 1] === '/' ? -1 : /[A-Za-z>]/.test(text[at + 1] ?? '') ? 1 : 0));
      if (open > OPEN) return { start: at, rule: 'nesting', message: `more than ${OPEN} tags are opened and not closed`, hint: 'Close each tag, or write \\< for a “less than” that is text.' };
      if (PAIRED.has(character as string) && ++pairs > MARKS) return { start: at, rule: 'too-dense', message: `more than ${MARKS} brackets, asterisks and other marks in one block`, hint: 'Break it up with blank lines.' };
      if ((character === '<' || character === '{' || character === '&') && ++marks > DENSE) return { start: at, rule: 'too-dense', message: `more than ${DENSE} braces, tags and & in one block`, hint: 'Break it up with blank lines.' };
    }
  }
  return undefined;
}

function withStandIns(text: string, places: readonly number[]): string {
  let result = '';
  let from = 0;
  for (const at of places) {
    result += text.slice(from, at) + STAND_IN;
    from = at + 1;
  }
  return result + text.slice(from);
}

/**
 * Parses; where the parser refuses, notes the problem, blanks the character at fault and tries again,
 * so that one run tells of every problem and not only of the first. `written` is what the author wrote.
 */
function parse(given: string, written: string, bodyStart: number): { tree?: Root; problems: Problem[] } {
  const lines = lineStarts(written);
  const problems: Problem[] = [];
  const most = Math.max(2, Math.min(MOST_PER_RULE, Math.floor(2 ** 20 / given.length)));
  let attempt = given;
  while (problems.length < most) {
    try {
      return { tree: mdxToMdast(attempt) as Root, problems };
    } catch (error) {
      const told = readError(error as Error);
      const at = Math.max(bodyStart, Math.min((lines[told.line - 1] as number) + told.column - 1, written.length - 1));
      problems.push({ ...explainSyntax(written, at, told.message, syntaxHint(written[at])), rule: 'mdx-syntax' });
      attempt = blank(attempt, at);
      // The closing tag of a tag that cannot be read is not a second mistake.
      const name = told.message.startsWith('expected a closing tag') ? undefined : /^<([A-Za-z][\w.:-]*)/.exec(written.slice(at, at + 100))?.[1];
      const closing = name === undefined ? -1 : attempt.indexOf(`</${name}>`, at);
      if (closing >= 0) attempt = blank(attempt, closing);
    }
  }
  return { problems };
}

const blank = (text: string, at: number) => `${text.slice(0, at)}x${text.slice(at + 1)}`;

/** Sätteri's `line:column: message (code)` taken apart; whatever has another form is told of at the beginning. */
export function readError(error: Error): { line: number; column: number; message: string } {
  const [, line, column, message] = /^(\d+):(\d+):\s*([\s\S]*?)\s*(?:\([\w-]+:[\w-]+\))?$/.exec(error.message) ?? [];
  const first = ((message ?? error.message).split(/\s*\(note: /)[0] as string).replace(/ \(\d+:\d+\)/, '');
  return { line: Number(line ?? 1), column: Number(column ?? 1), message: first.charAt(0).toLowerCase() + first.slice(1) };
}

/** The parser stumbles over braces and tags only. */
const syntaxHint = (character: string | undefined) =>
  character === '{' ? 'A comment is {/* … */} within one paragraph; write \\{ for a brace that is text.' : 'Write \\< for a “less than” that is text; a component needs its closing tag, a comment is {/* … */}, a link is [words](address).';

