/**
 * What the schema finds wrong with the fields -> problems in plain words, each at the value or the key it is about.
 */
import { isMap, isNode, isPair, isScalar, type Node, type Pair, type Scalar } from 'yaml';
import type { z } from 'zod';
import { FRONTMATTER_FIELDS } from './article.ts';
import type { Problem } from './frontmatter.ts';
import { nearest } from './nearest.ts';
import { ID_FORM } from './policy.ts';
import { rangeOf } from './span.ts';

/** One zod issue in plain words, at the value (or key) it is about. */
export function explain(issue: z.core.$ZodIssue, root: Node, shift: number): Problem[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  const name = path.reduce<string>((all, step) => (typeof step === 'number' ? `${all}[${step + 1}]` : all ? `${all}.${step}` : step), '');
  const place = locate(root, path, shift);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const known = path.length === 0 ? FRONTMATTER_FIELDS : ['title', 'url', 'checked'];
      const meant = nearest(key, known);
      return {
        ...locate(root, [...path, key], shift, true),
        rule: 'frontmatter-unknown-field',
        message: `there is no field ${key}`,
        hint: meant ? `Did you mean ${meant}?` : `The fields are ${known.join(', ')}.`,
      };
    });
  }
  if (!exists(root, path)) {
    const field = String(path.at(-1));
    const where = path.length > 1 ? place : { start: 0, end: 3 };
    return [{ ...where, rule: 'frontmatter-missing-field', message: `the field ${name} is missing`, hint: path.length > 1 ? `Add ${field}: to the entry.` : `Add a line ${field}: to the frontmatter.` }];
  }
  const value = valueAt(root, path);
  if (isScalar(value) && value.value === null) return [{ ...place, rule: 'frontmatter-value', message: `${name} is empty`, hint: value.comment ? 'What follows # is a comment; put quotes around the value.' : 'Write a value after the colon, or delete the line.' }];
  if (issue.code === 'invalid_value') {
    const allowed = issue.values.map(String);
    const meant = isScalar(value) ? nearest(String(value.value), allowed) : undefined;
    return [{ ...place, rule: 'frontmatter-value', message: `${name} is not one of ${allowed.join(', ')}`, hint: meant ? `Did you mean ${meant}?` : (VALUE_HINTS[String(path[0])] ?? `Write ${allowed.join(' or ')}.`) }];
  }
  if (issue.code === 'invalid_type') {
    return [{ ...place, rule: 'frontmatter-type', message: issue.message.startsWith('Invalid input') ? `${name} is not ${KINDS[issue.expected]}` : `${name} ${issue.message}`, hint: TYPE_HINTS[issue.expected] }];
  }
  if (issue.code === 'too_big' && issue.origin === 'array') return [{ ...place, rule: 'frontmatter-value', message: `${name} has more than ${issue.maximum} entries` }];
  return [{ ...place, rule: 'frontmatter-value', ...inWords(name, issue.message, String((value as Scalar).value)) }];
}

/** What a value that has the wrong form should look like. */
function inWords(name: string, said: string, value: string): { message: string; hint?: string } {
  if (said.startsWith('is not a date')) {
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return { message: `${name} is a day that does not exist`, hint: 'Look at the month and at how many days it has.' };
    const [, year, month, day] = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:\D|$)/.exec(value) ?? [];
    const [, ofGermany, ofMonth, ofYear] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(value) ?? [];
    const two = (part: string | undefined) => (part as string).padStart(2, '0');
    const meant = year ? `${year}-${two(month)}-${two(day)}` : ofYear ? `${ofYear}-${two(ofMonth)}-${two(ofGermany)}` : undefined;
    return { message: `${name} ${said}`, hint: meant ? `Did you mean ${meant}?` : 'Write year, month and day: 2026-01-31.' };
  }
  if (said.startsWith('is not an address')) return { message: `${name} ${said}`, hint: value.startsWith('http://') ? `Write https${value.slice(4)} if the page answers there.` : 'Copy the address as the browser shows it.' };
  if (said.startsWith('is not an article’s id')) {
    const plain = value.replace(/^.*?([^/]*?)(?:\.mdx?)?\/?$/, '$1');
    return { message: `${name} ${said}`, hint: ID_FORM.test(plain) ? `Write ${plain}.` : 'Write the name of its file without .mdx.' };
  }
  return { message: `${name} ${said}`, ...(said.startsWith('is longer') ? { hint: 'Shorten it.' } : said.startsWith('has a line break') ? { hint: 'Write it on one line.' } : {}) };
}

const VALUE_HINTS: Readonly<Record<string, string>> = {
  topic: 'The topics stand in src/site.ts.',
  author: 'The people stand in src/site.ts.',
  reviewer: 'The people stand in src/site.ts.',
  owner: 'The people stand in src/site.ts.',
};
const KINDS: Readonly<Record<string, string>> = { string: 'text', array: 'a list', object: 'a group of fields', number: 'a number' };
const TYPE_HINTS: Readonly<Record<string, string>> = {
  string: 'Put quotes around a value that looks like a number, a date or true.',
  array: 'Write each entry on a line of its own, indented and starting with a hyphen.',
  boolean: 'Write true or false, without quotes.',
  number: 'Write a whole number of months, in figures: 12.',
  int: 'Write a whole number of months, in figures: 12.',
};

/** Offsets of the value at `path`, of its key when `key` is set, else of the deepest part of the path that exists. */
export function locate(root: Node, path: ReadonlyArray<string | number>, shift: number, key = false): { start: number; end: number } {
  let node: unknown = root;
  let [from, to] = rangeOf(root);
  for (const [depth, step] of path.entries()) {
    const pair: Pair | undefined = isMap(node) ? node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === step) : undefined;
    const child: unknown = pair ? pair.value : (node as { items?: unknown[] }).items?.[step as number];
    if (pair && ((key && depth === path.length - 1) || !isNode(child))) {
      [from, to] = rangeOf(pair.key as Node);
      break;
    }
    if (!isNode(child)) break;
    node = child;
    [from, to] = rangeOf(child);
  }
  return { start: shift + from, end: shift + Math.max(to, from + 1) };
}

function valueAt(root: Node, path: ReadonlyArray<string | number>): unknown {
  let node: unknown = root;
  for (const step of path) node = isMap(node) ? node.get(step, true) : (node as { items?: unknown[] })?.items?.[step as number];
  return node;
}
const exists = (root: Node, path: ReadonlyArray<string | number>) => valueAt(root, path) !== undefined;
