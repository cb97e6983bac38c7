/**
 * Bytes of one file -> its text, or why it has none. The text is well-formed, of bounded size, and what in it may not be published is named.
 */
import { lineStarts, pointAt } from './issue.ts';
import type { Problem } from './frontmatter.ts';
import { FORBIDDEN_CHARACTERS, LIMITS, SPELLED_FLAG } from './policy.ts';

export interface Decoded {
  /** Absent when the bytes are not text. */
  text?: string;
  /** What could be read before the first bad byte; problems are placed by it. */
  readable: string;
  problems: Problem[];
}

const BOMS: ReadonlyArray<readonly [number, number]> = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];

/** How many problems of one kind are told before it is enough. */
export const MOST_PER_RULE = 20;

/** Strict UTF-8; offsets of the problems are those of `readable`. */
export function decode(bytes: Uint8Array): Decoded {
  const refuse = (problem: Problem, readable = ''): Decoded => ({ readable, problems: [problem] });
  if (bytes.length > LIMITS.articleBytes) return refuse({ start: 0, rule: 'file-size', message: `the file is larger than ${LIMITS.articleBytes / 1024} KiB`, hint: 'Split it into several articles.' });
  if (BOMS.some(([first, second]) => bytes[0] === first && bytes[1] === second)) return refuse({ start: 0, rule: 'encoding', message: 'the file is UTF-16, not UTF-8', hint: 'Save it again as UTF-8.' });
  try {
    const text = textOf(bytes);
    return { text, readable: text, problems: [...forbidden(text), ...carriageReturn(text)] };
  } catch {
    const readable = validPrefix(bytes);
    const { line, column } = pointAt(lineStarts(readable), readable.length);
    return refuse({ start: readable.length, rule: 'encoding', message: `the file is not valid UTF-8 at line ${line}, column ${column}`, hint: 'Save it again as UTF-8.' }, readable);
  }
}

/** Bytes that are not UTF-8 are an error. */
export const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

/** The longest well-formed beginning. */
function validPrefix(bytes: Uint8Array): string {
  let low = 0;
  let high = bytes.length;
  const read = (length: number) => new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    try {
      read(middle);
      low = middle;
    } catch {
      high = middle - 1;
    }
  }
  return read(low);
}

function forbidden(text: string): ForbiddenCharacter[] {
  const problems: ForbiddenCharacter[] = [];
  let flags: Set<number> | undefined;
  for (let at = 0; at < text.length && problems.length < MOST_PER_RULE; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x20 && unit < 0x7f) continue;
    const code = text.codePointAt(at) as number;
    const found = forbiddenCode(code, at);
    if (found && !(found.rule === 'tag-character' && (flags ??= flagUnits(text)).has(at))) problems.push(found);
    if (code > 0xffff) at++;
  }
  return problems;
}

/** Offsets of the characters that spell a flag. */
const flagUnits = (text: string) => new Set([...text.matchAll(SPELLED_FLAG)].flatMap(({ index, 0: { length } }) => Array.from({ length }, (_, at) => index + at)));

type ForbiddenCharacter = Required<Problem>;

function forbiddenCode(code: number, start: number): ForbiddenCharacter | undefined {
  const found = FORBIDDEN_CHARACTERS.find(({ test }) => test(code));
  if (!found) return undefined;
  return { start, end: start + (code > 0xffff ? 2 : 1), rule: found.rule, message: `${found.name} (U+${code.toString(16).toUpperCase().padStart(4, '0')}) is not allowed`, hint: found.hint ?? 'Delete it; it cannot be seen in most editors.' };
}

/** The first forbidden character of a value that was decoded from escapes (`\u0000` in YAML, `&#27;` in Markdown), placed at `start` or where it stands. */
export function forbiddenIn(value: string, start?: number): ForbiddenCharacter | undefined {
  const [first] = forbidden(value);
  return first && { ...first, start: start ?? first.start };
}

/** Some programs end a line there and some do not, so line numbers and structure would be a matter of opinion. */
function carriageReturn(text: string): Problem[] {
  const start = text.search(/\r(?!\n)/);
  return start < 0 ? [] : [{ start, rule: 'carriage-return', message: 'a carriage return stands without a line feed', hint: 'Save the file with LF or CRLF line ends.' }];
}

/** The same array, or equal bytes. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a === b || (a.length === b.length && Buffer.compare(a, b) === 0);
