/** Mark-up nested so deeply that reading it could exhaust a stack: refused unread. */

/** No page that people wrote comes near it. */
const DEEPEST = 200;
/** Elements without an end, and those whose end may be left out. */
const OPEN_ENDED = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|td|th|tr|thead|tbody|tfoot|option|optgroup|colgroup|rt|rp)$/i;
const MARKS = new RegExp(`^[ \\t]*(?:>[ \\t]?|[-+*][ \\t]+|\\d{1,9}[.)][ \\t]+){33}`, 'm');
/** Brackets and stars opened in one line; the time to read them grows with their square. */
const DENSE = /^[^\n]*(?:(?:[[*_~][^\n[*_~]{0,3}){2000})/m;

/** Offset of the place that is nested too deeply, if there is one. */
export function tooDeepAt(text: string): number | undefined {
  const line = MARKS.exec(text) ?? DENSE.exec(text);
  if (line) return line.index;
  let depth = 0;
  for (const { 0: tag, 1: slash, 2: name, index } of text.matchAll(/<(\/?)([A-Za-z][\w-]*)/g)) {
    if (OPEN_ENDED.test(name as string) || text.startsWith('/>', index + tag.length)) continue;
    depth = Math.max(0, depth + (slash ? -1 : 1));
    if (depth > DEEPEST) return index;
  }
  return undefined;
}
