/** What the reader of YAML says -> what the author did, at the sign that has to change. For frontmatter and for the lists beside the articles. */
import { type Document, isNode, isScalar, visit, type YAMLError } from 'yaml';
import type { Problem } from './frontmatter.ts';

type Said = { message: string; hint: string };

/** Where and what; `shift` is the offset of the YAML in its file, `what` the name of a list that is YAML as a whole. */
export function explainYaml(yaml: string, document: Document, error: YAMLError, shift = 0, what = 'the frontmatter'): Said & { start: number; end: number } {
  return { start: shift + (isUnclosed(error) ? openedAt(document, error) : error.pos[0]), end: shift + Math.max(error.pos[1], error.pos[0] + 1), ...inWords(yaml, error, what) };
}

/** What a person did, where the reader of YAML can only say what it met. */
function inWords(yaml: string, error: YAMLError, what: string): Said {
  if (isUnclosed(error)) return { message: 'what is opened here is not closed', hint: 'A quote or bracket that is opened must be closed.' };
  const line = yaml.slice(yaml.lastIndexOf('\n', error.pos[0] - 1) + 1).split(/\r?\n/, 1)[0] as string;
  const [, name, value] = /^[ \t]*-?[ \t]*([A-Za-z]\w*):(\S.*)$/.exec(line) ?? [];
  if (name && /IMPLICIT_KEY$/.test(error.code)) return { message: 'a space is missing after the colon', hint: `Write ${name}: ${value}` };
  return { message: YAML_MESSAGES[error.code] ?? `${what} is not valid YAML: ${firstLine(error.message)}`, hint: YAML_HINTS[error.code] ?? 'Put quotes around the value.' };
}

/** Two lines of which the second stands in the wrong column, and what to tell of it. */
const INDENTS: ReadonlyArray<{ form: RegExp; say: (name: string) => Said }> = [
  { form: /^([A-Za-z]\w*:[ \t]+[^\s"'[{|>&*!].*\r?\n +)([A-Za-z]\w*):(?=[ \t])/gm, say: (name) => ({ message: `the field ${name} is indented`, hint: `Begin the line with ${name}:, without spaces before it.` }) },
  { form: /^((?=([ \t]+)- ).*\r?\n(?!\2)[ \t]+)(-)(?= )/gm, say: () => ({ message: 'this entry stands further left than the one above it', hint: 'Indent the entries of a list alike.' }) },
];

/** An indent that is wrong makes the reader of YAML stumble more than once, and mostly above the line that the author has to look at. */
export function atTheIndent(yaml: string, shift: number, problems: Problem[]): Problem[] {
  for (const { form, say } of INDENTS) {
    for (const found of yaml.matchAll(form)) {
      const [all, before, name] = [found[0], found[1], found.at(-1)] as [string, string, string];
      const end = shift + found.index + all.length;
      const caused = problems.filter(({ start }) => start >= shift + found.index && start <= end);
      if (caused.length > 0) return [...problems.filter((problem) => !caused.includes(problem)), { start: shift + found.index + before.length, end, rule: 'frontmatter-yaml', ...say(name) }];
    }
  }
  return problems;
}

const YAML_MESSAGES: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'this field is given twice',
  TAG_RESOLVE_FAILED: 'tags are not allowed in frontmatter',
  TAB_AS_INDENT: 'a tab is used as indentation',
  BLOCK_AS_IMPLICIT_KEY: 'a value holds a colon and a space, which begin a field of its own',
  MULTILINE_IMPLICIT_KEY: 'this line is neither a field nor an entry of a list',
  UNEXPECTED_TOKEN: 'the value goes on after its end',
  BAD_SCALAR_START: 'a value cannot begin with this sign',
};
const YAML_HINTS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'Keep one of them.',
  TAB_AS_INDENT: 'Indent with spaces.',
  BLOCK_AS_IMPLICIT_KEY: 'A value that contains a colon and a space needs quotes around it.',
  MULTILINE_IMPLICIT_KEY: 'Each line is a name, a colon, a space and a value.',
  TAG_RESOLVE_FAILED: 'Write the plain value.',
};

const isUnclosed = ({ code, message }: YAMLError) => code === 'MISSING_CHAR' || (code === 'BAD_INDENT' && message.startsWith('Flow'));

/** Start of the quoted text or list whose end is missing at `at`. */
function openedAt(document: Document, { code, pos: [at] }: YAMLError): number {
  let start = at;
  visit(document, (_key, node) => {
    if (isNode(node) && isScalar(node) === (code === 'MISSING_CHAR') && node.range && node.range[0] < at && node.range[2] >= at) start = node.range[0];
  });
  return start;
}

const firstLine = (text: string) => text.split('\n', 1)[0] as string;
