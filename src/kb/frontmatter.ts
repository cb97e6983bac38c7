/**
 * Text of a file -> checked frontmatter, or issues with the line and column of the value at fault.
 * YAML is read strictly: unique keys, no aliases, no tags, no merge keys, warnings are errors.
 */
import { closest } from 'fastest-levenshtein';
import { isAlias, isMap, isNode, isPair, isScalar, type Node, type Pair, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { type Frontmatter, FRONTMATTER_FIELDS, frontmatterSchema } from './article.ts';
import { LIMITS } from './policy.ts';

/** A problem at an offset of the file; `parse.ts` turns it into an Issue. */
export interface Problem {
  start: number;
  end?: number;
  rule: string;
  message: string;
  hint?: string;
}

export interface FrontmatterResult {
  data?: Frontmatter;
  bodyStart: number;
  problems: Problem[];
}

const FENCE = /^---[ \t]*(?:\r\n|\n|\r|$)/;
const CLOSING_FENCE = /(?:^|\r\n|\n|\r)---[ \t]*(?=\r|\n|$)/;

export function parseFrontmatter(text: string): FrontmatterResult {
  const opening = FENCE.exec(text);
  if (!opening) {
    const hint = /^\s*---/.test(text)
      ? 'The first line has to be exactly three hyphens, with nothing before or after them.'
      : 'Start the file with a line ---, then title: and the other fields, then a line ---.';
    return { bodyStart: 0, problems: [{ start: 0, rule: 'frontmatter-missing', message: 'the article does not begin with frontmatter', hint }] };
  }
  const start = opening[0].length;
  const closing = CLOSING_FENCE.exec(text.slice(start));
  if (!closing) {
    return {
      bodyStart: text.length,
      problems: [{ start: 0, end: 3, rule: 'frontmatter-unterminated', message: 'the frontmatter is never closed', hint: 'Put a line --- after the last field.' }],
    };
  }
  const yaml = text.slice(start, start + closing.index);
  const bodyStart = start + closing.index + closing[0].length;
  if (new TextEncoder().encode(yaml).length > LIMITS.frontmatterBytes) {
    return {
      bodyStart,
      problems: [{ start: 0, rule: 'frontmatter-size', message: `the frontmatter is larger than ${LIMITS.frontmatterBytes / 1024} KiB`, hint: 'Move text into the body.' }],
    };
  }
  return { bodyStart, ...readYaml(yaml, start) };
}

function readYaml(yaml: string, shift: number): { data?: Frontmatter; problems: Problem[] } {
  const document = parseDocument(yaml, { uniqueKeys: true, strict: true, version: '1.2', merge: false, prettyErrors: false, stringKeys: true });
  const problems: Problem[] = [...document.errors, ...document.warnings].map((error) => ({
    start: shift + error.pos[0],
    end: shift + Math.max(error.pos[1], error.pos[0] + 1),
    rule: error.code === 'DUPLICATE_KEY' ? 'frontmatter-duplicate-key' : 'frontmatter-yaml',
    message: YAML_MESSAGES[error.code] ?? `the frontmatter is not valid YAML: ${firstLine(error.message)}`,
    hint: YAML_HINTS[error.code],
  }));
  if (problems.length > 0) return { problems };

  visit(document, (_key, node) => {
    if (!isNode(node)) return undefined;
    const at = { start: shift + (node.range?.[0] ?? 0), end: shift + (node.range?.[1] ?? 1) };
    if (isAlias(node)) problems.push({ ...at, rule: 'frontmatter-alias', message: 'aliases are not allowed in frontmatter', hint: 'Write the value out again.' });
    else if (node.tag && node.tag.startsWith('!')) problems.push({ ...at, rule: 'frontmatter-tag', message: `tags such as ${node.tag} are not allowed in frontmatter`, hint: 'Write the plain value.' });
    else if ('anchor' in node && node.anchor) problems.push({ ...at, rule: 'frontmatter-anchor', message: 'anchors are not allowed in frontmatter', hint: 'Remove the word that starts with &.' });
    return undefined;
  });
  if (problems.length > 0) return { problems };

  const root = document.contents;
  if (!isMap(root)) {
    return { problems: [{ start: shift, rule: 'frontmatter-shape', message: 'the frontmatter is not a list of fields', hint: 'Each line is a name, a colon, a space and a value: title: iPhone Storage Full' }] };
  }
  const parsed = frontmatterSchema.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (parsed.success) return { data: parsed.data, problems: order(parsed.data, root, shift) };
  return { problems: parsed.error.issues.flatMap((issue) => explain(issue, root, shift)) };
}

const YAML_MESSAGES: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'this field is given twice',
  TAG_RESOLVE_FAILED: 'tags are not allowed in frontmatter',
  TAB_AS_INDENT: 'a tab is used as indentation',
};
const YAML_HINTS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'Keep one of them.',
  TAB_AS_INDENT: 'Indent with spaces.',
  BLOCK_AS_IMPLICIT_KEY: 'A value that contains a colon and a space needs quotes around it.',
  MULTILINE_IMPLICIT_KEY: 'A value that contains a colon and a space needs quotes around it.',
  MISSING_CHAR: 'A quote or bracket that is opened must be closed.',
};

const firstLine = (text: string) => text.split('\n', 1)[0] as string;

/** Rules between fields that no single field can state. */
function order(data: Frontmatter, root: Node, shift: number): Problem[] {
  const problems: Problem[] = [];
  const at = (field: string) => locate(root, [field], shift);
  if (data.updated < data.published) problems.push({ ...at('updated'), rule: 'frontmatter-dates', message: `updated (${data.updated}) is before published (${data.published})`, hint: 'Set updated to the day of the last change.' });
  if (data.reviewed !== undefined && data.reviewed < data.published) problems.push({ ...at('reviewed'), rule: 'frontmatter-dates', message: `reviewed (${data.reviewed}) is before published (${data.published})`, hint: 'A review cannot come before the article.' });
  if (data.reviewer !== undefined && data.reviewer === data.author) problems.push({ ...at('reviewer'), rule: 'frontmatter-reviewer', message: 'author and reviewer are the same', hint: 'Name somebody else of the people in src/site.ts.' });
  return problems;
}

/** One zod issue in plain words, at the value (or key) it is about. */
function explain(issue: z.core.$ZodIssue, root: Node, shift: number): Problem[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  const name = path.reduce<string>((all, step) => (typeof step === 'number' ? `${all}[${step + 1}]` : all ? `${all}.${step}` : step), '');
  const place = locate(root, path, shift);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const known = path.length === 0 ? FRONTMATTER_FIELDS : ['title', 'url', 'checked'];
      const meant = closest(key, known);
      const near = Math.abs(meant.length - key.length) <= 2;
      return {
        ...locate(root, [...path, key], shift, true),
        rule: 'frontmatter-unknown-field',
        message: `there is no field ${key}`,
        hint: near ? `Did you mean ${meant}?` : `The fields are ${known.join(', ')}.`,
      };
    });
  }
  const missing = issue.code === 'invalid_type' && issue.input === undefined && !exists(root, path);
  if (missing) {
    return [{ start: 0, end: 3, rule: 'frontmatter-missing-field', message: `the field ${name} is missing`, hint: `Add a line ${String(path.at(-1))}: to the frontmatter.` }];
  }
  if (issue.code === 'invalid_value') {
    const allowed = issue.values.map(String);
    const value = scalarAt(root, path);
    const meant = value ? closest(value, allowed) : '';
    return [{ ...place, rule: 'frontmatter-value', message: `${name} is not one of ${allowed.join(', ')}`, hint: value && Math.abs(meant.length - value.length) <= 2 ? `Did you mean ${meant}?` : undefined }];
  }
  if (issue.code === 'invalid_type') {
    const article = /^[aeiou]/.test(KINDS[issue.expected] ?? issue.expected) ? 'an' : 'a';
    return [{ ...place, rule: 'frontmatter-type', message: issue.message.startsWith('Invalid input') ? `${name} is not ${article} ${KINDS[issue.expected] ?? issue.expected}` : `${name} ${issue.message}`, hint: TYPE_HINTS[issue.expected] }];
  }
  if (issue.code === 'too_big' && issue.origin === 'array') return [{ ...place, rule: 'frontmatter-value', message: `${name} has more than ${issue.maximum} entries` }];
  return [{ ...place, rule: 'frontmatter-value', message: `${name} ${issue.message}` }];
}

const KINDS: Readonly<Record<string, string>> = { string: 'text', array: 'list', object: 'group of fields', boolean: 'true or false', number: 'number' };
const TYPE_HINTS: Readonly<Record<string, string>> = {
  string: 'Put quotes around a value that looks like a number, a date or true.',
  array: 'Write each entry on a line of its own, indented and starting with a hyphen.',
};

/** Offsets of the value at `path`, of its key when `key` is set, else of the deepest part of the path that exists. */
function locate(root: Node, path: ReadonlyArray<string | number>, shift: number, key = false): { start: number; end: number } {
  let node: unknown = root;
  let range = root.range;
  for (const [depth, step] of path.entries()) {
    const pair: Pair | undefined = isMap(node) ? node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === step) : undefined;
    const child: unknown = pair ? pair.value : (node as { items?: unknown[] }).items?.[step as number];
    if (pair && ((key && depth === path.length - 1) || !isNode(child) || !child.range)) {
      range = (pair.key as Node).range ?? range;
      break;
    }
    if (!isNode(child)) break;
    node = child;
    range = child.range ?? range;
  }
  const start = shift + (range?.[0] ?? 0);
  return { start, end: Math.max(shift + (range?.[1] ?? 0), start + 1) };
}

function valueAt(root: Node, path: ReadonlyArray<string | number>): unknown {
  let node: unknown = root;
  for (const step of path) node = isMap(node) ? node.get(step, true) : (node as { items?: unknown[] })?.items?.[step as number];
  return node;
}
const exists = (root: Node, path: ReadonlyArray<string | number>) => valueAt(root, path) !== undefined;
const scalarAt = (root: Node, path: ReadonlyArray<string | number>) => {
  const node = valueAt(root, path);
  return isScalar(node) && typeof node.value === 'string' ? node.value : undefined;
};
