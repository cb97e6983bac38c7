/**
 * Text of a file -> checked frontmatter, or issues with the line and column of the value at fault.
 * YAML is read strictly: unique keys, no aliases, no tags, no merge keys, warnings are errors.
 */
import { isAlias, isMap, isNode, isScalar, type Node, parseDocument, visit } from 'yaml';
import { type Frontmatter, frontmatterSchema } from './article.ts';
import { forbiddenIn, MOST_PER_RULE } from './bytes.ts';
import { explain, locate } from './fields.ts';
import { readPlain } from './plain-yaml.ts';
import { ID_FORM, LIMITS } from './policy.ts';
import { rangeOf } from './span.ts';
import { atTheIndent, explainYaml } from './yaml-errors.ts';

/** A problem at an offset of the file; `parse.ts` turns it into an Issue. */
export interface Problem {
  start: number;
  end?: number;
  rule: string;
  message: string;
  hint?: string;
}

/** What other articles are told of in the fields. */
export type Named = Pick<Frontmatter, 'title' | 'queries' | 'related'>;

export interface FrontmatterResult {
  data?: Frontmatter;
  /** Of fields with issues, what can be read all the same. */
  named?: Named;
  bodyStart: number;
  problems: Problem[];
}

// What the Markdown parser takes for a fence, no more: a tab after the hyphens would put the fields on the page.
const FENCE = /^--- *(?:\r?\n|$)/;
const CLOSING_FENCE = /(?:^|\r?\n)--- *(?=\r?\n|$)/;
/** More brackets or list marks than fields can need; deeper YAML exhausts the stack of its parser. */
const DEEPEST = 100;

/** No day may come after `latestDay`, where it is given. */
export function parseFrontmatter(text: string, latestDay?: string): FrontmatterResult {
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
  return { bodyStart, ...readYaml(yaml, start, latestDay) };
}

function readYaml(yaml: string, shift: number, latestDay: string | undefined): Omit<FrontmatterResult, 'bodyStart'> {
  const quick = readQuickly(yaml, latestDay);
  if (quick) return { data: quick, problems: [] };
  const refused = tooDeep(yaml, shift) ?? endsEarly(yaml, shift);
  if (refused) return { problems: [refused] };
  const document = parseDocument(yaml, { uniqueKeys: true, strict: true, version: '1.2', merge: false, prettyErrors: false, stringKeys: true });
  const problems: Problem[] = [...document.errors, ...document.warnings].map((error) => ({
    ...explainYaml(yaml, document, error, shift),
    rule: error.code === 'DUPLICATE_KEY' ? 'frontmatter-duplicate-key' : 'frontmatter-yaml',
  }));
  if (problems.length > 0) return { problems: atTheIndent(yaml, shift, problems).slice(0, MOST_PER_RULE) };

  visit(document, (_key, node) => {
    if (!isNode(node)) return undefined;
    const [from, to] = rangeOf(node);
    const at = { start: shift + from, end: shift + to };
    if (isAlias(node)) problems.push({ ...at, rule: 'frontmatter-alias', message: 'aliases are not allowed in frontmatter', hint: 'Write the value out again.' });
    else if ('tag' in node && node.tag) problems.push({ ...at, start: shift + yaml.lastIndexOf('!', at.start - shift), rule: 'frontmatter-tag', message: 'tags are not allowed in frontmatter', hint: 'Write the plain value.' });
    else if ('anchor' in node && node.anchor) {
      const start = shift + yaml.lastIndexOf(`&${node.anchor}`, at.start - shift);
      problems.push({ start, end: start + node.anchor.length + 1, rule: 'frontmatter-anchor', message: 'anchors are not allowed in frontmatter', hint: 'Remove the word that starts with &.' });
    } else if (isScalar(node) && typeof node.value === 'string') {
      const problem = forbiddenIn(node.value, at.start);
      if (problem) problems.push({ ...problem, end: at.end });
    }
    return undefined;
  });
  if (problems.length > 0) return { problems: problems.slice(0, MOST_PER_RULE) };

  const root = document.contents;
  if (!isMap(root)) {
    return { problems: [{ start: shift, rule: 'frontmatter-shape', message: 'the frontmatter is not a list of fields', hint: 'Each line is a name, a colon, a space and a value: title: iPhone Storage Full' }] };
  }
  const values = document.toJS({ maxAliasCount: 0 }) as Record<string, unknown>;
  const early = future(values, root, shift, latestDay);
  const parsed = frontmatterSchema.safeParse(values);
  if (parsed.success) return { data: parsed.data, problems: [...early, ...order(parsed.data, root, shift)] };
  return { named: namedIn(values), problems: [...early, ...parsed.error.issues.flatMap((issue) => explain(issue, root, shift))] };
}

/** What has no form that it could have is told of already. */
function namedIn({ title, queries, related }: Record<string, unknown>): Named {
  const texts = (value: unknown) => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);
  return { title: typeof title === 'string' ? title : '', queries: texts(queries), related: texts(related).filter((id) => ID_FORM.test(id)) };
}

/** The data of nearly every article; undefined where anything is to be told, or might be, for which places are needed. */
function readQuickly(yaml: string, latestDay: string | undefined): Frontmatter | undefined {
  const values = readPlain(yaml);
  if (!values || forbiddenIn(yaml.replaceAll('\n', ' '), 0)) return undefined;
  const { data } = frontmatterSchema.safeParse(values);
  return data && future(values, NOWHERE, 0, latestDay).length === 0 && order(data, NOWHERE, 0).length === 0 ? data : undefined;
}

const NOWHERE = parseDocument('a: 1').contents as Node;

function tooDeep(yaml: string, shift: number): Problem | undefined {
  const refuse = (at: number): Problem => ({ start: shift + at, rule: 'frontmatter-nesting', message: 'the frontmatter is nested too deeply', hint: 'Put quotes around text that holds brackets or begins with a hyphen.' });
  const marks = /(?:[-?:][ \t]+){8}/.exec(yaml);
  if (marks) return refuse(marks.index);
  let depth = 0;
  for (let at = 0; at < yaml.length; at++) {
    if (yaml[at] === '[' || yaml[at] === '{') depth++;
    else if (yaml[at] === ']' || yaml[at] === '}') depth--;
    if (depth > DEEPEST) return refuse(at);
  }
  return undefined;
}

/** A line of three points ends YAML; what comes after it would be lost. */
function endsEarly(yaml: string, shift: number): Problem | undefined {
  const found = /(?<![^\r\n])\.\.\.(?=\s|$)/.exec(yaml);
  return found ? { start: shift + found.index, end: shift + found.index + 3, rule: 'frontmatter-yaml', message: 'three points end the fields here', hint: 'End the frontmatter with a line ---.' } : undefined;
}

/** Rules between fields that no single field can state. */
function order(data: Frontmatter, root: Node, shift: number): Problem[] {
  const problems: Problem[] = [];
  const at = (field: string) => locate(root, [field], shift);
  if (data.updated < data.published) problems.push({ ...at('updated'), rule: 'frontmatter-dates', message: `updated (${data.updated}) is before published (${data.published})`, hint: 'Set updated to the day of the last change.' });
  if (data.reviewed !== undefined && data.reviewed < data.published) problems.push({ ...at('reviewed'), rule: 'frontmatter-dates', message: `reviewed (${data.reviewed}) is before published (${data.published})`, hint: 'A review cannot come before the article.' });
  if (data.reviewer !== undefined && data.reviewer === data.author) problems.push({ ...at('reviewer'), rule: 'frontmatter-reviewer', message: 'author and reviewer are the same', hint: 'Name somebody else of the people in src/site.ts.' });
  return problems;
}

/** Days that have not come yet: nobody can have published, changed, reviewed or read something tomorrow. A draft may plan ahead. */
function future(values: Record<string, unknown>, root: Node, shift: number, latestDay: string | undefined): Problem[] {
  if (latestDay === undefined || values['draft'] === true) return [];
  const sources = Array.isArray(values['sources']) ? (values['sources'] as Array<Record<string, unknown> | null>) : [];
  const days: Array<[path: Array<string | number>, day: unknown]> = [...['published', 'updated', 'reviewed'].map((field): [string[], unknown] => [[field], values[field]]), ...sources.map((source, at): [Array<string | number>, unknown] => [['sources', at, 'checked'], source?.['checked']])];
  return days.flatMap(([path, day]): Problem[] => {
    if (typeof day !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(day) || day <= latestDay) return [];
    return [{ ...locate(root, path, shift), rule: 'frontmatter-future', message: `${String(path.at(-1))} (${day}) is in the future; today is ${latestDay} at the latest`, hint: 'Correct the day, or keep the article a draft until then: draft: true.' }];
  });
}
