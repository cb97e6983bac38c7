/** What the reader of YAML met -> what a person did there, in plain words, and where it began. */
import { type Document, isNode, isScalar, visit, type YAMLError } from 'yaml';
import type { Problem } from './frontmatter.ts';

const MESSAGES: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'this field is given twice',
  TAG_RESOLVE_FAILED: 'tags are not allowed in frontmatter',
  TAB_AS_INDENT: 'a tab is used as indentation',
  BLOCK_AS_IMPLICIT_KEY: 'a value holds a colon and a space, which begin a field of its own',
  MULTILINE_IMPLICIT_KEY: 'this line is neither a field nor an entry of a list',
  UNEXPECTED_TOKEN: 'the value goes on after its end',
  BAD_SCALAR_START: 'a value cannot begin with this sign',
};
const HINTS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'Keep one of them.',
  TAB_AS_INDENT: 'Indent with spaces.',
  BLOCK_AS_IMPLICIT_KEY: 'A value that contains a colon and a space needs quotes around it.',
  MULTILINE_IMPLICIT_KEY: 'Each line is a name, a colon, a space and a value.',
  TAG_RESOLVE_FAILED: 'Write the plain value.',
};

/** @param shift offset of the YAML in its file */
export function yamlProblem(document: Document, yaml: string, error: YAMLError, shift: number): Problem {
  return {
    start: shift + (isUnclosed(error) ? openedAt(document, error) : error.pos[0]),
    end: shift + Math.max(error.pos[1], error.pos[0] + 1),
    rule: error.code === 'DUPLICATE_KEY' ? 'frontmatter-duplicate-key' : 'frontmatter-yaml',
    ...inWords(yaml, error),
  };
}

/** What a person did, where the reader of YAML can only say what it met. */
function inWords(yaml: string, error: YAMLError): { message: string; hint: string } {
  if (isUnclosed(error)) return { message: 'what is opened here is not closed', hint: 'A quote or bracket that is opened must be closed.' };
  const line = yaml.slice(yaml.lastIndexOf('\n', error.pos[0] - 1) + 1).split(/\r?\n/, 1)[0] as string;
  const [, name, value] = /^[ \t]*-?[ \t]*([A-Za-z]\w*):(\S.*)$/.exec(line) ?? [];
  if (name && /IMPLICIT_KEY$/.test(error.code)) return { message: 'a space is missing after the colon', hint: `Write ${name}: ${value}` };
  return { message: MESSAGES[error.code] ?? `the frontmatter is not valid YAML: ${firstLine(error.message)}`, hint: HINTS[error.code] ?? 'Put quotes around the value.' };
}

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
