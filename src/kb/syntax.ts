/** A place at which the parser gave up, and what it said -> what the author did there, in plain words, at the sign that has to change. */
import type { Problem } from './frontmatter.ts';
import { INSTEAD } from './instead.ts';
import { COMPONENTS } from './policy.ts';

type Said = Pick<Problem, 'start' | 'message' | 'hint'>;

const LESS_THAN = 'Write \\< for a “less than” that is text.';
/** Of one tag no more is read than people write into one. */
const LONGEST = 2000;

const CASES: ReadonlyArray<{ form: RegExp; say: (found: RegExpExecArray, at: number) => Said }> = [
  { form: /^<!--/, say: (_, start) => ({ start, message: 'a comment of HTML is not read here', hint: 'Write {/* … */}.' }) },
  {
    form: /^<\/?[A-Za-z][\w.-]*(?:\s+[\w-]+="[^"<>]*")*\s+([\w-]+)\s*=\s*([“”„‟‘’‚«»])([^“”„‟‘’‚«»"<>]*)/,
    say: ({ 0: all, 1: name, 3: value }, at) => ({ start: at + all.length - (value as string).length - 1, message: `the value of ${name} stands in curly quotes`, hint: `Write ${name}="${value}" with straight quotes.` }),
  },
  {
    form: /^<[A-Za-z][\w.-]*(?:\s+[\w-]+="[^"<>]*")*\s+([\w-]+)=([^\s"'<>{=/][^\s"'<>]*)/,
    say: ({ 0: all, 1: name, 2: value }, at) => ({ start: at + all.length - (value as string).length, message: `the value of ${name} has no quotes`, hint: `Write ${name}="${value}".` }),
  },
  { form: /^<(br|hr|img|input|wbr|embed)\b/i, say: ({ 1: name }, start) => ({ start, message: `HTML has no place in an article: <${name}>`, hint: INSTEAD[(name as string).toLowerCase()] ?? 'Say it in Markdown.' }) },
  { form: /^<(?![A-Za-z/>!$_])/, say: (_, start) => ({ start, message: 'this “<” begins no tag', hint: LESS_THAN }) },
];

/**
 * @param at offset at which the parser gave up
 * @param message,hint what it said, told when no case fits
 */
export function explainSyntax(text: string, at: number, message: string, hint: string): Said {
  const rest = text.slice(at, at + LONGEST);
  for (const { form, say } of CASES) {
    const found = form.exec(rest);
    if (found) return say(found, at);
  }
  const open = /^expected a closing tag for `<([\w.-]+)>`/.exec(message)?.[1];
  if (open && rest.startsWith(`<${open}`)) return { start: at, message: `<${open}> is not closed`, hint: Object.hasOwn(COMPONENTS, open) ? `Write </${open}> after what stands in it${COMPONENTS[open]?.place === 'block' ? ', on a line of its own' : ''}.` : `There is no component <${open}>; write \\< for a sign that is text.` };
  const [, closing, wanted] = /^unexpected closing tag `<\/([\w.-]*)>`, expected corresponding closing tag for `<([\w.-]*)>`/.exec(message) ?? [];
  if (closing && wanted) return { start: at, message: `</${closing}> closes nothing; what is open here is <${wanted}>`, hint: `Write </${wanted}>.` };
  if (message.startsWith('unexpected character')) return { start: at, message: `what begins with this “${text[at]}” is no tag that can be read`, hint };
  return { start: at, message, hint };
}
