/**
 * An HTML tree -> blocks that an article can hold. What has no form there (pictures, films, scripts, forms, merged cells)
 * gives its words and an issue at its line. The only way from mark-up of others into a draft.
 */
import type { Element, Root as HastRoot } from 'hast';
import type { BlockContent, FootnoteDefinition, PhrasingContent, Root, RootContent } from 'mdast';
import rehypeRemark, { type Options } from 'rehype-remark';
import { unified } from 'unified';
import { footnotes } from './footnotes.ts';
import type { Note } from './page.ts';
import { anchorsOf, classesOf, leaveOut, placeOf, short, tables, wordsOf } from './prepare.ts';
import { calloutOf, EMBEDS } from './tags.ts';
import { tidy } from './tidy.ts';

type Handle = NonNullable<NonNullable<Options['handlers']>[string]>;
/** Elements of a sentence; a picture beside one is part of it. */
const INLINE = /^(?:a|b|i|em|strong|code|kbd|span|sub|sup|small|mark|q|u|s|del|ins|abbr|cite|time|var|samp)$/;

/** Signs that have a raised and a lowered form. */
const RAISABLE = '0123456789+-−n';

type State = Parameters<Handle>[0];

export interface Converted {
  body: RootContent[];
  anchors: Map<string, number>;
}

/** `title` is the page's own: a first heading that repeats it is left out. */
export function fromHast(tree: HastRoot, title: string, note: Note): Converted {
  const notesOfPage = footnotes(tree);
  leaveOut(tree, note);
  tables(tree, note);
  const anchors = anchorsOf(tree, title);
  const toMdast = unified().use(rehypeRemark, { handlers: handlersFor(note), nodeHandlers: { comment: toComment }, document: true });
  const mdast = toMdast.runSync(tree) as unknown as Root;
  const definitions = notesOfPage.map(({ id, content }): FootnoteDefinition => {
    const part = toMdast.runSync(content) as unknown as Root;
    return { type: 'footnoteDefinition', identifier: id, label: id, children: part.children as BlockContent[] };
  });
  const body = tidy([...mdast.children, ...definitions], title, note);
  // Of the headings some became other things on the way; what led to one of those leads to the section it stands in.
  const kept = body.filter((node) => node.type === 'heading').map(({ data }) => (data as { at: number }).at);
  return { body, anchors: new Map([...anchors].map(([id, heading]) => [id, kept.findLastIndex((at) => at <= heading)])) };
}

function handlersFor(note: Note): Record<string, Handle> {
  const embed: Handle = (state, node) => {
    const source = [node, ...node.children].map((part) => (part.type === 'element' ? part.properties.src : undefined)).find((src) => typeof src === 'string') as string | undefined;
    const fallback = wordsOf(node);
    // What a film says where it cannot be shown is not what it is called.
    const name = String(node.properties.title ?? '').trim() || (/\bbrowser\b/i.test(fallback) ? '' : fallback);
    note('import-embed', `<${node.tagName}> becomes a link`, { ...placeOf(node), hint: source ? 'Say in words what it shows.' : 'It names no address.' });
    return source ? [{ type: 'paragraph', children: [{ type: 'link', url: source.startsWith('//') ? `https:${source}` : source, children: [{ type: 'text', value: name || source }] }] }] : (state.all(node) as never);
  };
  const callout = (state: State, node: Element, name: string): ReturnType<Handle> => {
    const children = [...node.children];
    const first = children.find((child): child is Element => child.type === 'element');
    const heading = first && (/^h[1-6]$/.test(first.tagName) || classesOf(first).some((word) => /title|heading/i.test(word))) ? first : undefined;
    if (heading) children.splice(children.indexOf(heading), 1);
    const title = String(node.properties.dataTitle ?? '').trim() || (heading ? wordsOf(heading) : '');
    const inner = state.toFlow(state.all({ ...node, children }));
    if (inner.length === 0) return title ? [{ type: 'paragraph', children: [{ type: 'text', value: title }] }] : undefined;
    const own = title && title.toLowerCase() !== name.toLowerCase();
    return [{ type: 'mdxJsxFlowElement', name, attributes: own ? [{ type: 'mdxJsxAttribute', name: 'title', value: title }] : [], children: inner } as never];
  };
  const flow: Handle = (state, node) => {
    const name = calloutOf([...(node.tagName === 'div' || node.tagName === 'aside' || node.tagName === 'p' || node.tagName === 'section' ? classesOf(node) : []), node.tagName, String(node.properties.dataCallout ?? '')]);
    return name ? callout(state, node, name) : node.tagName === 'p' ? paragraph(state, node) : state.toFlow(state.all(node));
  };
  const blockquote: Handle = (state, node) => {
    const first = node.children.find((child): child is Element => child.type === 'element');
    const text = first?.children[0];
    const marked = text?.type === 'text' ? /^\s*\[!(\w+)\]\s*/.exec(text.value) : null;
    const name = marked ? calloutOf([marked[1] as string]) : undefined;
    if (first && text?.type === 'text' && marked && name) {
      text.value = text.value.slice(marked[0].length);
      if (wordsOf(first) === '') node.children.splice(node.children.indexOf(first), 1);
      return callout(state, node, name);
    }
    return { type: 'blockquote', children: state.toFlow(state.all(node)) };
  };
  const details: Handle = (state, node) => {
    const summary = node.children.find((child): child is Element => child.type === 'element' && child.tagName === 'summary');
    const inner = state.toFlow(state.all({ ...node, children: node.children.filter((child) => child !== summary) }));
    const name = String(node.properties.summary ?? '').trim() || (summary ? wordsOf(summary) : '') || 'More';
    return inner.length === 0 ? [{ type: 'paragraph', children: [{ type: 'text', value: name }] }] : [{ type: 'mdxJsxFlowElement', name: 'Details', attributes: [{ type: 'mdxJsxAttribute', name: 'summary', value: name }], children: inner } as never];
  };
  const image: Handle = (_state, node, parent) => {
    const alt = String(node.properties.alt ?? '').replace(/\s+/g, ' ').trim() || String(node.properties.title ?? '').trim();
    const file = String(node.properties.src ?? '').startsWith('data:') ? 'an embedded picture' : String(node.properties.src ?? 'a picture');
    note('import-image', alt ? `the image ${file} becomes its words “${short(alt)}”` : `the image ${file} has no words to stand for it and is left out`, { ...placeOf(node), hint: 'Say in words what the picture shows.' });
    const siblings = (parent as Element).children.filter((child) => child === node || !(child.type === 'text' && child.value.trim() === ''));
    const at = siblings.indexOf(node as never);
    const alone = ![siblings[at - 1], siblings[at + 1]].some((near) => near && (near.type === 'text' || (near.type === 'element' && INLINE.test(near.tagName))));
    return alt ? (alone ? { type: 'emphasis', children: [{ type: 'text', value: alt }] } : { type: 'text', value: alt }) : undefined;
  };
  // No mark-up raises or lowers in an article, and 10⁶ is not 106.
  const raised = (forms: string): Handle => (state, node) => {
    const said = wordsOf(node);
    if (!node.children.every(({ type }) => type === 'text')) return state.all(node) as never;
    const signs = [...said].map((sign) => [...forms][[...RAISABLE].indexOf(sign)]);
    if (signs.every(Boolean)) return { type: 'text', value: signs.join('') };
    if (/\d/.test(said)) note('import-raised', `“${short(said)}” was raised or lowered and stands on the line now`, { ...placeOf(node), hint: 'See whether it still says the same.' });
    return state.all(node) as never;
  };
  // What is in it may be true of what the label names, and of nothing else.
  const labelled: Handle = (state, node) => {
    const label = String(node.properties.label ?? node.properties.title ?? '').trim();
    const inner = state.toFlow(state.all(node));
    return label ? [{ type: 'paragraph', children: [{ type: 'strong', children: [{ type: 'text', value: label }] }] }, ...inner] : inner;
  };
  const footnote: Handle = (_state, node) => ({ type: 'footnoteReference', identifier: String(node.properties.dataId), label: String(node.properties.dataId) });
  return {
    ...Object.fromEntries(EMBEDS.map((name) => [name, embed])),
    ...Object.fromEntries(['aside', 'div', 'p', 'section', 'note', 'tip', 'warning', 'caution', 'danger', 'info', 'callout', 'admonition', 'stop'].map((name) => [name, flow])),
    ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, heading])),
    ...Object.fromEntries(['tabitem', 'tab', 'accordion', 'accordionitem', 'step', 'card'].map((name) => [name, labelled])),
    menu: (state, node) => state.toFlow(state.all(node)),
    a: (state, node) => ({ type: 'link', url: String(node.properties.href ?? ''), title: node.properties.title ? String(node.properties.title) : null, children: state.all(node) as PhrasingContent[], data: placeOf(node) as never }),
    blockquote,
    details,
    img: image,
    image,
    sup: raised('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ'),
    sub: raised('₀₁₂₃₄₅₆₇₈₉₊₋₋ₙ'),
    'footnote-reference': footnote,
    path: (state, node) => [{ type: 'mdxJsxTextElement', name: 'Path', attributes: [], children: state.all(node) } as never],
  };
}

/** A heading that knows which of the page's it is. */
const heading: Handle = (state, node) => ({ type: 'heading', depth: Number(node.tagName[1]) as 1, children: state.all(node) as PhrasingContent[], data: { at: Number(node.properties.dataAt) } as never });

function paragraph(state: State, node: Element): ReturnType<Handle> {
  const children = state.all(node) as PhrasingContent[];
  return children.length > 0 ? { type: 'paragraph', children } : undefined;
}

/** A comment of HTML is one of MDX: nobody reads it, and nothing is lost. */
function toComment(_state: State, node: { value: string }): RootContent | undefined {
  const words = node.value.replace(/\*\//g, '* /').trim();
  return words === '' || /^\/?wp:|^more$|^\[if\b/i.test(words) ? undefined : ({ type: 'mdxTextExpression', value: `/* ${words} */` } as never);
}
