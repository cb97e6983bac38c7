/**
 * An Issue is a problem of the content, told to the author: where, what, which rule, how to mend it.
 * A throw is a bug of ours; an Issue never is.
 */
export interface Issue {
  /** Relative to the content folder, with forward slashes. */
  path: string;
  /** 1-based; columns count UTF-16 units, as editors do. */
  line: number;
  column: number;
  endLine?: number;
  endColumn?: number;
  severity: 'error' | 'warning';
  /** Stable, kebab-case name of the rule. */
  rule: string;
  message: string;
  /** One sentence on how to mend it. */
  hint?: string;
}

export interface Point {
  line: number;
  column: number;
}

/** Offsets of all line starts of `text`, so that `pointAt` is a binary search. LF, CRLF and a lone CR each end a line. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  // Without the room that it grew by.
  return starts.slice();
}

/** 1-based line and column of an offset. */
export function pointAt(starts: readonly number[], offset: number): Point {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] as number) + 1 };
}

/** By path, then place, then rule: the same order on every machine. */
export function sortIssues(issues: readonly Issue[]): Issue[] {
  return [...issues].sort(
    (a, b) => compare(a.path, b.path) || a.line - b.line || a.column - b.column || compare(a.rule, b.rule) || compare(a.message, b.message),
  );
}

/** Order by UTF-16 units; never by locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const FRAME_WIDTH = 100;

/** The offending line with a neighbour on each side and a caret under the place. @param lines of the whole file */
export function codeFrame(lines: readonly string[], issue: Issue): string {
  const first = Math.max(1, issue.line - 1);
  const last = Math.min(lines.length, issue.line + 1);
  const gutter = String(last).length;
  const shift = Math.max(0, issue.column - FRAME_WIDTH + 20);
  const rows: string[] = [];
  for (let line = first; line <= last; line++) {
    const text = visible((lines[line - 1] as string).slice(shift, shift + FRAME_WIDTH));
    const here = line === issue.line;
    rows.push(`${here ? '>' : ' '} ${String(line).padStart(gutter)} | ${text}`.trimEnd());
    if (here) {
      const end = issue.endLine === issue.line && issue.endColumn ? issue.endColumn : issue.column + 1;
      const width = Math.max(1, Math.min(end, shift + FRAME_WIDTH + 1) - issue.column);
      rows.push(`  ${' '.repeat(gutter)} | ${' '.repeat(issue.column - 1 - shift)}${'^'.repeat(width)}`);
    }
  }
  return rows.join('\n');
}

/** Control characters as their Unicode pictures, tabs as one space: the caret stays under its place and a terminal is not driven by content. */
function visible(text: string): string {
  return text
    .replace(/\t/g, ' ')
    .replace(/[\u0000-\u001f]/g, (c) => String.fromCharCode(0x2400 + c.charCodeAt(0)))
    .replace(/[\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '\ufffd');
}

/**
 * Issues as an author reads them: `path:line:column  message (rule)`, a code frame, one hint.
 * `sources` holds the text of each path that could be read.
 */
export function formatIssues(issues: readonly Issue[], sources: ReadonlyMap<string, string>): string {
  // A file is taken apart once, however many issues it has.
  const lines = new Map<string, string[]>();
  const linesOf = (path: string) => {
    const known = lines.get(path) ?? sources.get(path)?.split(/\r\n|\r|\n/);
    if (known) lines.set(path, known);
    return known;
  };
  return sortIssues(issues)
    .map((issue) => {
      const head = `${visible(issue.path)}:${issue.line}:${issue.column}  ${issue.severity === 'warning' ? 'warning: ' : ''}${visible(issue.message)} (${issue.rule})`;
      const source = linesOf(issue.path);
      return [head, source ? codeFrame(source, issue) : '', issue.hint ? `  hint: ${visible(issue.hint)}` : ''].filter(Boolean).join('\n');
    })
    .join('\n\n');
}
