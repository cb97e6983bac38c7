/** Tables of what HTML elements become in an article. Whatever is not named here gives its words and loses its tag. */

/** Elements that hold no words of the article; each that has some is told of. */
export const LEFT_OUT: ReadonlySet<string> = new Set(['script', 'style', 'noscript', 'template', 'svg', 'math', 'canvas', 'form', 'button', 'select', 'textarea', 'nav', 'dialog', 'object', 'applet', 'map', 'link', 'meta', 'title', 'head', 'base', 'datalist']);

/** Elements that show something from elsewhere: a link to it stays. */
export const EMBEDS: readonly string[] = ['iframe', 'video', 'audio', 'embed'];

/** Words that other systems call their callouts by -> the component of policy.ts. */
export const CALLOUTS: Readonly<Record<string, 'Note' | 'Tip' | 'Warning' | 'Stop'>> = {
  note: 'Note', notice: 'Note', info: 'Note', information: 'Note', important: 'Warning', abstract: 'Note', seealso: 'Note',
  tip: 'Tip', hint: 'Tip', success: 'Tip',
  warning: 'Warning', warn: 'Warning', caution: 'Warning', attention: 'Warning',
  danger: 'Stop', error: 'Stop', stop: 'Stop',
};

/** Names that a browser knows; any other in a Markdown file is text between angle brackets. */
const KNOWN = new Set(
  ('a abbr address applet area article aside audio b base bdi bdo big blockquote body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog div dl dt em ' +
    'embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark math menu meta meter nav noscript ' +
    'object ol optgroup option output p param picture pre progress q rp rt ruby s samp script section select small source span strike strong style sub summary sup svg table tbody td template ' +
    'textarea tfoot th thead time title tr track tt u ul var video wbr path g rect circle').split(' '),
);
export const isKnownTag = (name: string) => KNOWN.has(name.toLowerCase());

/** The callout that a class list, a tag or a marker names. */
export function calloutOf(words: readonly string[]): (typeof CALLOUTS)[string] | undefined {
  for (const word of words) {
    const bare = word.toLowerCase().replace(/^(?:theme-admonition|admonition|markdown-alert|alert|callout|message|panel|box)[-_]+/, '');
    if (Object.hasOwn(CALLOUTS, bare)) return CALLOUTS[bare];
  }
  return undefined;
}
