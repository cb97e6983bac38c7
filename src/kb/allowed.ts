/**
 * A tree and what in it policy.ts does not allow: code, unlisted components, addresses that could run or lead astray,
 * references without a target and notes without a reference.
 */
import type { Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import { safeAddress } from './address.ts';
import { forbiddenIn } from './bytes.ts';
import type { Problem } from './frontmatter.ts';
import { INSTEAD } from './instead.ts';
import { nearest } from './nearest.ts';
import { COMPONENTS, LIMITS, URL_SCHEMES } from './policy.ts';
import { type AnyNode, hasWords, shows, slipsOf } from './slips.ts';
import { endOf, startOf } from './span.ts';

interface Span {
  start: number;
  end: number;
}

/** Walks the tree once, notes what policy.ts does not allow; returns whether a reader would see anything. */
export function check(tree: Root, text: string, problems: Problem[]): boolean {
  const targets = { definition: new Map<unknown, Span>(), footnoteDefinition: new Map<unknown, Span>() };
  const [noted, named] = [new Set<unknown>(), new Set<unknown>()];
  let content = false;
  const stack: Array<{ node: AnyNode; depth: number }> = [{ node: tree as unknown as AnyNode, depth: 0 }];
  for (let item = stack.pop(); item; item = stack.pop()) {
    const { node, depth } = item;
    const at = { start: startOf(node), end: endOf(node) };
    if (depth > LIMITS.nesting * 3) {
      problems.push({ ...at, rule: 'nesting', message: 'lists, quotes or emphasis are nested too deeply', hint: 'Use headings and short lists instead.' });
      continue;
    }
    content ||= hasWords(node);
    problems.push(...slipsOf(node, text, at));
    switch (node.type) {
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        if (!isComment(String(node.value))) problems.push({ ...at, rule: 'mdx-expression', message: 'an expression in braces is code; an article is text', hint: 'Write \\{ for a brace that is text.' });
        break;
      case 'mdxjsEsm':
        problems.push({ ...at, rule: 'mdx-module', message: 'a module statement is code; an article is text', hint: 'Remove it.' });
        break;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        component(node as unknown as MdxJsxFlowElement | MdxJsxTextElement, text, at, problems);
        break;
      case 'heading':
        if (node.depth === 1) problems.push({ ...at, rule: 'heading-level', message: 'the title in the frontmatter is the page’s only first-level heading', hint: 'Write ## for a section.' });
        break;
      case 'text':
        problems.push(...dangling(text, at), ...hidden(String(node.value), text, at));
        break;
      case 'imageReference':
      case 'image':
        named.add(node.identifier);
        problems.push({ ...at, rule: 'image', message: 'an image of Markdown is not supported', hint: 'Put a drawing into images/ and write <Figure src="name.svg" alt="what it shows" />, or say it in words.' });
        break;
      case 'linkReference':
        named.add(node.identifier);
        break;
      case 'footnoteReference':
        noted.add(node.identifier);
        break;
      case 'footnoteDefinition':
        if (targets.footnoteDefinition.has(node.identifier)) problems.push(twice(`[^${String(node.identifier)}]`, at));
        else targets.footnoteDefinition.set(node.identifier, at);
        break;
      case 'definition':
        if (targets.definition.has(node.identifier)) problems.push(twice(`[${String(node.identifier)}]`, at));
        else targets.definition.set(node.identifier, at);
        address(node, text, at, problems);
        break;
      case 'link':
        address(node, text, at, problems);
        break;
    }
    for (let child = (node.children?.length ?? 0) - 1; child >= 0; child--) stack.push({ node: node.children?.[child] as AnyNode, depth: depth + 1 });
  }
  for (const [identifier, at] of targets.footnoteDefinition) {
    if (!noted.has(identifier)) problems.push({ ...at, rule: 'footnote-unused', message: `nothing refers to the note [^${String(identifier)}], so it would not be shown`, hint: `Write [^${String(identifier)}] where it belongs.` });
  }
  for (const [identifier, at] of targets.definition) {
    if (!named.has(identifier)) problems.push({ ...at, rule: 'reference-unused', message: `nothing refers to [${String(identifier)}], so it would not be shown`, hint: `Write [words][${String(identifier)}] where it belongs, or delete the line.` });
  }
  return content;
}

/** An expression that holds nothing but comments and white space. */
export const isComment = (expression: string) => expression.replace(/\/\*[^]*?\*\//g, '').trim() === '';

const twice = (name: string, at: Span): Problem => ({ ...at, rule: 'reference-duplicate', message: `${name} is defined twice; the second would be dropped`, hint: 'Keep one of them, or rename one.' });

/** `[words][label]` and `[^note]` in plain text: nothing defines the label. */
function dangling(text: string, { start, end }: Span): Problem[] {
  return [...text.slice(start, end).matchAll(/(?<!\\)\](\[[^[\]\\\n]*\])|(?<!\\)(\[\^[^[\]\s\\]+\])/g)].map((found) => {
    const label = found[1] ?? (found[2] as string);
    const from = start + found.index + found[0].length - label.length;
    return { start: from, end: from + label.length, rule: 'reference-unknown', message: `nothing defines ${label}`, hint: 'Write [words](address), or \\[ for a bracket that is text.' };
  });
}

/** Characters that no file may hold, written as character references. */
function hidden(value: string, text: string, { start, end }: Span): Problem[] {
  if (!forbiddenIn(value, start)) return [];
  return [...text.slice(start, end).matchAll(/&#(?:[xX]([0-9a-fA-F]{1,6})|(\d{1,7}));/g)].flatMap((found) => {
    const code = found[1] ? Number.parseInt(found[1], 16) : Number(found[2]);
    const problem = code > 0x10ffff ? undefined : forbiddenIn(String.fromCodePoint(code), start + found.index);
    return problem ? [{ ...problem, end: problem.start + found[0].length }] : [];
  });
}

/**
 * Does an element end where its tag says? The parser lets a tag begin in a heading, a cell, emphasis or the words of a link and end after it,
 * and puts what comes next into the former.
 */
const endsInTag = (source: string) => /(?:\/\s*|<\/[^<>]*)>$/.test(source);

function component(node: MdxJsxFlowElement | MdxJsxTextElement, text: string, at: Span, problems: Problem[]): void {
  const here = { start: at.start, end: Math.min(at.end, at.start + 1 + (node.name?.length ?? 0)) };
  const rule = node.name && Object.hasOwn(COMPONENTS, node.name) ? COMPONENTS[node.name] : undefined;
  const names = Object.keys(COMPONENTS);
  if (!rule) {
    const meant = node.name ? nearest(node.name, names) : undefined;
    const instead = node.name && Object.hasOwn(INSTEAD, node.name.toLowerCase()) ? INSTEAD[node.name.toLowerCase()] : undefined;
    problems.push({ ...here, rule: 'component-unknown', message: node.name ? `there is no component <${node.name}>` : 'fragments <>…</> are not allowed', hint: instead ?? (meant ? `Did you mean <${meant}>?` : `The components are ${names.join(', ')}.`) });
    return;
  }
  if (rule.place === 'block' && node.type === 'mdxJsxTextElement') problems.push({ ...here, rule: 'component-place', message: `<${node.name}> cannot stand inside a sentence`, hint: rule.empty ? `Put <${node.name} … /> on a line of its own.` : `Put <${node.name}> and </${node.name}> on lines of their own.` });
  const wrong = (message: string, hint: string) => problems.push({ ...here, rule: 'component-attribute', message, hint });
  const allowed = Object.keys(rule.attributes);
  const given = new Set<string>();
  for (const attribute of node.attributes) {
    const name = attribute.type === 'mdxJsxAttribute' ? attribute.name : '{…}';
    if (given.has(name)) wrong(`<${node.name}> is given ${name} twice`, 'Keep one of them.');
    given.add(name);
    if (!Object.hasOwn(rule.attributes, name)) wrong(`<${node.name}> has no attribute ${name}`, allowed.length > 0 ? `It has ${allowed.join(', ')}.` : 'It takes none.');
    else if (typeof attribute.value !== 'string' || attribute.value.trim() === '') wrong(`${name} of <${node.name}> is not text`, `Write ${name}="text".`);
    else {
      const form = Object.hasOwn(rule.forms ?? {}, name) ? rule.forms?.[name] : undefined;
      if (form && !form.test.test(attribute.value)) wrong(`“${attribute.value.slice(0, 60)}” is no ${name} of <${node.name}>`, form.hint);
      const problem = forbiddenIn(attribute.value, here.start);
      if (problem) problems.push({ ...problem, end: here.end });
    }
  }
  for (const [name, need] of Object.entries(rule.attributes)) {
    if (need === 'required' && !given.has(name)) wrong(`<${node.name}> needs ${name}="…"`, `Write <${node.name} ${name}="text"${rule.empty ? ' /' : ''}>.`);
  }
  if (!endsInTag(text.slice(at.start, at.end))) problems.push({ ...here, rule: 'mdx-syntax', message: `<${node.name}> is closed outside of where it is opened`, hint: `Write </${node.name}> before the heading, cell, emphasis or link ends in which <${node.name}> stands.` });
  else if (rule.empty) {
    if (node.children.length > 0) problems.push({ ...here, rule: 'component-content', message: `<${node.name}> holds nothing`, hint: `Close it at once: <${node.name} … />.` });
  } else if (!shows(node as unknown as AnyNode)) problems.push({ ...here, rule: 'component-empty', message: `<${node.name}> has nothing in it`, hint: 'Write its text between the opening and the closing tag.' });
}

/** What a browser would make of the address of a link or a definition; also its title. */
function address(node: AnyNode, text: string, at: Span, problems: Problem[]): void {
  const url = node.url as string;
  if (url.trim() === '') problems.push({ ...at, rule: 'link-address', message: 'the link has no address', hint: 'Write [words](address).' });
  else if (!safeAddress(url)) problems.push({ ...at, rule: 'link-address', message: `a link to “${url.slice(0, 60)}” is not allowed`, hint: `Links start with ${URL_SCHEMES.join(':, ')}: and a whole address, or with a path of this site.` });
  problems.push(...hidden(`${url}${String(node.title ?? '')}`, text, at));
}
