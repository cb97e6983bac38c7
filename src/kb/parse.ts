/**
 * Path and bytes of one file -> a checked Article, or every issue that can be found in it. Never throws on content.
 * MDX is data here: no import, export or expression, only the components of policy.ts, only harmless addresses.
 */
import { closest } from 'fastest-levenshtein';
import type { Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import { mdxToMdast } from 'satteri';
import type { Article, Source } from './article.ts';
import { parseFrontmatter, type Problem } from './frontmatter.ts';
import { type Issue, lineStarts, pointAt, sortIssues } from './issue.ts';
import { COMPONENTS, FORBIDDEN_CHARACTERS, ID_FORM, LIMITS, RESERVED_IDS, URL_SCHEMES } from './policy.ts';

export interface Parsed {
  /** Absent when there are errors. */
  article?: Article;
  /** The file as text, for code frames; absent when it is not text. */
  text?: string;
  issues: Issue[];
}

/** Checks everything about one file that can be known from that file alone. */
export function parseArticle({ path, bytes }: Source): Parsed {
  const id = idOf(path);
  const named = idProblems(id);
  const decoded = decode(bytes);
  if (decoded.text === undefined) return { issues: located(path, '', [...named, ...decoded.problems]) };
  const { text } = decoded;
  if (text.trim() === '') {
    return { text, issues: located(path, text, [...named, { start: 0, rule: 'empty-file', message: 'the file is empty', hint: 'Write the article, or delete the file.' }]) };
  }
  const front = parseFrontmatter(text);
  // Without a closing fence nothing is known to be body.
  const body = front.bodyStart === text.length && front.problems.length > 0 ? undefined : parseBody(text, front.bodyStart);
  const problems = [...named, ...decoded.problems, ...front.problems, ...(body?.problems ?? [])];
  const issues = located(path, text, problems);
  if (issues.length > 0 || !front.data || !body?.tree) return { text, issues };
  return { text, issues, article: { id, path, text, bodyStart: front.bodyStart, data: front.data, tree: body.tree, lines: lineStarts(text) } };
}

export const idOf = (path: string) => (path.split('/').at(-1) as string).replace(/\.mdx$/i, '');

function located(path: string, text: string, problems: readonly Problem[]): Issue[] {
  const lines = lineStarts(text);
  return sortIssues(
    problems.map(({ start, end, rule, message, hint }) => {
      const from = pointAt(lines, Math.min(start, text.length));
      const to = pointAt(lines, Math.min(Math.max(end ?? start + 1, start), text.length));
      return { path, ...from, endLine: to.line, endColumn: to.column, severity: 'error', rule, message, ...(hint ? { hint } : {}) };
    }),
  );
}

function idProblems(id: string): Problem[] {
  if (id.length > 100) return [{ start: 0, rule: 'file-name', message: `the file name is longer than 100 characters`, hint: 'A short name makes a short address.' }];
  if (!ID_FORM.test(id)) return [{ start: 0, rule: 'file-name', message: `“${id}” cannot be an address`, hint: 'Name the file in lower-case letters, digits and single hyphens: icloud-backup-failed.mdx.' }];
  if (RESERVED_IDS.includes(id)) return [{ start: 0, rule: 'file-name', message: `“${id}” is an address of the site itself`, hint: 'Choose another file name.' }];
  return [];
}

const BOMS: ReadonlyArray<[number[], string]> = [
  [[0xff, 0xfe], 'UTF-16'],
  [[0xfe, 0xff], 'UTF-16'],
];

function decode(bytes: Uint8Array): { text?: string; problems: Problem[] } {
  if (bytes.length > LIMITS.articleBytes) {
    return { problems: [{ start: 0, rule: 'file-size', message: `the file is larger than ${LIMITS.articleBytes / 1024} KiB`, hint: 'Split it into several articles.' }] };
  }
  const other = BOMS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (other) return { problems: [{ start: 0, rule: 'encoding', message: `the file is ${other[1]}, not UTF-8`, hint: 'Save it again as UTF-8.' }] };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const { text: good, line, column } = validPrefix(bytes);
    const start = good.length;
    return { problems: [{ start, rule: 'encoding', message: `the file is not valid UTF-8 at line ${line}, column ${column}`, hint: 'Save it again as UTF-8.' }], text: undefined };
  }
  return { text, problems: forbidden(text) };
}

/** The longest well-formed beginning, to say where the encoding breaks. */
function validPrefix(bytes: Uint8Array): { text: string; line: number; column: number } {
  let low = 0;
  let high = bytes.length;
  const decoder = () => new TextDecoder('utf-8', { fatal: true });
  const fits = (length: number) => {
    try {
      decoder().decode(bytes.subarray(0, length), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, low), { stream: true });
  return { text, ...pointAt(lineStarts(text), text.length) };
}

const MOST_PER_RULE = 20;

function forbidden(text: string): Problem[] {
  const problems: Problem[] = [];
  for (let at = 0; at < text.length && problems.length < MOST_PER_RULE; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x20 && code < 0x7f) continue;
    const next = text.charCodeAt(at + 1);
    if (code >= 0xd800 && code <= 0xdbff && next >= 0xdc00 && next <= 0xdfff) {
      at++;
      continue;
    }
    const found = FORBIDDEN_CHARACTERS.find(({ test }) => test(code));
    if (found) problems.push({ start: at, rule: found.rule, message: `${found.name} (U+${code.toString(16).toUpperCase().padStart(4, '0')}) is not allowed`, hint: 'Delete it; it cannot be seen in most editors.' });
  }
  return problems;
}

/** Deeper nesting than this is refused before the parser sees it, so that no input can exhaust a stack. */
function tooDeep(text: string, from: number): Problem | undefined {
  const line = /^[ \t]*(?:>[ \t]?|[-+*][ \t]+|\d{1,9}[.)][ \t]+){33}/m.exec(text.slice(from));
  return line ? { start: from + line.index, rule: 'nesting', message: `more than ${LIMITS.nesting} levels of lists or quotes`, hint: 'Use headings and short lists instead.' } : undefined;
}

function parseBody(text: string, bodyStart: number): { tree?: Root; problems: Problem[] } {
  const deep = tooDeep(text, bodyStart);
  if (deep) return { problems: [deep] };
  const problems: Problem[] = [];
  const tree = parseTree(text, bodyStart, problems);
  if (!tree) return { problems };
  const nodes = check(tree, bodyStart, problems);
  if (problems.length === 0 && nodes === 0) problems.push({ start: bodyStart, rule: 'empty-body', message: 'the article has frontmatter but no text', hint: 'Write the article, or delete the file.' });
  return { tree, problems };
}

/**
 * Parses; where the parser refuses, notes the problem, blanks the character at fault and tries again,
 * so that one run tells of every problem and not only of the first.
 */
function parseTree(text: string, bodyStart: number, problems: Problem[]): Root | undefined {
  const lines = lineStarts(text);
  let attempt = text;
  for (let tries = 0; tries < MOST_PER_RULE; tries++) {
    try {
      const tree = mdxToMdast(attempt) as Root;
      return tree;
    } catch (error) {
      const told = readError(error as Error);
      const at = Math.min((lines[told.line - 1] ?? 0) + told.column - 1, text.length - 1);
      if (problems.some((problem) => problem.start === at)) return undefined;
      problems.push({ start: at, rule: 'mdx-syntax', message: told.message, hint: syntaxHint(text[at]) });
      if (at < bodyStart) return undefined;
      attempt = `${attempt.slice(0, at)}x${attempt.slice(at + 1)}`;
    }
  }
  return undefined;
}

/** Sätteri's `line:column: message (code)` taken apart. */
function readError(error: Error): { line: number; column: number; message: string } {
  const [, line, column, message] = /^(\d+):(\d+):\s*([\s\S]*?)\s*(?:\([\w-]+:[\w-]+\))?$/.exec(error.message) ?? [];
  const first = (message ?? error.message).split(/\s*\(note: /)[0] as string;
  return { line: Number(line ?? 1), column: Number(column ?? 1), message: first.charAt(0).toLowerCase() + first.slice(1) };
}

function syntaxHint(character: string | undefined): string {
  if (character === '{') return 'Write \\{ for a brace that is text.';
  if (character === '<') return 'Write \\< for a “less than” that is text; a component needs its closing tag, a comment is {/* … */}.';
  return 'Look for a brace or a tag that is opened and not closed.';
}

type AnyNode = { type: string; position?: { start: { offset?: number }; end: { offset?: number } }; children?: AnyNode[] } & Record<string, unknown>;

/** Walks the tree once, notes what policy.ts does not allow; returns how many nodes carry content. */
function check(tree: Root, bodyStart: number, problems: Problem[]): number {
  const definitions = new Set<string>();
  let content = 0;
  const at = (node: AnyNode) => ({ start: node.position?.start.offset ?? bodyStart, end: node.position?.end.offset });
  const stack: Array<{ node: AnyNode; depth: number }> = [{ node: tree as unknown as AnyNode, depth: 0 }];
  for (let item = stack.pop(); item; item = stack.pop()) {
    const { node, depth } = item;
    if (depth > LIMITS.nesting * 3) {
      problems.push({ ...at(node), rule: 'nesting', message: 'lists, quotes or emphasis are nested too deeply', hint: 'Use headings and short lists instead.' });
      continue;
    }
    switch (node.type) {
      case 'root':
      case 'yaml':
        break;
      case 'mdxjsEsm': {
        const word = /^\s*(import|export)/.exec(String(node.value))?.[1] ?? 'import';
        problems.push({ ...at(node), rule: 'mdx-module', message: `${word} is code; an article is text`, hint: `Remove it. If the sentence begins with the word “${word}”, write another word first.` });
        break;
      }
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        if (!isComment(String(node.value))) problems.push({ ...at(node), rule: 'mdx-expression', message: 'an expression in braces is code; an article is text', hint: 'Write \\{ for a brace that is text.' });
        break;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        content++;
        component(node as unknown as MdxJsxFlowElement | MdxJsxTextElement, at(node), problems);
        break;
      case 'html':
        problems.push({ ...at(node), rule: 'raw-html', message: 'raw HTML is not allowed', hint: `The components are ${Object.keys(COMPONENTS).join(', ')}.` });
        break;
      case 'heading':
        content++;
        if (node.depth === 1) problems.push({ ...at(node), rule: 'heading-level', message: 'the title in the frontmatter is the page’s only first-level heading', hint: 'Write ## for a section.' });
        break;
      case 'link':
      case 'image':
      case 'definition':
        content++;
        if (node.type === 'definition') definitions.add(String(node.identifier));
        address(String(node.url ?? ''), at(node), problems);
        if (node.type === 'image') problems.push({ ...at(node), rule: 'image', message: 'images are not supported yet', hint: 'Say in words what the picture shows.' });
        break;
      default:
        content++;
    }
    for (const child of [...(node.children ?? [])].reverse()) stack.push({ node: child, depth: depth + 1 });
  }
  return content;
}

/** An expression that holds nothing but comments and white space. */
export const isComment = (expression: string) => expression.replace(/\/\*[^]*?\*\//g, '').trim() === '';

function component(node: MdxJsxFlowElement | MdxJsxTextElement, at: { start: number; end: number | undefined }, problems: Problem[]): void {
  const here = { start: at.start, end: Math.min(at.end ?? at.start + 1, at.start + 1 + (node.name?.length ?? 0)) };
  const rule = node.name && Object.hasOwn(COMPONENTS, node.name) ? COMPONENTS[node.name] : undefined;
  if (!rule) {
    const names = Object.keys(COMPONENTS);
    const meant = node.name ? closest(node.name, names) : '';
    const near = node.name && (meant.toLowerCase() === node.name.toLowerCase() || (node.name.length > 3 && Math.abs(meant.length - node.name.length) <= 1));
    problems.push({ ...here, rule: 'component-unknown', message: node.name ? `there is no component <${node.name}>` : 'fragments <>…</> are not allowed', hint: near ? `Did you mean <${meant}>?` : `The components are ${names.join(', ')}.` });
    return;
  }
  const wanted: 'block' | 'inline' = node.type === 'mdxJsxFlowElement' ? 'block' : 'inline';
  if (rule.place === 'block' && wanted === 'inline') problems.push({ ...here, rule: 'component-place', message: `<${node.name}> cannot stand inside a sentence`, hint: `Put <${node.name}> and </${node.name}> on lines of their own.` });
  const given = new Set<string>();
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute') {
      problems.push({ ...here, rule: 'component-attribute', message: `<${node.name}> cannot take {…}`, hint: 'Write each attribute as name="text".' });
      continue;
    }
    given.add(attribute.name);
    if (!Object.hasOwn(rule.attributes, attribute.name)) {
      const names = Object.keys(rule.attributes);
      problems.push({ ...here, rule: 'component-attribute', message: `<${node.name}> has no attribute ${attribute.name}`, hint: names.length > 0 ? `It has ${names.join(', ')}.` : 'It takes none.' });
    } else if (typeof attribute.value !== 'string' || attribute.value.trim() === '') {
      problems.push({ ...here, rule: 'component-attribute', message: `${attribute.name} of <${node.name}> is not text`, hint: `Write ${attribute.name}="text".` });
    }
  }
  for (const [name, need] of Object.entries(rule.attributes)) {
    if (need === 'required' && !given.has(name)) problems.push({ ...here, rule: 'component-attribute', message: `<${node.name}> needs ${name}="…"` });
  }
  if (node.children.length === 0) problems.push({ ...here, rule: 'component-empty', message: `<${node.name}> has nothing in it`, hint: 'Write its text between the opening and the closing tag.' });
}

/** Judges the decoded address a browser would see; white space and controls are what hides a scheme. */
export function safeAddress(url: string): boolean {
  const bare = url.replace(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028\u2029\u2060\ufeff]/g, '').toLowerCase();
  if (bare.startsWith('//') || bare.startsWith('\\') || bare.startsWith('/\\')) return false;
  const scheme = /^([^/?#]*?):/.exec(bare)?.[1];
  return scheme === undefined || URL_SCHEMES.includes(scheme);
}

function address(url: string, at: { start: number; end: number | undefined }, problems: Problem[]): void {
  if (!safeAddress(url)) problems.push({ ...at, rule: 'link-address', message: `a link to “${url.slice(0, 60)}” is not allowed`, hint: `Links start with ${URL_SCHEMES.join(':, ')}: or with a path of this site.` });
  else if (url.trim() === '') problems.push({ ...at, rule: 'link-address', message: 'the link has no address', hint: 'Write [words](address).' });
}
